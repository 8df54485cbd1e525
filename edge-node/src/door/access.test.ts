import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import { expect, test } from 'vitest';
import type { Door, Gym } from '../store/place.ts';
import { badge, marie } from '../../test/example-member.ts';
import type { Badge, Holder, Profile } from '../store/profile.ts';
import type { Entry, EntryQuestion } from './access.ts';
import { decideEntry } from './access.ts';

/** Saturday 21 November 2026, 11:00 in Paris. */
const now = Date.UTC(2026, 10, 21, 10);
const hour = 3_600_000;
const day = 24 * hour;

const time: EventTime = { bootId: 'boot', monotonicNs: 1n, wallMs: now, clockQuality: 'ntp' };
const weekly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, [['06:00', '22:00']]]),
) as Gym['openingHours']['weekly'];
const gym: Gym = {
  id: 'gym',
  name: 'Gym',
  city: 'Lyon',
  timezone: 'Europe/Paris',
  status: 'active',
  openingHours: { weekly, exceptions: [] },
  clockPolicy: 'admit',
};
const door: Door = { id: 'door', name: 'Porte', output: 'simulated', pulseMs: 3000, policy: 'anti-passback' };
const holds = (member: Partial<Profile> = {}, card: Partial<Badge> = {}): Holder => ({
  kind: 'member',
  badge: { ...badge, ...card },
  member: { ...marie, ...member },
});
const ask = (question: Partial<EntryQuestion> = {}): Entry =>
  decideEntry({ holder: holds(), gym, door, presence: undefined, time, ...question });
const at = (wallMs: number): Partial<EntryQuestion> => ({ time: { ...time, wallMs } });
const refusal = (entry: Entry) => (entry.kind === 'refused' ? entry.refusal : entry.kind);

test('a member in order is let in', () => {
  expect(ask()).toEqual({ kind: 'granted', member: marie, badgeId: 'badge', sameVisit: null });
});

test.each([
  ['a badge that nobody knows', { holder: { kind: 'unknown' } }, { reason: 'unknown-badge' }],
  ['a badge given to nobody', { holder: { kind: 'unassigned', badge } }, { reason: 'badge-unassigned' }],
  ['a revoked badge', { holder: holds({}, { revokedAt: now - day }) }, { reason: 'badge-revoked' }],
  ['a badge reported lost', { holder: holds({}, { lostAt: now - day }) }, { reason: 'badge-lost' }],
  [
    'a member whom another gym of the franchise admits',
    { holder: { kind: 'elsewhere', badge, homeGym: 'Villeurbanne' } },
    { reason: 'wrong-gym', homeGym: 'Villeurbanne' },
  ],
  ['a member of a gym out of operation', { gym: { ...gym, status: 'suspended' } }, { reason: 'gym-not-operating' }],
  ['a member suspended by staff', { holder: holds({ suspendedReason: 'x' }) }, { reason: 'suspended-by-staff' }],
  ['a member who left', { holder: holds({ isActive: false }) }, { reason: 'member-inactive' }],
  ['a member without a waiver', { holder: holds({ waiverSignedAt: null }) }, { reason: 'waiver-missing' }],
  ['a member who owes', { holder: holds({ paymentDueSince: now - day }) }, { reason: 'payment-due', since: now - day }],
  [
    'a membership that ended this very instant',
    { holder: holds({ membershipExpires: now }) },
    { reason: 'membership-ended', endedAt: now },
  ],
  [
    'a frozen membership',
    { holder: holds({ frozenFrom: now - day, frozenUntil: now + day }) },
    { reason: 'membership-frozen', until: now + day },
  ],
  [
    'a membership frozen until further notice',
    { holder: holds({ frozenFrom: now - day }) },
    { reason: 'membership-frozen', until: null },
  ],
  [
    'anybody on a day without hours',
    { gym: { ...gym, openingHours: { weekly, exceptions: [{ date: '2026-11-21', hours: [] }] } } },
    { reason: 'gym-closed-today', opensAt: Date.UTC(2026, 10, 22, 5) },
  ],
  [
    'anybody after hours',
    at(Date.UTC(2026, 10, 21, 21)),
    { reason: 'gym-closed-now', opensAt: Date.UTC(2026, 10, 22, 5) },
  ],
  [
    "a member outside the plan's hours",
    { holder: holds({ planHours: { weekly: { mon: [['09:00', '16:00']] }, exceptions: [] } }) },
    { reason: 'outside-plan-hours', admittedAt: Date.UTC(2026, 10, 23, 8) },
  ],
  [
    'a member who is inside already',
    { presence: { visitId: 'v', since: now - hour } },
    { reason: 'already-inside', since: now - hour },
  ],
  [
    'anybody while the clock is unknown, where the gym wants that',
    { gym: { ...gym, clockPolicy: 'refuse' }, time: { ...time, clockQuality: 'unknown' } },
    { reason: 'clock-not-trusted' },
  ],
] satisfies [string, Partial<EntryQuestion>, object][])('%s is refused', (_who, question, expected) => {
  expect(refusal(ask(question))).toEqual(expected);
});

test('while the clock is unknown, dates refuse nobody unless the gym wants that', () => {
  const unknownTime: EventTime = { ...time, wallMs: 0, clockQuality: 'unknown' };
  expect(ask({ time: unknownTime, holder: holds({ membershipExpires: now - day }) }).kind).toBe('granted');
  expect(refusal(ask({ time: unknownTime, holder: holds({ suspendedReason: 'x' }) }))).toEqual({
    reason: 'suspended-by-staff',
  });
});

test('a freeze that is over, or not begun, refuses nobody', () => {
  expect(ask({ holder: holds({ frozenFrom: now - 2 * day, frozenUntil: now }) }).kind).toBe('granted');
  expect(ask({ holder: holds({ frozenFrom: now + day }) }).kind).toBe('granted');
});

test('a second tap within half a minute opens the door again and is the same visit', () => {
  expect(ask({ presence: { visitId: 'v', since: now - 29_000 } })).toMatchObject({ kind: 'granted', sameVisit: 'v' });
});

test('where nobody taps out, a later tap is a new visit', () => {
  const entry = ask({ door: { ...door, policy: 'free' }, presence: { visitId: 'v', since: now - hour } });
  expect(entry).toMatchObject({ kind: 'granted', sameVisit: null });
});

test('who forgot to tap out is let in again from 04:00 on', () => {
  const atFive = Date.UTC(2026, 10, 21, 4);
  const allDay = {
    ...gym,
    openingHours: { weekly: { ...weekly, sat: [['00:00', '24:00'] as [string, string]] }, exceptions: [] },
  };
  const before = { gym: allDay, presence: { visitId: 'v', since: Date.UTC(2026, 10, 21, 2, 59) } };
  const after = { gym: allDay, presence: { visitId: 'v', since: Date.UTC(2026, 10, 21, 3, 1) } };
  expect(ask({ ...before, ...at(atFive) }).kind).toBe('granted');
  expect(refusal(ask({ ...after, ...at(atFive) }))).toMatchObject({ reason: 'already-inside' });
});

test('who must see the desk anyway is told so rather than sent away until opening time', () => {
  expect(refusal(ask({ holder: holds({ paymentDueSince: 1 }), ...at(Date.UTC(2026, 10, 21, 22)) }))).toMatchObject({
    reason: 'payment-due',
  });
});
