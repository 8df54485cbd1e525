import type Database from 'better-sqlite3';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type { DeadLetter, Live, SyncReport, TableReport } from './sync-report.ts';

const deadLettersShown = 50;

/** What the box knows of itself beside its file. */
export interface Beside {
  readonly clock: EventClock;
  readonly isProvisioned: boolean;
  /** Undefined where the box does not run. */
  readonly live: Live | undefined;
  /** When the hub was last heard of a table, and when it last changed. */
  readonly heardAt: (table: string) => number | null;
  readonly changedAt: (table: string) => number | null;
}

/** Reads a box's SQLite file, which it never changes: of a box that runs, or of one that does not. */
export function readSyncReport(db: Database.Database, beside: Beside): SyncReport {
  const all = <Row>(sql: string, ...values: unknown[]): Row[] => db.prepare(sql).all(...values) as Row[];
  const one = (sql: string, ...values: unknown[]): number | null =>
    all<{ value: number | null }>(sql, ...values)[0]?.value ?? null;
  const meta = (key: string): string | null =>
    all<{ value: string }>('select value from box_meta where key = ?', key)[0]?.value ?? null;

  const { bootId, monotonicNs, wallMs, clockQuality } = beside.clock();
  const settledSequence = Number(meta('settled') ?? 0);
  const lastSequence = one('select max(sequence) as value from outbox') ?? 0;
  const boots = all<SyncReport['clock']['boots'][number]>(
    'select boot_id as bootId, boot_at_ms as bootAtMs, error_ms as errorMs from boots order by learned_at desc',
  );
  const boot = boots.find((known) => known.bootId === bootId);
  const hubMs = boot && boot.bootAtMs + Number(monotonicNs) / 1e6;
  const tables = readTables(all, beside);
  return {
    at: Math.round(hubMs ?? wallMs),
    provisioning: !beside.isProvisioned
      ? 'unprovisioned'
      : tables.every(({ isLoaded }) => isLoaded)
        ? 'ready'
        : 'provisioning',
    live: beside.live ?? null,
    incarnation: meta('incarnation'),
    hubEpoch: meta('hub_epoch'),
    outbox: {
      waiting: Math.max(0, lastSequence - settledSequence),
      oldestAt: one(
        'select queued_at as value from outbox where sequence > ? order by sequence limit 1',
        settledSequence,
      ),
      settledSequence,
      lastSequence,
      keptFrom: one('select min(sequence) as value from outbox'),
      waitingByTable: all(
        `select table_name as "table", count(*) as count from outbox where sequence > ?
         group by table_name order by count desc`,
        settledSequence,
      ),
    },
    deadLetters: {
      count: one('select count(*) as value from dead_letters') ?? 0,
      newest: all<DeadLetter>(
        `select id, sequence, table_name as "table", row ->> 'id' as rowId, kind, reason, rejected_at as rejectedAt
         from dead_letters order by rejected_at desc, sequence desc limit ${deadLettersShown}`,
      ),
    },
    pendingEdits: {
      rows: one('select count(*) as value from overlaid_rows') ?? 0,
      byTable: all(
        `select table_name as "table", sum(settled_at is null) as waiting, sum(settled_at is not null) as taken
         from pending_edits group by table_name order by table_name`,
      ),
    },
    conflicts: {
      open: one('select count(*) as value from conflicts where reviewed_at is null and deleted_at is null') ?? 0,
      oldestAt: one('select min(found_at) as value from conflicts where reviewed_at is null and deleted_at is null'),
    },
    tables,
    clock: {
      quality: clockQuality,
      aheadMs: hubMs === undefined ? null : Math.round(wallMs - hubMs),
      errorMs: boot?.errorMs ?? null,
      bootId,
      boots,
    },
  };
}

function readTables(all: <Row>(sql: string) => Row[], { heardAt, changedAt }: Beside): TableReport[] {
  const cursors = new Map(
    all<{ table_name: string; handle: string; offset: string; filling: number }>('select * from shape_cursors').map(
      (cursor) => [cursor.table_name, cursor],
    ),
  );
  const loaded = new Set(
    all<{ key: string }>(`select key from box_meta where key like 'loaded:%'`).map(({ key }) => key),
  );
  return downTables.map((table) => {
    const cursor = cursors.get(table);
    return {
      table,
      isLoaded: loaded.has(`loaded:${table}`),
      isFilling: cursor?.filling === 1,
      rows: all<{ value: number }>(`select count(*) as value from "${table}"`)[0]?.value ?? 0,
      handle: cursor?.handle ?? null,
      offset: cursor?.offset ?? null,
      heardAt: heardAt(table),
      changedAt: changedAt(table),
    };
  });
}
