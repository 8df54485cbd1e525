import { expect, test } from 'vitest';
import { findingsOf, needsPerson } from './sync-findings.ts';
import type { SyncReport } from './sync-report.ts';

const at = Date.UTC(2026, 10, 21, 12);
const minutes = (count: number): number => at - count * 60_000;
const hours = (count: number): number => minutes(count * 60);

const table = { isLoaded: true, isFilling: false, rows: 1, handle: 'h', offset: '1_0', heardAt: at, changedAt: null };
const live = {
  link: { state: 'up', since: hours(2), cause: null },
  problems: [],
  pace: { lastMinute: 0, perSecond: 0 },
  durableSequence: 0,
} as const satisfies SyncReport['live'];
const well: SyncReport = {
  at,
  provisioning: 'ready',
  live: { ...live, problems: [] },
  incarnation: 'i',
  hubEpoch: 'e',
  outbox: { waiting: 0, oldestAt: null, settledSequence: 0, lastSequence: 0, keptFrom: null, waitingByTable: [] },
  deadLetters: { count: 0, newest: [] },
  pendingEdits: { rows: 0, byTable: [] },
  conflicts: { open: 0, oldestAt: null },
  tables: [{ table: 'members', ...table }],
  clock: { quality: 'ntp', aheadMs: 3, errorMs: 2, bootId: 'b', boots: [] },
};
const down = (since: number) => ({
  ...live,
  problems: [],
  link: { state: 'down' as const, since, cause: 'The hub did not answer.' },
});
const waiting = (oldestAt: number) => ({ ...well.outbox, waiting: 3, oldestAt });
const problem = (since: number) => ({
  ...live,
  problems: [{ what: 'upload', cause: 'The box was revoked.', remedy: 'Type a new code.', since }],
});

test('a box with nothing to do has nothing to say', () => {
  expect(findingsOf(well)).toEqual([]);
});

test.each<[string, Partial<SyncReport>, RegExp]>([
  ['a change that the hub refused for good', { deadLetters: { count: 1, newest: [] } }, /1 change the hub refused/],
  ['changes that wait for over an hour with the link up', { outbox: waiting(minutes(61)) }, /over an hour/],
  ['a hub out of reach for over a day', { live: down(hours(25)) }, /over a day/],
  ['a problem that lasts', { live: problem(minutes(11)) }, /upload: The box was revoked/],
  ['a clock that is wrong', { clock: { ...well.clock, aheadMs: -3_600_000 } }, /clock is wrong/],
  ['a table of which nothing is heard', { tables: [{ table: 'badges', ...table, heardAt: minutes(11) }] }, /badges/],
  ['a box without a gym', { provisioning: 'unprovisioned' }, /no gym yet/],
  ['a box that does not run', { live: null }, /not running/],
])('%s needs a person', (_, changes, what) => {
  const findings = findingsOf({ ...well, ...changes });
  expect(needsPerson(findings)).toBe(true);
  expect(findings.map((finding) => finding.what).join()).toMatch(what);
  expect(findings.every(({ remedy }) => remedy.endsWith('.'))).toBe(true);
});

test.each<[string, Partial<SyncReport>]>([
  ['changes that have waited for less than an hour', { outbox: waiting(minutes(59)) }],
  ['a cable pulled over night, whatever waits', { live: down(hours(10)), outbox: waiting(hours(10)) }],
  ['a problem that has just begun', { live: problem(minutes(2)) }],
  ['a table that is loaded for the first time', { tables: [{ table: 'members', ...table, isLoaded: false }] }],
  ['a clock that is nearly right', { clock: { ...well.clock, aheadMs: 60_000 } }],
  ['a conflict, which is for staff', { conflicts: { open: 1, oldestAt: hours(1) } }],
])('%s needs nobody at the box', (_, changes) => {
  expect(needsPerson(findingsOf({ ...well, ...changes }))).toBe(false);
});
