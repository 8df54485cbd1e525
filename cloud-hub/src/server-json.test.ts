import { expect, test } from 'vitest';
import { isDeeperThan } from './server-json.ts';

test('brackets inside one another are counted, those side by side and in texts are not', () => {
  expect(isDeeperThan('[[[]]]', 3)).toBe(false);
  expect(isDeeperThan('[[[[]]]]', 3)).toBe(true);
  expect(isDeeperThan('{"a":{"b":{"c":{}}}}', 3)).toBe(true);
  expect(isDeeperThan('[{},{},{},[],[],[]]', 2)).toBe(false);
  expect(isDeeperThan(String.raw`["[[[[", "\"[[[[", "\\", "{{{{"]`, 1)).toBe(false);
  expect(isDeeperThan(String.raw`["\\", [[]]]`, 2)).toBe(true);
  expect(isDeeperThan('['.repeat(100_000), 32)).toBe(true);
});
