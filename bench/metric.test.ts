import { expect, test } from 'vitest';
import { atLeast, atMost, jsonLine, percentile, told } from './metric.ts';

test('a percentile is a value that was seen', () => {
  const seen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  expect([percentile(seen, 0.5), percentile(seen, 0.99), percentile(seen, 0), percentile([7], 0.5)]).toEqual([
    5, 10, 1, 7,
  ]);
});

test('a metric is one line of JSON that says whether its target holds', () => {
  expect(jsonLine('tap', atMost('ratio', 1.6, 1.5))).toBe(
    '{"bench":"tap","metric":"ratio","value":1.6,"unit":"","target":"<= 1.5","holds":false}',
  );
  expect(JSON.parse(jsonLine('tap', told('file system', 'ext4')))).toMatchObject({ target: null, holds: null });
});

test('a target that is a least holds at it and above', () => {
  expect([9, 10, 11].map((value) => atLeast('rows', value, 10).holds)).toEqual([false, true, true]);
  expect(atLeast('rows', 9, 10).target).toBe('>= 10');
});
