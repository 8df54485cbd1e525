import type { DownTable } from '../catalogue.ts';
import { parseOffset, type Offset } from './offset.ts';

export type ShapeRequest =
  | { readonly kind: 'beginning' }
  | { readonly kind: 'now' }
  | { readonly kind: 'after'; readonly offset: Offset; readonly handle: string; readonly isLive: boolean };

export interface BadShapeRequest {
  readonly kind: 'bad';
  /** What is wrong, by parameter. */
  readonly errors: Readonly<Record<string, string[]>>;
}

type Query = Readonly<Record<string, unknown>>;

/** Parameters of Electric's protocol that would choose other rows or another form than the hub serves. */
const unserved = [
  'where',
  'params',
  'queryable_columns',
  'live_sse',
  'experimental_live_sse',
  'subset__where',
  'subset__params',
  'subset__limit',
  'subset__offset',
  'subset__order_by',
];

/** Reads a shape request of Electric's protocol; table, columns and rows are the hub's choice, not the caller's. */
export function parseShapeRequest(query: Query, name: string, table: DownTable): ShapeRequest | BadShapeRequest {
  const errors: Record<string, string[]> = {};
  const refuse = (parameter: string, why: string): void => void (errors[parameter] = [why]);
  const text = (parameter: string): string | undefined => {
    const value = query[parameter];
    return typeof value === 'string' ? value : undefined;
  };
  for (const parameter of Object.keys(query)) {
    const isUnserved = unserved.some((known) => parameter === known || parameter.startsWith(`${known}[`));
    if (isUnserved && query[parameter] !== 'false') refuse(parameter, 'is chosen by the hub');
  }
  if (query['table'] !== undefined && text('table') !== name) refuse('table', `is "${name}" here`);
  if (query['columns'] !== undefined && !namesAll(text('columns'), table)) refuse('columns', 'are chosen by the hub');
  if (query['replica'] !== undefined && query['replica'] !== 'default') refuse('replica', 'must be "default"');
  if (query['log'] !== undefined && query['log'] !== 'full') refuse('log', 'must be "full"');

  const offset = text('offset');
  const isLive = query['live'] === 'true';
  const handle = text('handle');
  const parsed = offset === undefined ? undefined : parseOffset(offset);
  if (offset === undefined) refuse('offset', 'is required');
  else if (offset !== '-1' && offset !== 'now' && parsed === undefined) refuse('offset', 'has invalid format');
  if (isLive && parsed === undefined) refuse('live', 'needs an offset of the log');
  if (parsed !== undefined && handle === undefined) refuse('handle', 'is required with this offset');

  if (Object.keys(errors).length > 0) return { kind: 'bad', errors };
  if (parsed === undefined || handle === undefined) return { kind: offset === 'now' ? 'now' : 'beginning' };
  return { kind: 'after', offset: parsed, handle, isLive };
}

function namesAll(columns: string | undefined, table: DownTable): boolean {
  const named = columns?.split(',').map((column) => column.replaceAll('"', '')) ?? [];
  return named.toSorted().join() === Object.keys(table.columns).toSorted().join();
}
