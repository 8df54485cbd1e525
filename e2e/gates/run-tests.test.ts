import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository, runNode } from './seeded-tree.ts';

/** Inside the repository, so that its packages are found. */
const scratch = path.join(repository, 'e2e/output');

let root: string;
beforeEach(() => {
  mkdirSync(scratch, { recursive: true });
  root = mkdtempSync(path.join(scratch, 'run-tests-'));
  writeFileSync(
    path.join(root, 'vitest.config.ts'),
    "export default { test: { include: ['*.test.ts'], testTimeout: 5_000, allowOnly: false } };\n",
  );
});
afterEach(() => rmSync(root, { recursive: true }));

const plant = (file: string, body: string): void =>
  writeFileSync(path.join(root, file), `import { beforeAll, describe, expect, test } from 'vitest';\n${body}\n`);

const runTests = (words: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  runNode([path.join(repository, 'e2e/run-tests.ts'), '--root', root, ...words], { env });

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

test('what passed, failed and was skipped is told on the last line, and a failure is the exit code', async () => {
  plant('a.test.ts', "test('a', () => {});\ntest('b', () => expect(1).toBe(2));\ntest.skip('c', () => {});");
  plant('broken.test.ts', "import './missing.ts';\ntest('d', () => {});");
  plant(
    'hook.test.ts',
    "describe('e', () => {\n  beforeAll(() => { throw new Error('no'); });\n  test('f', () => {});\n});",
  );
  const { code, output } = await runTests();
  expect(lastLine(output)).toBe('1 passed, 3 failed, 2 skipped');
  expect(code).toBe(1);
});

test('a promise that nobody caught is a failure though every test passed', async () => {
  plant(
    'a.test.ts',
    "test('a', async () => {\n  void Promise.reject(new Error('lost'));\n  await Promise.resolve();\n});",
  );
  const { code, output } = await runTests();
  expect(output).toContain('Error: lost');
  expect(lastLine(output)).toBe('1 passed, 1 failed, 0 skipped');
  expect(code).toBe(1);
});

test('a skipped test fails only the run in which every test has to run', async () => {
  plant('a.test.ts', "test('a', () => {});\ntest.skip('b', () => {});\ntest.todo('c');");
  const tolerant = await runTests();
  expect(lastLine(tolerant.output)).toBe('1 passed, 0 failed, 2 skipped');
  expect(tolerant.code).toBe(0);
  const strict = await runTests(['--no-skips']);
  expect(lastLine(strict.output)).toBe('1 passed, 0 failed, 2 skipped');
  expect(strict.code).toBe(1);
});

test('a run that finds no test fails', async () => {
  const { code, output } = await runTests();
  expect(output).toContain('No test file was found');
  expect(lastLine(output)).toBe('0 passed, 0 failed, 0 skipped');
  expect(code).toBe(1);
});

test('one test kept to itself fails the run', async () => {
  plant('a.test.ts', "test.only('a', () => {});\ntest('b', () => {});");
  const { code, output } = await runTests();
  expect(output).toContain('.only');
  expect(code).toBe(1);
});

test('a filter chooses files', async () => {
  plant('chosen.test.ts', "test('a', () => {});");
  plant('other.test.ts', "test('b', () => expect(1).toBe(2));");
  const { code, output } = await runTests(['chosen']);
  expect(lastLine(output)).toBe('1 passed, 0 failed, 0 skipped');
  expect(code).toBe(0);
});

test('tests whose program is not on this machine count as skipped, by name and number', async () => {
  plant('screen.browser.test.ts', "test('a', () => {});\ndescribe('b', () => {\n  test('c', () => {});\n});");
  plant('d.test.ts', "test('d', () => {});");
  const { code, output } = await runTests([], { PATH: root });
  expect(output).toContain('"chromium" is not installed; it is needed to try the screens in a real browser.');
  expect(output).toContain('Skipped screen.browser.test.ts (2): "chromium" is not installed.');
  expect(lastLine(output)).toBe('1 passed, 0 failed, 2 skipped');
  expect(code).toBe(0);
});
