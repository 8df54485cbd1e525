import { downTable, type DownTable } from '../catalogue.ts';
import { boxShape, type ShapeDefinition } from './shape-definition.ts';
import { parseShapeRequest, type Query, type RequestErrors, type ShapeRequest } from './shape-request.ts';

/** The gym and tenant of the token that came with a request. */
export interface ShapeCaller {
  readonly gymId: string;
  readonly tenantId: string;
}

export type BoxShapeRequest =
  | { readonly kind: 'shape'; readonly definition: ShapeDefinition; readonly request: ShapeRequest }
  | { readonly kind: 'unknown' | 'bad'; readonly errors: RequestErrors };

/** Parameters of Electric's protocol that would choose other rows or columns than the hub serves. */
const chosenByTheHub = /^(where|params|queryable_columns|subset__\w+)(\[.*)?$/;

/**
 * What a box asks of a shape. Table, columns and rows are the hub's choice, from the catalogue and the token.
 *
 * @param types The `electric-schema` header by table.
 */
export function readBoxShapeRequest(
  name: string,
  query: Query,
  caller: ShapeCaller,
  types: ReadonlyMap<string, string>,
  ifNoneMatch?: string,
): BoxShapeRequest {
  const table = downTable(name);
  if (table === undefined) return { kind: 'unknown', errors: { table: ['is not one that boxes mirror'] } };
  const parsed = parseShapeRequest(query, ifNoneMatch);
  const errors = { ...choices(query, name, table), ...('errors' in parsed && parsed.errors) };
  if ('errors' in parsed || Object.keys(errors).length > 0) return { kind: 'bad', errors };
  const definition = boxShape(name, table, caller, types.get(name) ?? '{}', parsed.request);
  return { kind: 'shape', definition, request: parsed.request };
}

function choices(query: Query, name: string, table: DownTable): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const parameter of Object.keys(query)) {
    if (chosenByTheHub.test(parameter)) errors[parameter] = ['is chosen by the hub'];
  }
  const { table: asked, columns } = query;
  if (asked !== undefined && asked !== name) errors['table'] = [`is "${name}" here`];
  if (columns !== undefined && !namesAll(columns, table)) errors['columns'] = ['are chosen by the hub'];
  return errors;
}

function namesAll(columns: unknown, table: DownTable): boolean {
  const named = typeof columns === 'string' ? columns.split(',').map((column) => column.replaceAll('"', '')) : [];
  return named.toSorted().join() === Object.keys(table.columns).toSorted().join();
}
