import { clockTime, dayOfYear } from '../../kiosk-ui/kit/moment.ts';
import type { Place } from '../../kiosk-ui/kit/moment.ts';
import { localeOf } from '../../kiosk-ui/kit/language.ts';
import type { Column, Conflict, Value } from './conflicts-client.ts';
import type { ConsoleWords } from './words/fr.ts';

type ConflictWords = ConsoleWords['conflicts'];

const wordIn = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name.replaceAll('_', ' ');

export const columnInWords = (name: string, t: ConflictWords): string => wordIn(t.columns, name);

/** Whose row it is: a member's, or what else it is known by. */
export function subjectOf({ memberName, label, table }: Conflict, t: ConflictWords): string {
  return memberName ?? label ?? wordIn(t.tables, table);
}

export function kindOf({ table, label, memberName }: Conflict, t: ConflictWords): string {
  const kind = wordIn(t.tables, table);
  return label !== null && memberName !== null ? `${kind} ${label}` : kind;
}

/** A day and a time of it. */
export function moment(at: number, now: number, place: Place): string {
  return `${dayOfYear(at, now, place)}, ${clockTime(at, place)}`;
}

/** A value as staff would say it. */
export function valueInWords(
  { kind, isHidden }: Pick<Column, 'kind' | 'isHidden'>,
  value: Value,
  { t, names, now, place }: { t: ConflictWords; names: Readonly<Record<string, string>>; now: number; place: Place },
): string {
  if (isHidden) return t.hidden;
  if (value === null || value === '') return t.empty;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (kind === 'time' && typeof value === 'number') return moment(value, now, place);
  if (typeof value === 'number') return new Intl.NumberFormat(localeOf[place.language]).format(value);
  if (Array.isArray(value)) {
    return value.map((each) => (typeof each === 'string' ? wordIn(t.values, each) : JSON.stringify(each))).join(', ');
  }
  if (typeof value === 'object') {
    const at = value['at'];
    return typeof at === 'number' || typeof at === 'string'
      ? t.givenOn(moment(new Date(at).getTime(), now, place))
      : t.yes;
  }
  return names[value] ?? (Object.hasOwn(t.values, value) ? wordIn(t.values, value) : value);
}
