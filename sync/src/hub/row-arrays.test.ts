import { expect, test } from 'vitest';
import { columnValues } from './row-arrays.ts';

test('what all rows have in common is told once, what differs is told for each', () => {
  const rows = [
    { id: 'a', door: null, at: 1 },
    { id: 'b', door: null, at: 1 },
  ];
  expect(columnValues(rows, 'id', 'text', true)).toEqual({ each: '{"a","b"}', shared: null });
  expect(columnValues(rows, 'at', 'integer', true)).toEqual({ each: '{}', shared: '1' });
  expect(columnValues(rows, 'door', 'text', true)).toEqual({ each: '{}', shared: null });
  expect(columnValues(rows, 'at', 'integer', false)).toEqual({ each: '{"1","1"}', shared: null });
});

test('a column that a row lacks is empty there, and words that look like nothing stay words', () => {
  const rows = [{ id: 'a' }, { id: 'b', name: 'NULL' }, { id: 'c', name: '' }];
  expect(columnValues(rows, 'name', 'text', true).each).toBe('{NULL,"NULL",""}');
});

test('names with quotes, backslashes, commas and braces arrive as they were typed', () => {
  const rows = [{ name: String.raw`O"Neil \ {x}, y` }, { name: 'Zoé\nLefèvre' }];
  expect(columnValues(rows, 'name', 'text', true).each).toBe(String.raw`{"O\"Neil \\ {x}, y",` + '"Zoé\nLefèvre"}');
});

test('what is kept as JSON stays JSON, a lone text too', () => {
  const rows = [{ body: { fr: 'Salut "toi"' } }, { body: 'text' }, { body: null }];
  expect(columnValues(rows, 'body', 'json', true).each).toBe(
    String.raw`{"{\"fr\":\"Salut \\\"toi\\\"\"}","\"text\"",NULL}`,
  );
});
