import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export const repository = path.resolve(import.meta.dirname, '../..');

/** A small repository under this repository's own settings, to see that a gate refuses what is planted in it. */
export interface SeededTree extends Disposable {
  readonly root: string;
  plant(file: string, content: string): void;
}

const settings = [
  ...['.gitignore', '.oxlintrc.json', '.prettierignore', '.prettierrc.json'],
  ...['tsconfig.json', 'kiosk-ui/tsconfig.json'],
];

export function seedTree(files: Readonly<Record<string, string>> = {}): SeededTree {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'gates-')));
  const plant = (file: string, content: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const file of settings) {
    const setting = readFileSync(path.join(repository, file), 'utf8');
    plant(file, setting.replaceAll('"./e2e/', `"${repository}/e2e/`));
  }
  plant('package.json', '{\n  "type": "module"\n}\n');
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  for (const [file, content] of Object.entries(files)) plant(file, content);
  return { root, plant, [Symbol.dispose]: () => rmSync(root, { recursive: true }) };
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs Node on the given arguments, outside any test runner that this process may be a part of. */
export async function runNode(
  words: readonly string[],
  { cwd = repository, env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const outside = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST|FORCE_COLOR)/.test(name));
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...Object.fromEntries(outside), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, output: out + errors };
}
