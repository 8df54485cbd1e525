import { upTable } from '../catalogue.ts';
import type { WireRow } from '../change.ts';
import { Said } from '../change.ts';
import { misfitOf } from '../check-row.ts';
import type { Stamp } from '../clock.ts';
import type { UnjudgedPush } from '../protocol.ts';
import type { Table } from '../table.ts';
import { groupsOf } from '../table.ts';

/** An operation that the hub can read, its row as PostgreSQL's JSON takes it. */
export interface Accepted {
  readonly kind: 'insert' | 'patch';
  readonly name: string;
  readonly table: Table;
  readonly row: WireRow & { readonly id: string };
  readonly stamp: Stamp | undefined;
  readonly base: Readonly<Record<string, Stamp | null>>;
}

export interface Rejected {
  readonly kind: 'rejected';
  readonly reason: string;
}

export interface Judged {
  readonly id: string;
  readonly sequence: number;
  readonly verdict: Accepted | Rejected;
}

/** A push of which the hub knows what it can read. */
export type JudgedPush = Omit<UnjudgedPush, 'operations'> & { readonly operations: readonly Judged[] };

/** Says of each operation what it is, or why it can never be taken. Asks no storage, so that nobody need wait for it. */
export function judgePush({ operations, ...push }: UnjudgedPush, gymId: string): JudgedPush {
  return {
    ...push,
    operations: operations.map((operation) => {
      const { id, sequence } = operation;
      return { id, sequence, verdict: verdictOf(operation, gymId) };
    }),
  };
}

function verdictOf(operation: UnjudgedPush['operations'][number], gymId: string): Accepted | Rejected {
  const parsed = Said.safeParse(operation);
  if (!parsed.success) {
    return rejected(`The operation is malformed at "${parsed.error.issues[0]?.path.join('.') ?? ''}".`);
  }
  const { kind, table: name, row, stamp } = parsed.data;
  const table = upTable(name);
  if (table === undefined) return rejected(`Boxes do not write the table "${name.slice(0, 64)}".`);
  if (table.rule === 'merge' && stamp === undefined) return rejected(`Rows of "${name}" need a stamp.`);
  if (table.rule === 'union' && kind === 'patch') return rejected(`Rows of "${name}" never change.`);
  const misfit = misfitOf(table, row, gymId);
  if (misfit !== undefined) return rejected(misfit);
  const parted = kind === 'patch' ? partedGroup(table, row) : undefined;
  if (parted !== undefined)
    return rejected(`The columns ${parted.join(', ')} belong together: one came without another.`);
  const base = parsed.data.kind === 'patch' ? parsed.data.base : {};
  return { kind, name, table, row: postgresRow(table, row, kind), stamp, base };
}

/** The columns of a group of which a patch carries some. */
function partedGroup(table: Table, row: WireRow): readonly string[] | undefined {
  return Object.values(groupsOf(table))
    .map(({ columns }) => columns)
    .find((columns) => {
      const carried = columns.filter((column) => Object.hasOwn(row, column)).length;
      return carried > 0 && carried < columns.length;
    });
}

/** The row as PostgreSQL's JSON functions read it; a new one has all its columns. */
function postgresRow(table: Table, row: WireRow, kind: 'insert' | 'patch'): Accepted['row'] {
  const values = {} as WireRow & { id: string };
  for (const { column, isTime } of columnsOf(table)) {
    const value = row[column];
    if (value === undefined && kind === 'patch') continue;
    values[column] = isTime && typeof value === 'number' ? new Date(value).toISOString() : (value ?? null);
  }
  return values;
}

interface WrittenColumn {
  readonly column: string;
  readonly isTime: boolean;
}

const known = new WeakMap<Table, readonly WrittenColumn[]>();

/** The columns that a box may write: asked for once a row. */
function columnsOf(table: Table): readonly WrittenColumn[] {
  let columns = known.get(table);
  if (columns === undefined) {
    columns = Object.entries(table.columns)
      .filter(([column]) => column !== 'clocks')
      .map(([column, kind]) => ({ column, isTime: kind === 'time' }));
    known.set(table, columns);
  }
  return columns;
}

const rejected = (reason: string): Rejected => ({ kind: 'rejected', reason });
