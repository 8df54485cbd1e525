import { localeOf } from '../../../kiosk-ui/kit/language.ts';
import type { Place } from '../../../kiosk-ui/kit/moment.ts';
import { dayAndTime } from '../../../kiosk-ui/kit/day-and-time.ts';
import type { AuditWords } from './words-fr.ts';

const wordIn = (words: Readonly<Record<string, string>>, name: string): string => {
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  return word ?? name.replaceAll('_', ' ');
};

export const actionInWords = (action: string, t: AuditWords): string => {
  const words = wordIn(t.actions, action);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
};

/** `franchiseId` and `franchise_id` are one column. */
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function columnInWords(name: string, t: AuditWords): string {
  const words = wordIn(t.columns, snake(name));
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

interface Reader {
  readonly t: AuditWords;
  readonly roles: Readonly<Record<string, string>>;
  /** Of gyms and franchises, by id. */
  readonly nameOf: (id: string) => string | undefined;
  readonly now: number;
  readonly place: Place;
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of a row as a person would say it. */
export function valueInWords(name: string, value: unknown, { t, roles, nameOf, now, place }: Reader): string {
  if (value === null || value === undefined || value === '') return t.empty;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') {
    if (/At$|_at$/.test(name)) return dayAndTime(value, now, place);
    return new Intl.NumberFormat(localeOf[place.language]).format(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (snake(name) === 'role') return wordIn(roles, value);
  if (isoTime.test(value)) return dayAndTime(Date.parse(value), now, place);
  return nameOf(value) ?? (Object.hasOwn(t.values, value) ? (t.values[value] ?? value) : value);
}

/** The columns of a change, those that only one side has included. */
export function columnsOf(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): string[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
}
