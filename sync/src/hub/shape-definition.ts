import { createHash } from 'node:crypto';
import type { DownTable } from '../catalogue.ts';

/** A row as PostgreSQL writes it, by column. */
export type RowImage = Readonly<Record<string, string | null>>;

/** Which rows a shape has. A scope is judged here, in memory; any other condition by PostgreSQL itself. */
export type RowFilter =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'scope';
      readonly column: string;
      readonly match: 'equals' | 'contains';
      /** A UUID. */
      readonly value: string;
    }
  | { readonly kind: 'sql'; readonly where: string; readonly params: readonly string[] };

/** What a follower gets: chosen by the server, by the stand-alone endpoint from the request. */
export interface ShapeDefinition {
  readonly schema: string;
  readonly table: string;
  /** As the change log names the table. */
  readonly logName: string;
  /** Those that travel, in the order of their names' appearance; the key is among them. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly filter: RowFilter;
  /** With `full`, an update carries the whole row and what the changed columns were. */
  readonly replica: 'default' | 'full';
  /** With `changes_only` there is no first load. */
  readonly log: 'full' | 'changes_only';
  /** The `electric-schema` header: the types of the columns. A change of them is another shape. */
  readonly types: string;
}

const hashes = new WeakMap<ShapeDefinition, string>();

/** Equal for equal definitions; says nothing of what is in it. */
export function hashOf(definition: ShapeDefinition): string {
  const known = hashes.get(definition);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(JSON.stringify(definition)).digest('base64url');
  hashes.set(definition, hash);
  return hash;
}

/** A mirrored table as the box of that gym and tenant sees it. */
export function boxShape(
  name: string,
  { columns, scope }: DownTable,
  caller: { readonly gymId: string; readonly tenantId: string },
  types: string,
  form: Pick<ShapeDefinition, 'replica' | 'log'>,
): ShapeDefinition {
  const value = scope.is === 'gym' ? caller.gymId : caller.tenantId;
  return {
    schema: 'public',
    table: name,
    logName: name,
    columns: Object.keys(columns),
    key: ['id'],
    filter: { kind: 'scope', column: scope.column, match: scope.match, value },
    replica: form.replica,
    log: form.log,
    types,
  };
}

/** The condition in SQL, of which `$1`… are the parameters. */
export function filterToSql(filter: RowFilter): { readonly where: string; readonly params: readonly string[] } {
  if (filter.kind === 'all') return { where: 'true', params: [] };
  if (filter.kind === 'sql') return filter;
  const column = quoted(filter.column);
  const where = filter.match === 'equals' ? `${column} = $1::uuid` : `${column} @> array[$1::uuid]`;
  return { where, params: [filter.value] };
}

/** Whether a row is in the shape; undefined when only PostgreSQL can tell. */
export function isInShape(filter: RowFilter, image: RowImage): boolean | undefined {
  if (filter.kind === 'all') return true;
  if (filter.kind === 'sql') return undefined;
  return scopeValues(image[filter.column] ?? '', filter.match).includes(filter.value);
}

/** Scopes are UUIDs, whose text needs no quotes inside an array's. */
export const scopeValues = (text: string, match: 'equals' | 'contains'): readonly string[] =>
  match === 'equals' ? [text] : text.slice(1, -1).split(',');

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const relationToSql = ({ schema, table }: Pick<ShapeDefinition, 'schema' | 'table'>): string =>
  `${quoted(schema)}.${quoted(table)}`;
