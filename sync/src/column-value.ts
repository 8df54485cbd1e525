import type { ColumnKind } from './catalogue.ts';

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
