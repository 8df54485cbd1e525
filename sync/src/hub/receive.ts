import { z } from 'zod';
import { upTable } from '../catalogue.ts';
import { Id, Operation, pushLimits, type OperationOutcome, type WireRow } from '../protocol.ts';
import { checkRow } from './check-row.ts';
import { sortOperations } from './sort-operations.ts';

/** What the receiver needs of an open transaction that sees one gym only. */
export interface GymTransaction {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The box whose token came with the push. */
export interface Sender {
  readonly boxId: string;
  readonly gymId: string;
  readonly incarnation: string;
}

/**
 * A push whose operations are yet to be judged one by one: one that nobody can read must not hold back the rest of its
 * batch for ever.
 */
export const PushEnvelope = z.object({
  schemaVersion: z.int(),
  incarnation: Id,
  operations: z
    .array(z.looseObject({ id: Id, sequence: z.int().positive() }))
    .min(1)
    .max(pushLimits.operations),
});
export type PushEnvelope = z.infer<typeof PushEnvelope>;

/** How far behind the hub's schema a box may be. A newer one waits until the hub is brought up to date. */
export function acceptsSchema(version: number, current: number): boolean {
  return version <= current && version >= current - 2;
}

interface Judged {
  readonly id: string;
  readonly sequence: number;
  readonly verdict: { readonly kind: 'row'; readonly table: string; readonly row: WireRow } | Rejection;
}

interface Rejection {
  readonly kind: 'rejected';
  readonly reason: string;
}

export interface Received {
  /** In the order of the batch. */
  readonly outcomes: OperationOutcome[];
  /** Ids of the rows that are new, by table. */
  readonly newRows: ReadonlyMap<string, readonly string[]>;
  /** One sequence came with two operations. */
  readonly isContested: boolean;
}

/** Takes in one batch inside an open transaction of the sender's gym; sending it again changes nothing. */
export async function receive(
  tx: GymTransaction,
  sender: Sender,
  operations: PushEnvelope['operations'],
): Promise<Received> {
  const judged = operations.map((operation) => judge(operation, sender.gymId));
  await lockIncarnation(tx, sender);
  const { knownIds, idBySequence } = await receivedBefore(tx, sender, judged);
  const { fresh, duplicate, contested } = sortOperations(judged, knownIds, idBySequence);
  const outcomeByOperation = new Map<Judged, OperationOutcome>();
  const settle = (operation: Judged, outcome: OperationOutcome['outcome'], reason?: string): void => {
    const { sequence, id } = operation;
    outcomeByOperation.set(operation, { sequence, id, outcome, ...(reason !== undefined && { reason }) });
  };
  for (const operation of duplicate) settle(operation, 'duplicate');
  for (const operation of contested) settle(operation, 'rejected', 'This sequence was used for another operation.');
  const newRows = new Map<string, string[]>();
  for (const [operation, rejection] of await applyAll(tx, sender, fresh)) {
    if (rejection) settle(operation, 'rejected', rejection.reason);
    else settle(operation, 'applied');
    if (rejection || operation.verdict.kind === 'rejected') continue;
    const { table, row } = operation.verdict;
    newRows.set(table, [...(newRows.get(table) ?? []), String(row['id'])]);
  }
  await noteHighest(tx, sender, judged);
  const outcomes = judged.flatMap((operation) => outcomeByOperation.get(operation) ?? []);
  return { outcomes, newRows, isContested: contested.length > 0 };
}

function judge(operation: PushEnvelope['operations'][number], gymId: string): Judged {
  const { id, sequence } = operation;
  const rejected = (reason: string): Judged => ({ id, sequence, verdict: { kind: 'rejected', reason } });
  const parsed = Operation.safeParse(operation);
  if (!parsed.success)
    return rejected(`The operation is malformed at "${parsed.error.issues[0]?.path.join('.') ?? ''}".`);
  const { table, row } = parsed.data;
  const entry = upTable(table);
  if (entry === undefined) return rejected(`Boxes do not write the table "${table.slice(0, 64)}".`);
  const checked = checkRow(entry, row, gymId);
  return checked.kind === 'fits'
    ? { id, sequence, verdict: { kind: 'row', table, row: checked.row } }
    : rejected(checked.reason);
}

/** One batch of an incarnation at a time: the answer to a batch sent twice at once must not depend on who is faster. */
async function lockIncarnation(tx: GymTransaction, { gymId, boxId, incarnation }: Sender): Promise<void> {
  await tx.query(
    `insert into box_incarnations (gym_id, box_id, incarnation) values ($1, $2, $3) on conflict do nothing`,
    [gymId, boxId, incarnation],
  );
  await tx.query('select from box_incarnations where gym_id = $1 and incarnation = $2 for update', [
    gymId,
    incarnation,
  ]);
}

async function receivedBefore(tx: GymTransaction, { gymId, incarnation }: Sender, judged: readonly Judged[]) {
  const rows = await tx.query<{ incarnation: string; sequence: string; operation_id: string }>(
    `select incarnation, sequence, operation_id from received_operations
     where gym_id = $1 and (operation_id = any($2::uuid[]) or (incarnation = $3 and sequence = any($4::bigint[])))`,
    [gymId, judged.map(({ id }) => id), incarnation, judged.map(({ sequence }) => sequence)],
  );
  const ofThis = rows.filter((row) => row.incarnation === incarnation);
  return {
    knownIds: new Set(rows.map((row) => row.operation_id)),
    idBySequence: new Map(ofThis.map((row) => [Number(row.sequence), row.operation_id])),
  };
}

/** Applies the whole batch at once; only when the database refuses it, one operation after the other. */
async function applyAll(
  tx: GymTransaction,
  sender: Sender,
  fresh: readonly Judged[],
): Promise<[Judged, Rejection | undefined][]> {
  const results = new Map<Judged, Rejection | undefined>();
  for (const operation of fresh) if (operation.verdict.kind === 'rejected') results.set(operation, operation.verdict);
  const rows = fresh.filter((operation) => !results.has(operation));
  if (rows.length > 0 && (await tryApply(tx, sender, rows)) !== undefined) {
    for (const operation of rows) results.set(operation, await tryApply(tx, sender, [operation]));
  }
  return fresh.map((operation) => [operation, results.get(operation)]);
}

async function tryApply(
  tx: GymTransaction,
  sender: Sender,
  operations: readonly Judged[],
): Promise<Rejection | undefined> {
  await tx.query('savepoint operations');
  try {
    await insertRows(tx, sender, operations);
    await tx.query(
      `insert into received_operations (gym_id, incarnation, sequence, operation_id)
       select $1::uuid, $2::uuid, * from unnest($3::bigint[], $4::uuid[])`,
      [sender.gymId, sender.incarnation, operations.map(({ sequence }) => sequence), operations.map(({ id }) => id)],
    );
  } catch (error) {
    const reason = refusalOf(error);
    if (reason === undefined) throw error;
    await tx.query('rollback to savepoint operations');
    return { kind: 'rejected', reason };
  }
  await tx.query('release savepoint operations');
  return undefined;
}

async function insertRows(
  tx: GymTransaction,
  { boxId, incarnation }: Sender,
  operations: readonly Judged[],
): Promise<void> {
  const rowsByTable = Map.groupBy(
    operations.flatMap(({ verdict }) => (verdict.kind === 'row' ? [verdict] : [])),
    ({ table }) => table,
  );
  for (const [table, verdicts] of rowsByTable) {
    // Names of the catalogue, never of the request.
    const columns = Object.keys(upTable(table)?.columns ?? {}).join(', ');
    await tx.query(
      `insert into ${table} (${columns}, box_id, incarnation)
       select ${columns}, $2::uuid, $3::uuid from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
      [JSON.stringify(verdicts.map(({ row }) => row)), boxId, incarnation],
    );
  }
}

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

async function noteHighest(
  tx: GymTransaction,
  { gymId, incarnation }: Sender,
  judged: readonly Judged[],
): Promise<void> {
  await tx.query(
    `update box_incarnations set highest_sequence = greatest(highest_sequence, $3), last_seen = now()
     where gym_id = $1 and incarnation = $2`,
    [gymId, incarnation, Math.max(...judged.map(({ sequence }) => sequence))],
  );
}
