import { setImmediate as otherWork } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { TableName } from '../catalogue.ts';
import { catalogue } from '../catalogue.ts';
import type { Table } from '../table.ts';

const dayMs = 86_400_000;
/** Rows that are removed in one transaction. */
const sliceRows = 500;

/** What is never old, by table: something that a person still has to act on, or that answers a request still here. */
const lasting: Partial<Record<TableName, string>> = {
  alerts: `status in ('pending', 'in_progress')`,
  sessions: `state = 'active'`,
  booking_answers: 'id in (select id from booking_requests)',
};

/**
 * Removes rows that the box has kept for as long as the catalogue says: those that the hub has answered for and that no
 * edit waits on. Between two slices others may use the thread and the file.
 *
 * @param nowMs By a clock that can be trusted, Unix ms.
 * @returns how many rows went, by table.
 */
export async function removeOld(db: Database.Database, nowMs: number): Promise<Map<TableName, number>> {
  const removed = new Map<TableName, number>();
  for (const [name, table] of Object.entries(catalogue as Readonly<Record<TableName, Table>>) as [TableName, Table][]) {
    if (!('kept' in table) || table.kept === undefined) continue;
    const { days, since } = table.kept;
    const slice = `delete from "${name}" where id in (
      select id from "${name}" where "${since}" < @before and not coalesce(${lasting[name] ?? 'false'}, false)
        and id not in (
          select row ->> '$.id' from outbox where table_name = @name and sequence >
            coalesce((select cast(value as integer) from box_meta where key = 'settled'), 0))
        and id not in (select row_id from pending_edits where table_name = @name)
      limit ${sliceRows})`;
    for (let changes = sliceRows; changes === sliceRows && db.open;) {
      ({ changes } = db.prepare(slice).run({ before: nowMs - days * dayMs, name }));
      if (changes > 0) removed.set(name, (removed.get(name) ?? 0) + changes);
      await otherWork();
    }
  }
  return removed;
}
