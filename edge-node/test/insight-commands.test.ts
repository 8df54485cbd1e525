import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const commands = join(import.meta.dirname, '../commands');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'jarvis-insight-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** As npm starts it: in the folder of the package, with the folder of whoever called in `INIT_CWD`. */
function run(command: string, args: readonly string[], input = ''): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(commands, `${command}.ts`), ...args], {
    ...{ input, encoding: 'utf8', cwd: commands, env: { ...process.env, INIT_CWD: folder } },
  });
  return { code: status, out: stdout, said: stderr };
}

function file(name: string, ...lines: readonly object[]): string {
  writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return name;
}
const isOneSentenceAndRemedy = /^\S[^\n]+\. [A-Z][^\n]+[.?]\n$/;

test('lines are labelled by their own numbers, after a byte order mark and with separators inside of them', () => {
  const lines = ['{"text":"bonjour"}', '{"text":"merci\u2028au revoir"}', '{"text":"😡"}', 'nope'];
  const { code, out, said } = run('insight-label', [], `\uFEFF${lines.join('\n')}\n`);
  expect([code, said]).toEqual([0, '']);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { text: 'bonjour', intent: 'greeting' },
    { text: 'merci\u2028au revoir' },
    { text: '😡', intent: 'unknown', ends_conversation: false },
    { error: 'not a line of JSON', line: 4 },
  ]);
});

test('whoever has read enough of the labels closes them, and hears nothing of it', () => {
  writeFileSync(join(folder, 'many.jsonl'), '{"text":"bonjour"}\n'.repeat(3000));
  const { stdout, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `"$0" "$1" < many.jsonl | head -1; echo "\${PIPESTATUS[0]}"`,
      process.execPath,
      join(commands, 'insight-label.ts'),
    ],
    { encoding: 'utf8', cwd: folder },
  );
  const [line = '', code] = stdout.split('\n');
  expect([JSON.parse(line), code, stderr]).toMatchObject([{ intent: 'greeting' }, '0', '']);
});

test.each([
  ['insight-label', ['--foo'], "Unknown option '--foo'."],
  ['insight-label', ['in.jsonl'], "Unexpected argument 'in.jsonl'."],
  ['insight-fit', ['--foo'], "Unknown option '--foo'."],
  ['insight-fit', ['--train'], "Option '--train <value>' argument missing."],
  ['insight-fit', ['--train', 'a.jsonl'], 'insight:fit needs --train FILE and --test FILE.'],
] as const)('%s %j is refused in one sentence and its remedy', (command, args, message) => {
  const { code, out, said } = run(command, args);
  expect([code, out]).toEqual([78, '']);
  expect(said).toMatch(isOneSentenceAndRemedy);
  expect(said.startsWith(message), said).toBe(true);
});

test.each(['insight-label', 'insight-fit'])('%s tells how it is used', (command) => {
  const { code, out } = run(command, ['--help']);
  expect([code, out]).toEqual([0, expect.stringContaining(`npm run --silent ${command.replace('-', ':')}`)]);
});

const train = [
  { text: 'book a class', label: 'book' },
  { text: 'pay by card', label: 'pay' },
];
test('files to learn from are found where they were named from, with a byte order mark or without', () => {
  file('train.jsonl', ...train);
  writeFileSync(join(folder, 'test.jsonl'), `\uFEFF${JSON.stringify(train[1])}\r\n`);
  const { code, out, said } = run('insight-fit', ['--train', 'train.jsonl', '--test', 'test.jsonl']);
  expect([code, said]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ train: 2, test: 1, leftOut: 0, accuracy: 1 });
});

test.each([
  ['nothing to learn from', [], train, 'train.jsonl has nothing to learn from.'],
  ['nothing to test', train, [], 'test.jsonl has nothing to test.'],
  ['no label that was learned', train, [{ text: 'hi', label: 'greet' }], 'test.jsonl has no label of train.jsonl.'],
  ['no label', train, [{ text: 'hi' }], 'test.jsonl: line 1 is not {"text", "label"}.'],
])('there are no figures where a file has %s: it is named', (_, learned, tested, message) => {
  const files = ['--train', file('train.jsonl', ...learned), '--test', file('test.jsonl', ...tested)];
  const { code, out, said } = run('insight-fit', files);
  expect([code, out]).toEqual([78, '']);
  expect(said).toMatch(isOneSentenceAndRemedy);
  expect(said.startsWith(message), said).toBe(true);
});

test('a file that is not there is named, and nothing is said of its lines', () => {
  const { code, said } = run('insight-fit', ['--train', file('train.jsonl', ...train), '--test', 'absent.jsonl']);
  expect([code, said]).toEqual([78, expect.stringMatching(/^absent\.jsonl cannot be read: ENOENT/)]);
  expect(said).not.toContain('"label"');
});
