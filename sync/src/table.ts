/** `time` is Unix ms in SQLite and on the wire, timestamptz in PostgreSQL; `bigint` is a decimal string on the wire. */
export type ColumnKind = 'text' | 'integer' | 'bigint' | 'real' | 'boolean' | 'time' | 'json';

/** Which rows a box may see: those whose column equals, or whose array column contains, the gym or tenant of its token. */
export interface Scope {
  readonly column: string;
  readonly is: 'gym' | 'tenant';
  readonly match: 'equals' | 'contains';
}

/**
 * Columns that only make sense together, under one clock.
 *
 * - `last`: the later stamp wins.
 * - `first`: of two edits that did not know of each other the earlier wins, as with two claims to one card.
 * - `forward`: the state further along wins whatever its stamp; at the same state the later stamp does.
 */
export type Group =
  | { readonly columns: readonly string[]; readonly wins: 'last' | 'first' }
  | {
      readonly columns: readonly string[];
      readonly wins: 'forward';
      readonly state: string;
      /** From first to last. */
      readonly order: readonly string[];
    };

/**
 * How rows come together.
 *
 * - `hub`: the hub alone writes.
 * - `union`: born on a box, immutable; the hub keeps what every box saw.
 * - `merge`: group by group, by the stamps in the row's `clocks`. A column in no group is a group of its own.
 */
export type Rule = 'hub' | 'union' | 'merge';

interface Row {
  /** Explicit, so that a column added on the hub does not make every box load the table again. `id` is the key. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** Columns that erasing a member or a conversation empties, and the column that names whose they are. */
  readonly personal?: {
    readonly columns: readonly string[];
    readonly of: Readonly<Partial<Record<Subject, string>>>;
  };
}

/** Whose data can be erased. */
export type Subject = 'member' | 'session';

interface Kept {
  /** How long a box keeps a row, counted from this column. Absent: as long as the hub sends it. */
  readonly kept?: { readonly days: number; readonly since: string };
}

/** Written on the hub, mirrored on the box. */
export interface HubTable extends Row {
  readonly direction: 'down';
  readonly rule: 'hub';
  readonly scope: Scope;
}

/** Born on the box: events that nobody changes, or rows that only the box writes. */
export interface BoxTable extends Row, Kept {
  readonly direction: 'up';
  readonly rule: 'union' | 'merge';
  readonly groups?: Readonly<Record<string, Group>>;
  /** The column that says when an event happened by the box's clock; beside it stand boot id, monotonic time and quality. */
  readonly happenedAt?: string;
}

/** Written on both sides. `clocks` and `deleted_at` are among the columns of a `merge` table. */
export interface SharedTable extends Row, Kept {
  readonly direction: 'both';
  readonly rule: 'union' | 'merge';
  readonly scope: Scope;
  readonly groups?: Readonly<Record<string, Group>>;
}

export type Table = HubTable | BoxTable | SharedTable;

/** The name of the group that a column belongs to. */
export function groupOf(table: Table, column: string): string {
  for (const [name, { columns }] of Object.entries(groupsOf(table))) if (columns.includes(column)) return name;
  return column;
}

export function groupsOf(table: Table): Readonly<Record<string, Group>> {
  return table.rule === 'merge' && 'groups' in table ? (table.groups ?? {}) : {};
}

/** The group of that name: one of the table's, or the column of that name alone. */
export function groupNamed(table: Table, name: string): Group {
  return groupsOf(table)[name] ?? { columns: [name], wins: 'last' };
}

/** What no merge touches: the row's key, its tenant, and the bookkeeping of the merge itself. */
const fixed: ReadonlySet<string> = new Set(['id', 'gym_id', 'clocks']);

/** The columns that a patch may carry. */
export function mergedColumns(table: Table): string[] {
  return Object.keys(table.columns).filter((column) => !fixed.has(column));
}
