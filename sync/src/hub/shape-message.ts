import type { DownTable, Scope } from '../catalogue.ts';

/** A row as PostgreSQL writes it, by column. */
export type RowImage = Readonly<Record<string, string | null>>;

/** A row before and after one change, as the change log has it. */
export interface LoggedChange {
  readonly table: string;
  /** Null where the row was inserted. */
  readonly before: RowImage | null;
  /** Null where the row was deleted; both null where the table was truncated. */
  readonly after: RowImage | null;
  /** The transaction, decimal. */
  readonly xid: string;
}

/** One change as Electric's protocol words it. */
export interface ShapeMessage {
  readonly key: string;
  readonly value: RowImage;
  readonly headers: Readonly<Record<string, unknown>> & { readonly operation: 'insert' | 'update' | 'delete' };
}

/** Which rows a shape has: those of a table whose scope is that gym or tenant. */
export interface ShapeRows {
  readonly name: string;
  readonly table: DownTable;
  readonly scopeValue: string;
}

export function insertMessage({ name, table }: ShapeRows, image: RowImage, headers: object = {}): ShapeMessage {
  const value = Object.fromEntries(Object.keys(table.columns).map((column) => [column, image[column] ?? null]));
  return { key: keyOf(name, image), value, headers: { operation: 'insert', relation: ['public', name], ...headers } };
}

/** What a change of the table means for one shape of it: a row that moves into its scope appears, one that leaves is gone. */
export function shapeMessages(rows: ShapeRows, { before, after, xid }: LoggedChange): ShapeMessage[] {
  const { name, table, scopeValue } = rows;
  const from = before !== null && isInScope(table.scope, scopeValue, before) ? before : undefined;
  const to = after !== null && isInScope(table.scope, scopeValue, after) ? after : undefined;
  const headers = { txids: [Number(xid)] };
  if (from === undefined) return to === undefined ? [] : [insertMessage(rows, to, headers)];
  if (to === undefined) return [deleteMessage(name, from, headers)];
  if (from['id'] !== to['id']) {
    return [
      deleteMessage(name, from, { ...headers, key_change_to: keyOf(name, to) }),
      insertMessage(rows, to, { ...headers, key_change_from: keyOf(name, from) }),
    ];
  }
  const changed = Object.keys(table.columns).filter((column) => from[column] !== to[column]);
  if (changed.length === 0) return [];
  const value = Object.fromEntries(['id', ...changed].map((column) => [column, to[column] ?? null]));
  return [{ key: keyOf(name, to), value, headers: { operation: 'update', relation: ['public', name], ...headers } }];
}

function deleteMessage(name: string, image: RowImage, headers: object): ShapeMessage {
  return {
    key: keyOf(name, image),
    value: { id: image['id'] ?? null },
    headers: { operation: 'delete', relation: ['public', name], ...headers },
  };
}

/** Scopes are UUIDs, whose text needs no quotes inside an array's. */
function isInScope({ column, match }: Scope, scopeValue: string, image: RowImage): boolean {
  const text = image[column] ?? '';
  return match === 'equals' ? text === scopeValue : text.slice(1, -1).split(',').includes(scopeValue);
}

const keyOf = (name: string, image: RowImage): string =>
  `"public"."${name}"/"${(image['id'] ?? '').replaceAll('/', '//')}"`;
