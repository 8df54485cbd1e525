import { expect, test } from 'vitest';
import { snoozeEnd } from './snooze.ts';

const at = (text: string): number => Date.parse(text);

test('what is put off until tomorrow morning is back at eight by the gym’s own clock, also where clocks are changed overnight', () => {
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'Europe/Paris')).toBe(at('2026-11-22T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-10-24T18:00:00Z'), 'Europe/Paris')).toBe(at('2026-10-25T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T23:30:00Z'), 'Europe/Paris')).toBe(at('2026-11-23T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'America/Los_Angeles')).toBe(at('2026-11-22T16:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'Pacific/Auckland')).toBe(at('2026-11-22T19:00:00Z'));
});

test('an hour is an hour and a week seven days', () => {
  expect(snoozeEnd('hour', 0, undefined)).toBe(3_600_000);
  expect(snoozeEnd('week', 0, undefined)).toBe(7 * 86_400_000);
});
