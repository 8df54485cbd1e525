import type { WireRow } from './change.ts';
import type { ColumnKind, Table } from './table.ts';

type WireValue = WireRow[string];

/**
 * Why a row can never be one of a table, or undefined when it can.
 *
 * @param gymId Of the box: it can speak for no other gym.
 */
export function misfitOf({ columns }: Table, row: WireRow, gymId: string): string | undefined {
  for (const column of Object.keys(row)) {
    const value = row[column] as WireValue;
    const kind = Object.hasOwn(columns, column) && column !== 'clocks' ? columns[column] : undefined;
    if (kind === undefined) return `There is no column "${column.slice(0, 64)}" to write.`;
    if (value !== null && !fits[kind](value)) return `The column "${column}" is not of the kind ${kind}.`;
  }
  if (typeof row['id'] !== 'string') return 'The column "id" is missing.';
  if (row['gym_id'] !== gymId) return 'The column "gym_id" is not the gym of the box.';
  return undefined;
}

// ECMAScript's dates end there; PostgreSQL's begin later and end later.
const lastMs = 8.64e15;

const fits: Record<ColumnKind, (value: WireValue) => boolean> = {
  // Half a character would be stored as another one.
  text: (value) => typeof value === 'string' && value.isWellFormed(),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fff_ffff,
  bigint: (value) => typeof value === 'string' && /^-?\d{1,19}$/.test(value),
  real: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  time: (value) => Number.isInteger(value) && Math.abs(value as number) <= lastMs,
  json: () => true,
};
