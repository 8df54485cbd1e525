import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const spec = readFileSync(join(root, 'sync/SPEC.md'), 'utf8');

/** The tests named under a numbered promise. */
function namedTests(promise: string): { file: string; title: string }[] {
  return [...promise.matchAll(/^ +- `([^`]+)`: (.+)$/gm)].map(([, file = '', title = '']) => ({ file, title }));
}

const promises = [...spec.matchAll(/^(\d+)\. (?:.*\n)+?(?=^\d+\. |^## |$(?![\s\S]))/gm)].map(([text, number]) => ({
  number: Number(number),
  text,
}));

test('the promises of the sync are numbered without a gap, and each names a test', () => {
  expect(promises.map(({ number }) => number)).toEqual(promises.map((_, index) => index + 1));
  expect(promises.length).toBeGreaterThan(25);
  for (const { number, text } of promises) expect(namedTests(text), `promise ${number}`).not.toEqual([]);
});

test('every test that a promise names is there', () => {
  const missing = promises.flatMap(({ number, text }) =>
    namedTests(text)
      .filter(({ file, title }) => {
        const source = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
        return !source.includes(title);
      })
      .map(({ file, title }) => `${number}. ${file}: ${title}`),
  );
  expect(missing).toEqual([]);
});
