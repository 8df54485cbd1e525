import { expect, test } from 'vitest';
import { BadColumnValue, fromPostgresText } from './column-value.ts';

test.each([
  ['text', 'Léa', 'Léa'],
  ['json', '{"a": 1}', '{"a": 1}'],
  ['integer', '-42', -42],
  ['real', '72.5', 72.5],
  ['bigint', '9007199254740993', 9007199254740993n],
  ['boolean', 't', 1],
  ['boolean', 'false', 0],
  ['time', '2026-11-21 06:30:00.25+00', Date.UTC(2026, 10, 21, 6, 30, 0, 250)],
  ['time', '2026-11-21 08:30:00+02:30', Date.UTC(2026, 10, 21, 6)],
] as const)('%s %s is kept as %s', (kind, text, value) => {
  expect(fromPostgresText(kind, text)).toBe(value);
  expect(fromPostgresText(kind, null)).toBeNull();
});

test.each([
  ['integer', ''],
  ['integer', 'NaN'],
  ['bigint', '1.5'],
  ['boolean', 'yes'],
  ['time', 'infinity'],
] as const)('%s %j is refused', (kind, text) => {
  expect(() => fromPostgresText(kind, text)).toThrow(BadColumnValue);
});
