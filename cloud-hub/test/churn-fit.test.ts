import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const commands = join(import.meta.dirname, '../commands');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'jarvis-churn-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** As npm starts it: in the folder of the package, with the folder of whoever called in `INIT_CWD`. */
function fit(...args: readonly string[]): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(commands, 'churn-fit.ts'), ...args], {
    ...{ encoding: 'utf8', cwd: commands, env: { ...process.env, INIT_CWD: folder } },
  });
  return { code: status, out: stdout, said: stderr };
}

test('a table is found where it was named from', () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at % 7},${at % 7 < 3 ? 'yes' : 'no'}`);
  writeFileSync(join(folder, 'members.csv'), `visits,left\n${rows.join('\n')}\n`);
  const { code, out } = fit('--csv', 'members.csv', '--target', 'left');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ target: 'left', rows: 60, columns: 1 });
});

test('it tells how it is used', () => {
  for (const asked of ['--help', '-h']) {
    const { code, out, said } = fit(asked);
    expect([code, said]).toEqual([0, '']);
    expect(out).toContain('npm run --silent churn:fit -- --csv members.csv --target churn');
  }
});

test.each([
  [['--foo'], "Unknown option '--foo'."],
  [['members.csv'], "Unexpected argument 'members.csv'."],
  [['--target', 'left'], 'churn:fit needs --csv FILE and --target COLUMN.'],
  [['--csv', 'absent.csv', '--target', 'left'], 'absent.csv cannot be read: ENOENT'],
  [['--csv', 'members.csv', '--target', 'gone'], 'members.csv: '],
])('%j is refused on one line', (args, message) => {
  const { code, out, said } = fit(...args);
  expect([code, out]).toEqual([78, '']);
  expect(said).toMatch(/^\S[^\n]+\. [A-Z][^\n]+\.\n$/);
  expect(said.startsWith(message), said).toBe(true);
});
