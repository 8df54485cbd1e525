import type { WireRow } from '../change.ts';
import type { ColumnKind } from '../table.ts';

/** A column of many rows as PostgreSQL reads it: an array with a value for each, or none and the value that all have. */
export interface ColumnValues {
  /** The text of an array; empty when the rows share one value. */
  readonly each: string;
  readonly shared: string | null;
}

/**
 * The values of a column. Rows that one box sends together have much in common, and what is the same in all of them is
 * sent and read once.
 *
 * @param mayBeShared Somewhere there has to be a value for each row, or nobody can tell how many they are.
 * @see https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO
 */
export function columnValues(
  rows: readonly WireRow[],
  column: string,
  kind: ColumnKind,
  mayBeShared: boolean,
): ColumnValues {
  const first = rows[0]?.[column] ?? null;
  if (mayBeShared && rows.every((row) => (row[column] ?? null) === first)) {
    return { each: '{}', shared: first === null ? null : textOf(kind, first) };
  }
  let each = '';
  for (const row of rows) {
    const value = row[column] ?? null;
    each += `${each === '' ? '{' : ','}${value === null ? 'NULL' : quoted(textOf(kind, value))}`;
  }
  return { each: each === '' ? '{}' : `${each}}`, shared: null };
}

const textOf = (kind: ColumnKind, value: NonNullable<WireRow[string]>): string =>
  kind === 'json' ? JSON.stringify(value) : String(value);

/** Without the test most values would be copied for nothing. */
const quoted = (text: string): string => `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;
