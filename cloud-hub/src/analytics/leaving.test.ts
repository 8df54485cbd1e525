import { expect, test } from 'vitest';
import { distinctVisits, factorParameters, seasonOf, snapshotAt } from './features.ts';
import { monthStarts } from './learn-tenant.ts';
import { hasLeft, knownAfterMs, mayLeave } from './leaving.ts';
import type { KnownMember, Term } from './member-past.ts';

const day = 86_400_000;
const at = Date.UTC(2026, 5, 1, 2);
const ago = (days: number): number => at - days * day;

/** Comes every third day until so many days after the moment. */
const regular = (until: number): Float64Array =>
  Float64Array.from({ length: 400 }, (_, index) => ago(200) + index * 3 * day).filter((one) => one <= at + until * day);

const marie: KnownMember = {
  ...{ id: 'm', gymId: 'g', isDeleted: false, workoutsPerWeek: 2, frozen: null },
  memberSince: ago(400),
  membershipExpires: null,
  totals: { visits: 0, lastVisitAt: null, sessions: 0, meanSessionMs: null, lastSessionAt: null },
  visits: regular(200),
  sessions: new Float64Array(),
  ...{ sentiments: [], bookings: [], terms: [] },
};
const term = (knownAt: number, expires: number | null, isActive = true): Term => ({ knownAt, expires, isActive });

test('who stays away for eight weeks has left, from the last visit on, and who comes back has not', () => {
  expect(hasLeft(marie, at)).toBe(false);
  expect(hasLeft({ ...marie, visits: regular(20) }, at)).toBe(true);
  expect(hasLeft({ ...marie, visits: regular(-10) }, at), 'gone before').toBe(true);
  expect(hasLeft({ ...marie, visits: regular(40) }, at), 'leaves later').toBe(false);
  const onHoliday = marie.visits.filter((one) => one < ago(0) || one > ago(-80));
  expect(hasLeft({ ...marie, visits: onHoliday }, at)).toBe(false);
});

test('a membership that ends and is not renewed within two weeks is one that left', () => {
  const ends = at + 20 * day;
  const known = [term(ago(300), ends)];
  expect(hasLeft({ ...marie, terms: known }, at)).toBe(true);
  expect(hasLeft({ ...marie, terms: [...known, term(ends + 10 * day, ends + 365 * day)] }, at)).toBe(false);
  expect(hasLeft({ ...marie, terms: [...known, term(ends + 30 * day, ends + 365 * day)] }, at)).toBe(true);
  expect(hasLeft({ ...marie, terms: [term(ago(300), at + 40 * day)] }, at), 'not yet').toBe(false);
  expect(hasLeft({ ...marie, terms: [term(ago(300), null), term(at + 5 * day, null, false)] }, at)).toBe(true);
  expect(hasLeft({ ...marie, terms: [term(at + 60 * day, ends)] }, at), 'told later that it had ended').toBe(true);
});

test('nobody is asked about who has ended, paused, just joined or long stopped coming', () => {
  expect(mayLeave(marie, at)).toBe(true);
  expect(mayLeave({ ...marie, memberSince: ago(5) }, at)).toBe(false);
  expect(mayLeave({ ...marie, terms: [term(ago(300), ago(1))] }, at)).toBe(false);
  expect(mayLeave({ ...marie, terms: [term(ago(300), null), term(ago(2), null, false)] }, at)).toBe(false);
  expect(mayLeave({ ...marie, visits: regular(-60) }, at)).toBe(false);
  const frozen = { from: ago(3), until: at + 10 * day };
  expect([mayLeave({ ...marie, frozen }, at), hasLeft({ ...marie, frozen }, at)]).toEqual([false, undefined]);
});

test('nothing that came or was told later is seen in a past month', () => {
  const seen = (member: KnownMember) => snapshotAt(member, distinctVisits(member.visits), ago(200), at);
  const before: KnownMember = {
    ...marie,
    visits: regular(0),
    sessions: Float64Array.of(ago(3)),
    sentiments: [{ at: ago(3), score: 0.5 }],
    bookings: [{ startsAt: ago(9), changedAt: ago(9), state: 'attended' }],
    terms: [term(ago(100), at + 10 * day)],
  };
  const after: KnownMember = {
    ...before,
    visits: marie.visits,
    sessions: Float64Array.of(ago(3), ago(-1)),
    sentiments: [...before.sentiments, { at: ago(-1), score: -1 }],
    bookings: [...before.bookings, { startsAt: ago(-2), changedAt: ago(-2), state: 'missed' }],
    terms: [...before.terms, term(at + day, at + 400 * day)],
    membershipExpires: at + 400 * day,
    totals: { ...before.totals, visits: 999 },
  };
  expect(seen(after)).toEqual(seen(before));
  expect(seen(before)).toMatchObject({ contract: 'long', contractDays: 10, kept: 1, talks: 1, mood: 0.5, felt: 1 });
});

test('a habit is what a member did before the last four weeks, and what is missed is counted by it', () => {
  const gone = { ...marie, visits: regular(-21) };
  const snapshot = snapshotAt(gone, gone.visits, ago(200), at);
  expect(snapshot.usual).toBeCloseTo(28 / 3, 0);
  expect(snapshot.visits).toBe(2);
  expect(snapshot.visitsMissed).toBeGreaterThan(5);
  expect(snapshot.visitsMissed).toBeLessThan(9);
  expect(snapshot.longestGap).toBeCloseTo(3, 6);
  expect(factorParameters(snapshot)).toMatchObject({
    absence: { days: 23 },
    tenure: { days: 400 },
    contract_end: { days: null },
  });
  const young = snapshotAt({ ...marie, memberSince: ago(40) }, marie.visits, ago(200), at);
  expect(young.usual, 'not known yet').toBeNaN();
});

test('several taps of one visit count once, and a season is told only where many come', () => {
  expect([...distinctVisits(Float64Array.of(0, 60_000, 5 * 3_600_000))]).toEqual([0, 5 * 3_600_000]);
  const half = snapshotAt({ ...marie, visits: regular(-14) }, regular(-14), ago(200), at);
  expect(seasonOf(Array.from({ length: 1000 }, () => half))).toBeCloseTo(0.5, 1);
  expect(seasonOf([half])).toBeGreaterThan(0.9);
});

test('a past month begins when its first business day does where the gym is, and counts once it is known who left', () => {
  const now = Date.UTC(2026, 10, 21, 1);
  const starts = monthStarts({ timezone: 'Europe/Paris' }, Date.UTC(2025, 11, 1), now);
  expect(starts[0]).toBe(Date.UTC(2026, 1, 1, 3));
  expect(starts.at(-1)).toBe(Date.UTC(2026, 7, 1, 2));
  expect(starts).toHaveLength(7);
  expect(starts.every((start) => start + knownAfterMs <= now)).toBe(true);
  expect(monthStarts({ timezone: 'America/Montreal' }, Date.UTC(2025, 11, 1), now).at(-1)).toBe(
    Date.UTC(2026, 7, 1, 8),
  );
});
