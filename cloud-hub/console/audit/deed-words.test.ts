import { expect, test } from 'vitest';
import { actionInWords, columnInWords, columnsOf, valueInWords } from './deed-words.ts';
import { auditWords as t } from './words-fr.ts';

const now = Date.UTC(2026, 5, 2, 12);
const reader = {
  t,
  roles: { gym_staff: 'Équipe de salle' },
  nameOf: (id: string) => (id === 'g1' ? 'Part-Dieu' : undefined),
  now,
  place: { language: 'fr', timeZone: 'Europe/Paris' },
} as const;

test('an action is said in words, and one that nobody put into words is still readable', () => {
  expect(actionInWords('box_revoked', t)).toBe('Boîtier révoqué');
  expect(actionInWords('door_painted', t)).toBe('Door painted');
  expect(actionInWords('constructor', t)).toBe('Constructor');
});

test('a column has one name however it is spelled', () => {
  expect(columnInWords('gymId', t)).toBe('Salle');
  expect(columnInWords('gym_id', t)).toBe('Salle');
});

test('a value is said as a person would: names for places, words for roles, times of the gym', () => {
  expect(valueInWords('gym_id', 'g1', reader)).toBe('Part-Dieu');
  expect(valueInWords('role', 'gym_staff', reader)).toBe('Équipe de salle');
  expect(valueInWords('revoked_at', '2026-06-02T07:05:00.000Z', reader)).toBe('09:05');
  expect(valueInWords('is_active', false, reader)).toBe('non');
  expect(valueInWords('notes', null, reader)).toBe('vide');
});

test('what only came or only went is shown too', () => {
  expect(columnsOf({ name: 'a', city: 'b' }, { name: 'c', status: 'd' })).toEqual(['name', 'city', 'status']);
  expect(columnsOf(null, null)).toEqual([]);
});
