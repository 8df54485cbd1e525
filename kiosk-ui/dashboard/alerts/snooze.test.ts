import { expect, test } from 'vitest';
import { snoozeEnd } from './snooze.ts';

const at = (text: string): number => Date.parse(text);
const hour = 3_600_000;

test('what is put off until tomorrow morning is back at eight by the gym’s own clock, also where clocks are changed overnight', () => {
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'Europe/Paris')).toBe(at('2026-11-22T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-10-24T18:00:00Z'), 'Europe/Paris')).toBe(at('2026-10-25T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T23:30:00Z'), 'Europe/Paris')).toBe(at('2026-11-23T07:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'America/Los_Angeles')).toBe(at('2026-11-22T16:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-21T18:00:00Z'), 'Pacific/Auckland')).toBe(at('2026-11-22T19:00:00Z'));
});

test('tomorrow is the next date of the gym, however few or many hours today has, and however far its clock is from ours', () => {
  expect(snoozeEnd('tomorrow', at('2026-11-23T20:00:00Z'), 'Pacific/Tahiti')).toBe(at('2026-11-24T18:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-23T20:00:00Z'), 'Pacific/Marquesas')).toBe(at('2026-11-24T17:30:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-11-23T20:00:00Z'), 'America/Anchorage')).toBe(at('2026-11-24T17:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-03-28T22:30:00Z'), 'Europe/Paris')).toBe(at('2026-03-29T06:00:00Z'));
  expect(snoozeEnd('tomorrow', at('2026-10-24T22:30:00Z'), 'Europe/Paris')).toBe(at('2026-10-26T07:00:00Z'));
});

test('in every zone, at every hour of days around a change of clocks, it is eight o’clock on the date after today’s', () => {
  const zones = [
    ...['Europe/Paris', 'Europe/London', 'Atlantic/Azores', 'America/New_York', 'America/Los_Angeles'],
    ...[
      'America/Anchorage',
      'America/Adak',
      'America/St_Johns',
      'America/Santiago',
      'America/Havana',
      'America/Cayenne',
    ],
    ...[
      'Pacific/Honolulu',
      'Pacific/Tahiti',
      'Pacific/Marquesas',
      'Pacific/Gambier',
      'Pacific/Pago_Pago',
      'Pacific/Auckland',
    ],
    ...['Pacific/Chatham', 'Pacific/Kiritimati', 'Pacific/Noumea', 'Australia/Lord_Howe', 'Australia/Adelaide'],
    ...['Asia/Kathmandu', 'Asia/Tokyo', 'Asia/Beirut', 'Africa/Cairo', 'Africa/Casablanca', 'Indian/Reunion', 'UTC'],
  ];
  const starts = ['2026-02-13', '2026-03-06', '2026-03-20', '2026-03-27', '2026-04-03', '2026-04-23', '2026-09-04'];
  const wrong: string[] = [];
  for (const timeZone of zones) {
    const shown = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    for (const start of [...starts, '2026-09-25', '2026-10-02', '2026-10-24', '2026-10-30', '2026-11-23']) {
      for (let hours = 0; hours < 4 * 24; hours += 1) {
        const now = at(`${start}T00:00:00Z`) + hours * hour;
        const next = new Date(at(`${shown.format(now).slice(0, 10)}T00:00:00Z`) + 24 * hour).toISOString().slice(0, 10);
        const end = shown.format(snoozeEnd('tomorrow', now, timeZone));
        if (end !== `${next} 08:00:00`) wrong.push(`${timeZone} ${shown.format(now)} → ${end}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('an hour is an hour and a week seven days', () => {
  expect(snoozeEnd('hour', 0, undefined)).toBe(3_600_000);
  expect(snoozeEnd('week', 0, undefined)).toBe(7 * 86_400_000);
});

test('where the gym is not known, the morning is that of this machine', () => {
  const end = new Date(snoozeEnd('tomorrow', at('2026-11-23T20:00:00Z'), undefined));
  expect([end.getHours(), end.getMinutes()]).toEqual([8, 0]);
});
