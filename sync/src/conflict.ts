import { z } from 'zod';
import { catalogue, type TableName } from './catalogue.ts';
import { WireRow } from './change.ts';
import { hubNode, Stamp, stampMs } from './clock.ts';
import { RequestRefused } from './request-refused.ts';
import type { ColumnKind, Table } from './table.ts';
import { groupNamed } from './table.ts';

/** How a side of a conflict is kept: values as the hub's PostgreSQL writes them in JSON. */
const StoredSide = z.object({ values: WireRow, stamp: Stamp.nullable() });

/** A row of `conflicts`; `kept` and `lost` hold nothing any more once whose they are has been erased. */
export interface StoredConflict {
  readonly id: string;
  readonly gymId: string;
  readonly memberId: string | null;
  readonly table: string;
  readonly rowId: string;
  readonly group: string;
  readonly kept: unknown;
  readonly lost: unknown;
  /** Unix ms, as are those below. */
  readonly foundAt: number;
  readonly reviewedAt: number | null;
  readonly reviewedBy: string | null;
}

const kinds = ['text', 'integer', 'bigint', 'real', 'boolean', 'time', 'json'] as const satisfies ColumnKind[];

/** When one of two edits was made and where; both null: as the row was born. */
const Made = z.object({ at: z.int().nullable(), by: z.enum(['hub', 'box']).nullable() });

/** Two edits of one group of columns that did not know of each other, for whoever decides between them. */
export const Conflict = z.object({
  id: z.string(),
  gymId: z.string(),
  memberId: z.string().nullable(),
  table: z.string(),
  rowId: z.string(),
  group: z.string(),
  /** In wire kinds; empty once erased. What no person could judge by is hidden: its values are null. */
  columns: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(kinds),
      kept: z.json(),
      lost: z.json(),
      /** As the row stands. */
      present: z.json(),
      isHidden: z.boolean(),
    }),
  ),
  kept: Made,
  lost: Made,
  foundAt: z.int(),
  reviewedAt: z.int().nullable(),
  reviewedBy: z.string().nullable(),
  isRestorable: z.boolean(),
});
export type Conflict = z.infer<typeof Conflict>;

/** What a person decides: what stayed is right, or what gave way is to be written back. */
export const Review = z.object({ decision: z.enum(['keep', 'restore']) });
export type Review = z.infer<typeof Review>;

const hiddenColumns: ReadonlySet<string> = new Set(['hmacs']);

/** @param present The row as it stands, in wire values; undefined when it is gone. */
export function conflictOf(stored: StoredConflict, present: WireRow | undefined): Conflict {
  const { kept: storedKept, lost: storedLost, ...rest } = stored;
  const [kept, lost] = [StoredSide.safeParse(storedKept).data, StoredSide.safeParse(storedLost).data];
  const table = tableOf(stored.table);
  const names = table && kept && lost ? Object.keys({ ...kept.values, ...lost.values }) : [];
  return {
    ...rest,
    columns: names.flatMap((name) => {
      const kind = table?.columns[name];
      if (kind === undefined) return [];
      const isHidden = hiddenColumns.has(name);
      const shown = (value: WireRow[string] | undefined): WireRow[string] => (isHidden ? null : (value ?? null));
      return {
        name,
        kind,
        kept: shown(fromPostgresJson(kind, kept?.values[name])),
        lost: shown(fromPostgresJson(kind, lost?.values[name])),
        present: shown(present?.[name]),
        isHidden,
      };
    }),
    kept: madeOf(kept?.stamp ?? null),
    lost: madeOf(lost?.stamp ?? null),
    isRestorable: present !== undefined && lost !== undefined && mayGoBack(table, stored.group),
  };
}

/**
 * The columns that writing back what gave way sets, in wire values.
 *
 * @param isThere Whether the row still is.
 * @throws RequestRefused when it cannot be written back, or someone has decided already.
 */
export function restoredValues(stored: StoredConflict, isThere: boolean): WireRow {
  refuseReviewed(stored);
  const table = tableOf(stored.table);
  const lost = StoredSide.safeParse(stored.lost).data;
  if (table === undefined || lost === undefined) {
    throw refused('conflict-erased', 'What gave way has been erased since.', 'Keep what stands.');
  }
  if (!isThere) throw refused('row-gone', 'The row that was edited is gone.', 'Keep what stands.');
  if (!mayGoBack(table, stored.group)) {
    throw refused(
      'only-forward',
      'What was reached here is never taken back.',
      'Keep what stands, and say the rest in a note.',
    );
  }
  return Object.fromEntries(
    Object.entries(lost.values).flatMap(([name, value]) => {
      const kind = table.columns[name];
      return kind === undefined ? [] : [[name, fromPostgresJson(kind, value)]];
    }),
  );
}

/** @throws RequestRefused when someone has decided already. */
export function refuseReviewed({ reviewedAt }: Pick<StoredConflict, 'reviewedAt'>): void {
  if (reviewedAt === null) return;
  throw refused('already-reviewed', 'Someone has decided about it already.', 'Load the list again.');
}

export const unknownConflict = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown',
    message: 'There is no such conflict.',
    remedy: 'GET /api/conflicts lists them.',
  });

/** A row as `to_jsonb` writes it, in wire values. */
export function wireOfPostgresJson(name: string, row: WireRow): WireRow {
  const { columns = {} } = tableOf(name) ?? {};
  return Object.fromEntries(
    Object.entries(columns).map(([column, kind]) => [column, fromPostgresJson(kind, row[column])]),
  );
}

function fromPostgresJson(kind: ColumnKind, value: WireRow[string] | undefined): WireRow[string] {
  if (value === undefined || value === null) return null;
  if (kind === 'time') return typeof value === 'string' ? Math.trunc(Date.parse(value)) : value;
  return kind === 'bigint' ? String(value as string | number) : value;
}

const madeOf = (stamp: Stamp | null): z.infer<typeof Made> =>
  stamp === null ? { at: null, by: null } : { at: stampMs(stamp), by: stamp.endsWith(hubNode) ? 'hub' : 'box' };

function mayGoBack(table: Table | undefined, group: string): boolean {
  return table?.direction === 'both' && table.rule === 'merge' && groupNamed(table, group).wins !== 'forward';
}

function tableOf(name: string): Table | undefined {
  return Object.hasOwn(catalogue, name) ? catalogue[name as TableName] : undefined;
}

const refused = (code: string, message: string, remedy: string): RequestRefused =>
  new RequestRefused(409, { code, message, remedy });
