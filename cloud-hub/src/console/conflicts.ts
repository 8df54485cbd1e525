import { catalogue, type TableName } from '@jarvis-edge/sync/catalogue.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import {
  Conflict,
  conflictOf,
  refuseReviewed,
  restoredValues,
  unknownConflict,
  wireOfPostgresJson,
  type Review,
  type StoredConflict,
} from '@jarvis-edge/sync/conflict.ts';
import { z } from 'zod';
import type { Actor, WriteAudit } from '../audited.ts';
import type { Tx } from '../tenancy/scope.ts';

export const ConflictShown = Conflict.extend({
  gymName: z.string(),
  /** Whose row it is. */
  memberName: z.string().nullable(),
  /** What else it is known by, such as the label of a badge. */
  label: z.string().nullable(),
});
export type ConflictShown = z.infer<typeof ConflictShown>;

/** `names`: of what columns refer to, by id. */
export const ConflictList = z.object({
  conflicts: z.array(ConflictShown),
  open: z.int(),
  names: z.record(z.string(), z.string()),
});
export type ConflictList = z.infer<typeof ConflictList>;

const listed = 200;
/** A decision stays in view for a month. */
const reviewedDays = 30;

interface ConflictRow {
  id: string;
  gym_id: string;
  gym_name: string;
  member_id: string | null;
  member_name: string | null;
  table_name: string;
  row_id: string;
  group_name: string;
  kept: unknown;
  lost: unknown;
  found_at: Date;
  reviewed_at: Date | null;
  reviewed_by: string | null;
}

/** Open ones first, then those decided of late; the newest first. */
export async function readConflicts(tx: Tx): Promise<ConflictList> {
  const rows = await tx.query<ConflictRow>(
    `select c.*, g.name as gym_name, nullif(concat_ws(' ', m.first_name, m.last_name), '') as member_name
       from conflicts c join gyms g on g.id = c.gym_id left join members m on m.id = c.member_id
       where c.deleted_at is null and (c.reviewed_at is null or c.reviewed_at > now() - make_interval(days => $2))
       order by c.reviewed_at desc nulls first, c.found_at desc limit $1`,
    [listed, reviewedDays],
  );
  const [count] = await tx.query<{ open: number }>(
    'select count(*)::integer as open from conflicts where reviewed_at is null and deleted_at is null',
  );
  const rowsByTable = await presentRows(tx, rows);
  const conflicts = rows.map((row) => {
    const present = rowsByTable.get(row.table_name)?.get(row.row_id);
    const label = present?.['label'];
    return {
      ...conflictOf(storedOf(row), present),
      gymName: row.gym_name,
      memberName: row.member_name,
      label: typeof label === 'string' ? label : null,
    };
  });
  return { conflicts, open: count?.open ?? 0, names: await namesIn(tx, conflicts) };
}

/**
 * @returns the gym that it is of.
 * @throws RequestRefused when there is none among theirs, or it cannot be decided so.
 */
export async function reviewConflict(
  tx: Tx,
  { writeAudit, actor }: { writeAudit: WriteAudit; actor: Actor },
  id: string,
  { decision }: Review,
): Promise<string> {
  const [row] = await tx.query<ConflictRow>(
    `select c.*, '' as gym_name, null as member_name from conflicts c where id = $1 and deleted_at is null for update`,
    [id],
  );
  if (row === undefined) throw unknownConflict();
  const stored = storedOf(row);
  if (decision === 'keep') refuseReviewed(stored);
  else await restore(tx, stored, row);
  await tx.query(`update conflicts set reviewed_at = now(), reviewed_by = 'hub' where gym_id = $1 and id = $2`, [
    row.gym_id,
    id,
  ]);
  // What both sides had written is the member's: the log says which row and what was decided, not the values.
  await writeAudit(tx, actor, {
    action: 'conflict_reviewed',
    gymId: row.gym_id,
    table: row.table_name,
    rowId: row.row_id,
    details: { conflictId: id, group: row.group_name, decision },
  });
  return row.gym_id;
}

/** The hub's triggers stamp the edit, and boxes learn of it like of any other. */
async function restore(tx: Tx, stored: StoredConflict, { gym_id, lost }: ConflictRow): Promise<void> {
  const present = (await presentRows(tx, [{ table_name: stored.table, row_id: stored.rowId }])).get(stored.table);
  const columns = Object.keys(restoredValues(stored, present?.has(stored.rowId) ?? false));
  const table = stored.table as TableName;
  await tx.query(
    `update ${table} t set ${columns.map((column) => `${column} = former.${column}`).join(', ')}
     from jsonb_populate_record(null::${table}, $1::jsonb) former where t.gym_id = $2 and t.id = $3`,
    [JSON.stringify((lost as { values: WireRow }).values), gym_id, stored.rowId],
  );
}

/** The rows as they stand, in wire values, by table and id. Names of tables come from the catalogue alone. */
async function presentRows(
  tx: Tx,
  wanted: readonly { table_name: string; row_id: string }[],
): Promise<Map<string, Map<string, WireRow>>> {
  const found = new Map<string, Map<string, WireRow>>();
  for (const [name, rows] of Map.groupBy(wanted, ({ table_name }) => table_name)) {
    if (!Object.hasOwn(catalogue, name)) continue;
    const present = await tx.query<{ id: string; row: WireRow }>(
      `select id, to_jsonb(t) as row from ${name} t where id = any($1::uuid[])`,
      [rows.map(({ row_id }) => row_id)],
    );
    found.set(name, new Map(present.map(({ id, row }) => [id, wireOfPostgresJson(name, row)])));
  }
  return found;
}

async function namesIn(tx: Tx, conflicts: readonly Conflict[]): Promise<Record<string, string>> {
  const ids = conflicts.flatMap(({ columns }) =>
    columns.flatMap(({ name, kept, lost, present }) =>
      name.endsWith('_id') || name === 'assigned_to'
        ? [kept, lost, present].filter((value) => typeof value === 'string')
        : [],
    ),
  );
  if (ids.length === 0) return {};
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from plans where id = any($1::uuid[])
     union all select id, concat_ws(' ', first_name, last_name) from members where id = any($1::uuid[])
     union all select id, email from users where id = any($1::uuid[])`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

const storedOf = (row: ConflictRow): StoredConflict => ({
  id: row.id,
  gymId: row.gym_id,
  memberId: row.member_id,
  table: row.table_name,
  rowId: row.row_id,
  group: row.group_name,
  kept: row.kept,
  lost: row.lost,
  foundAt: row.found_at.getTime(),
  reviewedAt: row.reviewed_at?.getTime() ?? null,
  reviewedBy: row.reviewed_by,
});
