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
    case 'time':
      return timeMs(text);
  }
}

/** What PostgreSQL writes in the time zone UTC of the years 1000 to 9999; its parts are at fixed places. */
const utcTime =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?\+00$/;
const zero = 48;

function timeMs(text: string): number {
  if (utcTime.test(text)) {
    const two = (at: number): number => (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
    // "2026-11-21 06:30:00.25+00": digits beyond milliseconds are dropped.
    const ms = text.length === 22 ? 0 : Number(text.slice(20, -3).padEnd(3, '0').slice(0, 3));
    return Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), ms);
  }
  // ECMAScript wants a T and minutes in the offset.
  const ms = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(ms)) throw new BadColumnValue(`"${text}" is not a time.`);
  return ms;
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
