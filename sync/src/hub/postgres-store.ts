import { catalogue, type TableName } from '../catalogue.ts';
import type { WireRow } from '../change.ts';
import type { Clocks, Versioned } from '../merge.ts';
import type { BoxTable, ColumnKind, Table } from '../table.ts';
import type {
  HubStore,
  MergedRow,
  OrphanEdit,
  OverwrittenEdit,
  ReceivedKey,
  Sender,
  Writes,
  Written,
} from './hub-store.ts';
import { columnValues } from './row-arrays.ts';

/** What the store needs of an open transaction that sees one gym only. */
export interface GymTransaction {
  /**
   * Queries asked for without waiting for one another are answered in their order.
   *
   * @param name Of one text only: the server may keep its plan.
   */
  query<Row extends object>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
}

/**
 * The hub's PostgreSQL as the receiver uses it. Names of tables and columns come from the catalogue, never from a request.
 *
 * @param newId Makes a UUIDv7.
 */
export function postgresStore({ query }: GymTransaction, newId: () => string): HubStore {
  return {
    async begin({ gymId, boxId, incarnation }) {
      // The update holds the row, so that others wait here.
      const [known] = await query<{ received: string; durable: string; born: Date; bounded: string | null }>(
        `with held as (
           insert into box_incarnations (gym_id, box_id, incarnation) values ($1, $2, $3)
           on conflict (gym_id, incarnation) do update set last_seen = now()
           returning box_id, highest_sequence, durable_sequence, last_bounded)
         select held.highest_sequence as received, held.durable_sequence as durable, b.created_at as born,
           held.last_bounded as bounded
         from held join boxes b on b.gym_id = $1 and b.id = held.box_id`,
        [gymId, boxId, incarnation],
        'hold incarnation',
      );
      if (known === undefined) throw new Error('A box pushed that the hub does not know.');
      const { received, durable, born, bounded } = known;
      return {
        received: Number(received),
        durable: Number(durable),
        bornMs: born.getTime(),
        lastBounded: bounded,
      };
    },

    async learnBoots({ gymId, boxId }, boots) {
      const rows = await query<{ boot_id: string; at: number }>(
        `with learned as (
           insert into box_boots (gym_id, box_id, boot_id, boot_at)
           select $1::uuid, $2::uuid, boot_id, to_timestamp(boot_at_ms / 1000)
           from unnest($3::text[], $4::double precision[]) as told (boot_id, boot_at_ms)
           on conflict (gym_id, box_id, boot_id) do update set boot_at = excluded.boot_at
           where box_boots.boot_at is distinct from excluded.boot_at
           returning boot_id, boot_at)
         select boot_id, (extract(epoch from boot_at) * 1000)::float8 as at from (
           select * from learned
           union all
           select boot_id, boot_at from box_boots
           where gym_id = $1 and box_id = $2 and boot_id not in (select boot_id from learned)
         ) boots`,
        [gymId, boxId, boots.map(({ bootId }) => bootId), boots.map(({ bootAtMs }) => bootAtMs)],
        'learn boots',
      );
      return new Map(rows.map(({ boot_id, at }) => [boot_id, at]));
    },

    async receivedBefore({ gymId, incarnation }, { edits, sequences }) {
      const rows = await query<{
        incarnation: string;
        sequence: string;
        operation_id: string;
        stamps: ReceivedKey['stamps'];
      }>(
        // One look into an index each: a plan that the server keeps must hold when the table has grown.
        `select known.* from unnest($2::uuid[]) as asked (id), lateral (
           select incarnation, sequence, operation_id, stamps from received_operations
           where gym_id = $1 and operation_id = asked.id limit 1) known
         union all
         select $3::uuid, asked.sequence, coalesce(edit.operation_id, run.operation_id), edit.stamps
         from unnest($4::bigint[]) as asked (sequence)
         left join lateral (
           select operation_ids[asked.sequence - first_sequence + 1] as operation_id from received_runs
           where gym_id = $1 and incarnation = $3 and first_sequence <= asked.sequence
           order by first_sequence desc limit 1) run on true
         left join lateral (
           select operation_id, stamps from received_operations
           where gym_id = $1 and incarnation = $3 and sequence = asked.sequence limit 1) edit on true
         where asked.sequence <= (select highest_sequence from box_incarnations where gym_id = $1 and incarnation = $3)
           and coalesce(edit.operation_id, run.operation_id) is not null`,
        [gymId, edits, incarnation, sequences],
        'received before',
      );
      return rows.map(({ incarnation: of, sequence, operation_id, stamps }) => ({
        incarnation: of,
        sequence: Number(sequence),
        id: operation_id,
        stamps,
      }));
    },

    async rows(table, ids) {
      const rows = await query<{ row: WireRow & { id: string } }>(
        `select to_jsonb(t) as row from ${tableOf(table)} t where id = any($1::uuid[]) for update`,
        [ids],
      );
      return new Map(
        rows.map(({ row: { clocks, ...row } }): [string, Versioned] => [
          row.id,
          { row, clocks: (clocks ?? {}) as Clocks },
        ]),
      );
    },

    async orphans(table, ids) {
      const rows = await query<{
        operation_id: string;
        row: OrphanEdit['row'];
        stamp: string;
        base: OrphanEdit['base'];
      }>(
        `select operation_id, "row", stamp, base from orphan_edits where table_name = $1 and row_id = any($2::uuid[])`,
        [table, ids],
      );
      return rows.map(({ operation_id, ...edit }) => ({ operationId: operation_id, table, ...edit }));
    },

    async write(sender, writes): Promise<Written> {
      const attempt = async (rowsMayBeHere: boolean): Promise<Attempt> => {
        const asked: Promise<object[]>[] = [];
        const ask: Ask = (...question) => void asked.push(query(...question));
        ask('savepoint operations');
        writeAll(ask, newId, sender, writes, rowsMayBeHere);
        ask('release savepoint operations');
        const answers = await Promise.allSettled(asked);
        // After the first that fails the server refuses the others.
        const failed = answers.find(({ status }) => status === 'rejected');
        if (failed?.status !== 'rejected') {
          const rows = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
          return { taken: rows.flatMap((row) => ('taken' in row ? [String(row.taken)] : [])) };
        }
        await query('rollback to savepoint operations');
        return { error: failed.reason };
      };
      const hopeful = await attempt(false);
      if ('taken' in hopeful) return { present: new Set() };
      // A row that came before is left as it is; to look for it each time costs every batch.
      const careful = isUniqueViolation(hopeful.error) ? await attempt(true) : hopeful;
      if ('taken' in careful) {
        const taken = new Set(careful.taken);
        const born = [...writes.inserts.values()].flat().map(({ id }) => String(id));
        return { present: new Set(born.filter((id) => !taken.has(id))) };
      }
      const refused = refusalOf(careful.error);
      if (refused === undefined) throw careful.error;
      return { refused };
    },

    async end({ gymId, incarnation }, { received, lastBounded }) {
      await query(
        `update box_incarnations set highest_sequence = greatest(highest_sequence, $3), last_bounded = $4, last_seen = now()
         where gym_id = $1 and incarnation = $2`,
        [gymId, incarnation, received, lastBounded],
        'end of batch',
      );
    },
  };
}

