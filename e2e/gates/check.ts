import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';

interface Part {
  readonly name: string;
  /** Arguments to Node. */
  readonly command: readonly string[];
}

interface Outcome {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

const repository = path.resolve(import.meta.dirname, '../..');
/** The tree to judge; another one in the test of these gates. */
const root = path.resolve(process.argv[2] ?? repository);
const installed = (file: string): string => path.join(repository, 'node_modules', file);

/** The folders with screens; the types of their `.ts` files are judged with those of their components. */
const screens = ['kiosk-ui', 'cloud-hub/console'].filter((folder) => existsSync(path.join(root, folder)));

const parts: readonly Part[] = [
  { name: 'types', command: [installed('@typescript/native/bin/tsc'), '--project', root] },
  ...screens.map((folder) => ({
    name: `screens of ${folder}`,
    command: [
      installed('svelte-check/bin/svelte-check'),
      ...['--workspace', path.join(root, folder), '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
    ],
  })),
  { name: 'lint', command: [installed('oxlint/bin/oxlint')] },
  { name: 'format', command: [installed('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];

async function run({ command }: Part): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<boolean>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
  const [out, errors, passed] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { passed, output: `${out}${errors}`.trim(), seconds: (performance.now() - startedAt) / 1000 };
}

const startedAt = performance.now();
let failures = 0;
await Promise.all(
  parts.map(async (part) => {
    const { passed, output, seconds } = await run(part);
    if (!passed) {
      failures += 1;
      process.stdout.write(`${output}\n`);
    }
    process.stdout.write(`${passed ? 'pass' : 'FAIL'}  ${seconds.toFixed(1).padStart(5)} s  ${part.name}\n`);
  }),
);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
process.stdout.write(`${failures === 0 ? 'pass' : 'FAIL'}  ${seconds.padStart(5)} s  ${parts.length} parts\n`);
process.exitCode = failures === 0 ? 0 : 1;
