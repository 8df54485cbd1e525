import type { WireRow } from './change.ts';
import type { ColumnKind } from './table.ts';

/** A value as SQLite holds it: `time` is Unix ms, `boolean` 0 or 1, `json` its text. */
export type SqliteValue = string | number | bigint | null;

export class BadColumnValue extends Error {
  override name = 'BadColumnValue';
}

/**
 * Reads PostgreSQL's text output, as a shape carries it.
 *
 * @throws BadColumnValue when the text is not of that kind.
 * @see https://www.postgresql.org/docs/18/datatype.html for the output formats.
 */
export function fromPostgresText(kind: ColumnKind, text: string | null): SqliteValue {
  if (text === null) return null;
  switch (kind) {
    case 'text':
    case 'json':
      return text;
    case 'integer':
    case 'real': {
      const number = Number(text);
      if (text === '' || !Number.isFinite(number)) throw new BadColumnValue(`"${text}" is not a number.`);
      return number;
    }
    case 'bigint':
      if (!/^-?\d+$/.test(text)) throw new BadColumnValue(`"${text}" is not an integer.`);
      return BigInt(text);
    case 'boolean':
      if (text === 't' || text === 'true') return 1;
      if (text === 'f' || text === 'false') return 0;
      throw new BadColumnValue(`"${text}" is not a boolean.`);
    case 'time': {
      // "2026-11-21 06:30:00.25+00": ECMAScript wants a T and minutes in the offset.
      const ms = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
      if (Number.isNaN(ms)) throw new BadColumnValue(`"${text}" is not a time.`);
      return ms;
    }
  }
}

type WireValue = WireRow[string];

/** A value of the wire as SQLite holds it. */
export function fromWire(kind: ColumnKind, value: WireValue): SqliteValue {
  if (value === null) return null;
  switch (kind) {
    case 'boolean':
      return value === true ? 1 : 0;
    case 'bigint':
      return BigInt(value as string);
    case 'json':
      return JSON.stringify(value);
    case 'text':
    case 'integer':
    case 'real':
    case 'time':
      return value as string | number;
  }
}

/** The reverse of `fromWire`. */
export function toWire(kind: ColumnKind, value: SqliteValue): WireValue {
  if (value === null) return null;
  switch (kind) {
    case 'boolean':
      return value === 1;
    case 'json':
      return JSON.parse(String(value)) as WireValue;
    case 'bigint':
      return value.toString();
    case 'text':
    case 'integer':
    case 'real':
    case 'time':
      return value as string | number;
  }
}