/** Either the ids of the rows that were taken in, where that was asked, or what the database said. */
type Attempt = { readonly taken: readonly string[] } | { readonly error: unknown };

/** Asks without waiting for the answer. */
type Ask = (...question: Parameters<GymTransaction['query']>) => void;

function writeAll(
  ask: Ask,
  newId: () => string,
  sender: Sender,
  { inserts, merged, overwritten, orphans, adopted, operations }: Writes,
  rowsMayBeHere: boolean,
): void {
  const { gymId, incarnation } = sender;
  for (const [table, rows] of inserts) insert(ask, sender, table, rows, rowsMayBeHere);
  if (merged.size > 0) ask(`select set_config('app.merging', 'on', true)`);
  for (const [table, rows] of merged) {
    const born = rows.filter(({ isNew }) => isNew).map(withClocks);
    if (born.length > 0) insert(ask, sender, table, born, rowsMayBeHere);
    const edited = rows.filter(({ isNew }) => !isNew).map(withClocks);
    if (edited.length > 0) update(ask, table, edited);
  }
  if (orphans.length > 0) keepOrphans(ask, gymId, orphans);
  if (adopted.length > 0) ask('delete from orphan_edits where operation_id = any($1::uuid[])', [adopted]);
  if (overwritten.length > 0) keepOverwritten(ask, newId, gymId, overwritten);
  for (const run of runsOf(operations)) {
    ask(
      `insert into received_runs (gym_id, incarnation, first_sequence, operation_ids) values ($1, $2, $3, $4)`,
      [gymId, incarnation, run[0]?.sequence, run.map(({ id }) => id)],
      'remember run',
    );
  }
  const edits = operations.filter(({ isEdit }) => isEdit);
  if (edits.length === 0) return;
  ask(
    `insert into received_operations (gym_id, incarnation, sequence, operation_id, stamps)
     select $1::uuid, $2::uuid, * from unnest($3::bigint[], $4::uuid[], $5::jsonb[])`,
    [
      gymId,
      incarnation,
      edits.map(({ sequence }) => sequence),
      edits.map(({ id }) => id),
      edits.map(({ stamps }) => stamps && JSON.stringify(stamps)),
    ],
    'remember edits',
  );
}

