import { counted, lasting } from './spans.ts';
import type { Finding } from './sync-findings.ts';
import { needsPerson } from './sync-findings.ts';
import { leftMs } from './sync-progress.ts';
import type { SyncReport, TableReport } from './sync-report.ts';

const labelWidth = 11;

/** A report in words, for a terminal. */
export function inWords(report: SyncReport, findings: readonly Finding[]): string {
  const time = new Date(report.at).toISOString().replace('T', ' ').slice(0, 19);
  return [
    `Sync of this box with its hub, at ${time} UTC`,
    report.live === null ? 'The box is not running: this is what its file says.' : 'The box is running and says:',
    '',
    ...verdictIn(findings),
    '',
    ...part('Link', linkIn(report)),
    ...part('Waiting', waitingIn(report)),
    ...part('Refused', refusedIn(report)),
    ...part('On top', pendingIn(report)),
    ...part('Conflicts', conflictsIn(report)),
    ...part('Clock', clockIn(report)),
    ...part('File', fileIn(report)),
    ...part('Tables', tablesIn(report)),
    '',
  ].join('\n');
}

function part(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? label : '').padEnd(labelWidth)}${line}`.trimEnd());
}

function verdictIn(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['All is well.'];
  return [
    needsPerson(findings) ? 'Something needs you:' : 'Nothing needs you now:',
    ...findings.flatMap(({ kind, what, remedy }) => [`  ${kind === 'act' ? '!' : '-'} ${what}`, `    ${remedy}`]),
  ];
}

function linkIn({ live, at }: SyncReport): string[] {
  if (live === null) return ['unknown while the box does not run'];
  const { state, since, cause } = live.link;
  return [
    `${state} for ${lasting(at - since)}${cause === null ? '' : `: ${cause}`}`,
    ...live.problems.flatMap(({ what, cause: why, remedy, since: begun }) => [
      `${what} does not work for ${lasting(at - begun)}: ${why}`,
      ...(remedy === null ? [] : [`  ${remedy}`]),
    ]),
  ];
}

function waitingIn({ outbox, live, at }: SyncReport): string[] {
  const { waiting, oldestAt, waitingByTable } = outbox;
  const pace = live && `${live.pace.lastMinute.toLocaleString('en')} answered for in the last minute`;
  if (waiting === 0) return ['nothing', ...(pace === null ? [] : [pace])];
  const tables = waitingByTable.map(({ table, count }) => `${table} ${count.toLocaleString('en')}`).join(', ');
  const since = oldestAt === null ? '' : `, the oldest for ${lasting(at - oldestAt)}`;
  const left = leftMs({ waiting, perSecond: live?.pace.perSecond ?? 0 });
  return [
    `${counted(waiting, 'change')}${since} (${tables})`,
    ...(pace === null
      ? []
      : [left === null ? pace : `${pace}, ${live?.pace.perSecond.toFixed(1)} a second: about ${lasting(left)} left`]),
  ];
}

function refusedIn({ deadLetters, at }: SyncReport): string[] {
  const { count, newest } = deadLetters;
  if (count === 0) return ['nothing'];
  return [
    `${counted(count, 'change')} that the hub will not take as they stand`,
    ...newest.flatMap(({ id, sequence, table, rowId, kind, reason, rejectedAt }) => [
      `  ${id}  ${kind} of ${table} ${rowId ?? ''} (sequence ${sequence}), ${lasting(at - rejectedAt)} ago`,
      `    ${reason}`,
    ]),
    ...(count > newest.length ? [`  and ${count - newest.length} older`] : []),
    'send again: npm run sync:status -- retry <id>, or retry --all',
  ];
}

function pendingIn({ pendingEdits: { rows, byTable } }: SyncReport): string[] {
  if (rows === 0) return ['no edits: every row shows as the hub has it'];
  const tables = byTable.map(({ table, waiting, taken }) => `${table}: ${waiting} to send, ${taken} taken by the hub`);
  return [`${counted(rows, 'row')} shown with edits of this box that the hub's copy does not show yet`, ...tables];
}

function conflictsIn({ conflicts: { open, oldestAt }, at }: SyncReport): string[] {
  if (open === 0) return ['none'];
  return [`${open} to look at${oldestAt === null ? '' : `, the oldest for ${lasting(at - oldestAt)}`}`];
}

function clockIn({ clock: { quality, aheadMs, errorMs, boots, bootId } }: SyncReport): string[] {
  const known = `${counted(boots.length, 'boot')} known by the hub's time${boots.some((boot) => boot.bootId === bootId) ? ', this one too' : ''}`;
  if (aheadMs === null) return [`quality ${quality}; the hub has not been heard in this boot`, known];
  const off =
    Math.abs(aheadMs) < 2000
      ? `right within ${Math.max(1, Math.round(Math.abs(aheadMs) + (errorMs ?? 0)))} ms`
      : `${lasting(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} the hub (${Math.round(aheadMs)} ms, within ${Math.round(errorMs ?? 0)})`;
  return [`quality ${quality}; ${off}`, known];
}

function fileIn({ incarnation, hubEpoch, outbox, live, provisioning }: SyncReport): string[] {
  const durable = live?.durableSequence ?? null;
  return [
    `incarnation ${incarnation ?? 'none yet'}, ${provisioning}`,
    `hub epoch ${hubEpoch ?? 'none heard of yet'}`,
    `sequence ${outbox.lastSequence} given out, ${outbox.settledSequence} answered for, ${durable === null ? 'no durable one heard of yet' : `${durable} durable at the hub`}, kept from ${outbox.keptFrom ?? 'none'}`,
  ];
}

function tablesIn({ tables, at, live }: SyncReport): string[] {
  const loaded = tables.filter(({ isLoaded }) => isLoaded).length;
  const filling = tables.filter(({ isFilling }) => isFilling).length;
  const ago = (then: number | null): string => (then === null ? '-' : `${lasting(at - then)} ago`);
  const row = ([name = '', rows = '', state = '', heard = '', changed = '', place = '']: readonly string[]): string => {
    const times = live === null ? [] : [heard.padEnd(11), changed.padEnd(11)];
    return [name.padEnd(26), rows.padStart(9), ` ${state.padEnd(18)}`, ...times, place].join(' ').trimEnd();
  };
  return [
    `${loaded} of ${tables.length} loaded${filling > 0 ? `, ${filling} loading anew beside what is read` : ''}`,
    row(['table', 'rows', 'state', 'heard', 'changed', 'place in the hub’s log']),
    ...tables.map((table) =>
      row([
        table.table,
        table.rows.toLocaleString('en'),
        stateOf(table),
        ago(table.heardAt),
        ago(table.changedAt),
        table.handle === null ? '-' : `${table.handle} @ ${table.offset}`,
      ]),
    ),
  ];
}

function stateOf({ isLoaded, isFilling, handle }: TableReport): string {
  if (isFilling) return isLoaded ? 'loading anew' : 'loading';
  if (!isLoaded) return 'not loaded';
  return handle === null ? 'to be loaded anew' : 'loaded';
}
