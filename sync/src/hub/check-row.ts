import type { ColumnKind, UpTable } from '../catalogue.ts';
import type { WireRow } from '../protocol.ts';

/** A row as `jsonb_populate_recordset` reads it, or why it can never be one of this table. */
export type CheckedRow =
  { readonly kind: 'fits'; readonly row: WireRow } | { readonly kind: 'refused'; readonly reason: string };

type WireValue = WireRow[string];

/** @param gymId Of the box that sent the row: it can speak for no other gym. */
export function checkRow({ columns }: UpTable, row: WireRow, gymId: string): CheckedRow {
  const unknown = Object.keys(row).find((column) => !Object.hasOwn(columns, column));
  if (unknown !== undefined) return refused(`There is no column "${unknown.slice(0, 64)}".`);
  if (typeof row['id'] !== 'string') return refused('The column "id" is missing.');
  if (row['gym_id'] !== gymId) return refused('The column "gym_id" is not the gym of the box.');
  const checked: WireRow = {};
  for (const [column, kind] of Object.entries(columns)) {
    const value = row[column] ?? null;
    if (value !== null && !fits[kind](value)) return refused(`The column "${column}" is not of the kind ${kind}.`);
    checked[column] = kind === 'time' && value !== null ? new Date(value as number).toISOString() : value;
  }
  return { kind: 'fits', row: checked };
}

const refused = (reason: string): CheckedRow => ({ kind: 'refused', reason });

// ECMAScript's dates end there; PostgreSQL's begin later and end later.
const lastMs = 8.64e15;

const fits: Record<ColumnKind, (value: WireValue) => boolean> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fff_ffff,
  bigint: (value) => typeof value === 'string' && /^-?\d{1,19}$/.test(value),
  real: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  time: (value) => Number.isInteger(value) && Math.abs(value as number) <= lastMs,
  json: () => true,
};