/** Operations whose sequences follow one another without a gap. */
function runsOf(operations: Writes['operations']): Writes['operations'][] {
  const runs: Writes['operations'][number][][] = [];
  for (const operation of operations.toSorted((one, other) => one.sequence - other.sequence)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.sequence === operation.sequence - 1) run.push(operation);
    else runs.push([operation]);
  }
  return runs;
}

const withClocks = ({ row, clocks }: MergedRow): WireRow => ({ ...row, clocks });

function insert(
  ask: Ask,
  { boxId, incarnation }: Sender,
  table: string,
  rows: readonly WireRow[],
  mayBeHere: boolean,
): void {
  const name = tableOf(table);
  const columns = insertedColumns(catalogue[name]);
  // The place of its array and of its shared value among the parameters, which take their types from the column.
  const places = columns.map(([column], index) => ({ column, each: `$${2 * index + 3}`, shared: `$${2 * index + 4}` }));
  const listed = columns.map(([column]) => column).join(', ');
  ask(
    `insert into ${name} (${listed}, box_id, incarnation)
     select ${places.map(({ column, shared }) => `coalesce(born.${column}, ${shared})`).join(', ')}, $1::uuid, $2::uuid
     from unnest(${places.map(({ column, each }) => `coalesce(${each}, array[(null::${name}).${column}])`).join(', ')})
       as born (${listed})${mayBeHere ? ' on conflict do nothing returning id as taken' : ''}`,
    [
      boxId,
      incarnation,
      ...columns.flatMap(([column, kind]) => {
        const { each, shared } = columnValues(rows, column, kind, column !== 'id');
        return [each, shared];
      }),
    ],
    `insert ${name}${mayBeHere ? ' beside' : ''}`,
  );
}

/** The columns of a row born on a box, and those of its corrected time. */
function insertedColumns(table: Table): readonly (readonly [column: string, kind: ColumnKind])[] {
  const isStamped = (table as BoxTable).happenedAt !== undefined;
  const corrected = { corrected_at: 'time', time_basis: 'text' } as const;
  return Object.entries({ ...table.columns, ...(isStamped && corrected) });
}

function update(ask: Ask, table: string, rows: readonly WireRow[]): void {
  const columns = Object.keys(catalogue[tableOf(table)].columns).filter(
    (column) => column !== 'id' && column !== 'gym_id',
  );
  ask(
    `update ${tableOf(table)} t set ${columns.map((column) => `${column} = edited.${column}`).join(', ')}
     from jsonb_populate_recordset(null::${tableOf(table)}, $1::jsonb) edited
     where t.gym_id = edited.gym_id and t.id = edited.id`,
    [JSON.stringify(rows)],
  );
}

function keepOrphans(ask: Ask, gymId: string, orphans: readonly OrphanEdit[]): void {
  ask(
    `insert into orphan_edits (operation_id, gym_id, table_name, row_id, "row", stamp, base)
     select operation_id, $2::uuid, table_name, row_id, "row", stamp, base
     from jsonb_populate_recordset(null::orphan_edits, $1::jsonb)`,
    [
      JSON.stringify(
        orphans.map(({ operationId, table, row, stamp, base }) => ({
          operation_id: operationId,
          table_name: table,
          row_id: row.id,
          row,
          stamp,
          base,
        })),
      ),
      gymId,
    ],
  );
}

function keepOverwritten(ask: Ask, newId: () => string, gymId: string, overwritten: readonly OverwrittenEdit[]): void {
  ask(
    `insert into conflicts (id, gym_id, member_id, table_name, row_id, group_name, kept, lost)
     select id, $2::uuid, member_id, table_name, row_id, group_name, kept, lost
     from jsonb_populate_recordset(null::conflicts, $1::jsonb)`,
    [
      JSON.stringify(
        overwritten.map(({ table, rowId, memberId, group, kept, lost }) => ({
          id: newId(),
          member_id: memberId,
          table_name: table,
          row_id: rowId,
          group_name: group,
          kept,
          lost,
        })),
      ),
      gymId,
    ],
  );
}

function tableOf(name: string): TableName {
  if (!Object.hasOwn(catalogue, name)) throw new Error(`${name} is not a synced table.`);
  return name as TableName;
}

const isUniqueViolation = (error: unknown): boolean => (error as { code?: string } | undefined)?.code === '23505';

/**
 * Why the database will never take that row; undefined when the fault is not the row's, so that the box tries again: a
 * full disk must not turn visits into dead letters.
 *
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
function refusalOf(error: unknown): string | undefined {
  const { code, column, constraint } = error as { code?: string; column?: string; constraint?: string };
  const where = column ?? constraint;
  const at = where === undefined ? '' : ` ("${where}")`;
  if (code === '42501') return 'The row is not one that this box may write.';
  if (code?.startsWith('22')) return `A value cannot be stored${at}.`;
  if (code?.startsWith('23')) return `The row breaks a rule of its table${at}.`;
  return undefined;
}
