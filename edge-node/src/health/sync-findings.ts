import { counted } from './spans.ts';
import type { SyncReport } from './sync-report.ts';

/** Something in a report that is not as it should be. `act`: it stays so until a person does something. */
export interface Finding {
  readonly kind: 'act' | 'wait';
  readonly what: string;
  readonly remedy: string;
}

const minute = 60_000;
const hour = 60 * minute;

/** A queue that the hub could take and does not, for longer than any back-off. */
const stuckAfterMs = hour;
/** Cables are pulled for a night; nobody pulls them for a day on purpose. */
const downTooLongMs = 24 * hour;
/** Hubs are restarted and updated within that. */
const problemAfterMs = 10 * minute;
/** A clock that is this wrong opens doors on the wrong day. */
const clockOffMs = 10 * minute;
/** The hub answers for every table several times a minute. */
const silentAfterMs = 10 * minute;

/** What in a report wants a person, and what only wants time. */
export function findingsOf(report: SyncReport): Finding[] {
  const { at, live, outbox, deadLetters, clock, conflicts } = report;
  const findings: Finding[] = [];
  const act = (what: string, remedy: string): number => findings.push({ kind: 'act', what, remedy });
  const wait = (what: string, remedy: string): number => findings.push({ kind: 'wait', what, remedy });

  if (live === null) act('The box is not running.', 'Start it; what waits is safe in its file until then.');
  if (report.provisioning === 'unprovisioned') {
    act('The box has no gym yet.', 'Type the 6-character code that the console shows for it at its screen.');
    return findings;
  }
  if (deadLetters.count > 0) {
    act(
      `${counted(deadLetters.count, 'change')} the hub refused for good.`,
      'Read each reason below, mend the cause, then `npm run sync:status -- retry <id>` or `retry --all`.',
    );
  }
  const oldestMs = outbox.oldestAt === null ? 0 : at - outbox.oldestAt;
  if (live?.link.state === 'up' && oldestMs > stuckAfterMs) {
    act('Changes have waited for over an hour with the link up.', 'Look at the problems below and at the hub’s log.');
  }
  const revoked = live?.problems.find(({ what }) => what === 'revoked');
  if (revoked !== undefined) act(revoked.cause, revoked.remedy ?? 'Ask who manages the gym.');
  else if (live?.link.state === 'down') {
    const remedy = 'Check the internet cable of the box and that the hub runs.';
    if (at - live.link.since > downTooLongMs) act('The hub has been out of reach for over a day.', remedy);
    else wait('The hub is out of reach; everything at the gym goes on without it.', remedy);
  }
  if (live?.link.state === 'up') {
    for (const { what, cause, remedy, since } of live.problems) {
      (at - since > problemAfterMs ? act : wait)(`${what}: ${cause}`, remedy ?? 'It is tried again by itself.');
    }
    const silent = report.tables.filter(({ heardAt }) => heardAt !== null && at - heardAt > silentAfterMs);
    if (silent.length > 0) {
      act(
        `The hub has said nothing for over ten minutes of: ${silent.map(({ table }) => table).join(', ')}.`,
        'Restart the box; if it stays, look at the hub’s log.',
      );
    }
  }
  const loading = report.tables.filter(({ isLoaded }) => !isLoaded).length;
  if (loading > 0)
    wait(`${counted(loading, 'table')} not loaded yet.`, 'The box loads them as soon as it reaches the hub.');
  if (clock.aheadMs !== null && Math.abs(clock.aheadMs) > clockOffMs) {
    act(
      'This machine’s clock is wrong. Visits are put right at the hub, but doors go by the clock.',
      'Set the clock, or let the machine reach a time server.',
    );
  }
  if (conflicts.open > 0) {
    wait(
      `${counted(conflicts.open, 'conflict')} to look at.`,
      'Staff decide about them on the hub’s page “Conflicts”.',
    );
  }
  return findings;
}

export const needsPerson = (findings: readonly Finding[]): boolean => findings.some(({ kind }) => kind === 'act');
