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
  ['time', '2024-02-29 23:59:59.999999+00', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
  ['time', '2026-01-02 03:04:05.06+00', Date.UTC(2026, 0, 2, 3, 4, 5, 60)],
  ['time', '1000-12-31 10:20:40+00', Date.UTC(1000, 11, 31, 10, 20, 40)],
  ['time', '0999-12-31 00:00:00+00', -30610310400000],
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
  ['time', '2026-13-01 06:30:00+00'],
  ['time', '2026-11-21 06:61:00+00'],
] as const)('%s %j is refused', (kind, text) => {
  expect(() => fromPostgresText(kind, text)).toThrow(BadColumnValue);
});
