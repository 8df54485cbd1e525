import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { gymDay } from '../gym-day.ts';
import type { PartOfDay } from './times.ts';

/** Where and when words are spoken. */
export interface Here {
  readonly language: Language;
  /** Whether the member is called « vous » or "usted". */
  readonly isFormal?: boolean;
  /** Unix ms. */
  readonly nowMs: number;
  /** IANA name of the gym's zone. */
  readonly timezone: string;
}

const dayMs = 86_400_000;

/** Minutes after midnight of an instant in a zone. */
export function minutesOf(atMs: number, timezone: string): number {
  const [hours = 0, minutes = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(atMs)
    .split(':')
    .map(Number);
  return hours * 60 + minutes;
}

const near: Record<Language, readonly [string, string]> = {
  fr: ['aujourd’hui', 'demain'],
  en: ['today', 'tomorrow'],
  es: ['hoy', 'mañana'],
};

/** A day as one says it: today, tomorrow, Tuesday within the week, otherwise with its date. @param day 'YYYY-MM-DD'. */
export function spokenDay(day: string, { language, nowMs, timezone }: Here): string {
  const away = Math.round((Date.parse(day) - Date.parse(gymDay(timezone, nowMs))) / dayMs);
  const close = near[language][away];
  if (close !== undefined) return close;
  const isThisWeek = away > 1 && away < 7;
  const said = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    weekday: 'long',
    ...(!isThisWeek && { day: 'numeric', month: 'long' }),
  }).format(Date.parse(day));
  return language === 'fr' ? said.replace(/ 1 /, ' 1er ') : said;
}

/** One day, or each of two. @param until The last of them. */
export function spokenDays(day: string, until: string | undefined, here: Here): string {
  return choice(
    [day, until].flatMap((each) => (each === undefined ? [] : spokenDay(each, here))),
    here.language,
  );
}

/** Of today, after another day, and of no day. */
const partsOfDay: Record<Language, Record<PartOfDay['name'], readonly [string, string, string]>> = {
  fr: {
    morning: ['ce matin', 'matin', 'le matin'],
    midday: ['ce midi', 'midi', 'le midi'],
    afternoon: ['cet après-midi', 'après-midi', 'l’après-midi'],
    evening: ['ce soir', 'soir', 'le soir'],
  },
  en: {
    morning: ['this morning', 'morning', 'in the morning'],
    midday: ['around noon today', 'around noon', 'around noon'],
    afternoon: ['this afternoon', 'afternoon', 'in the afternoon'],
    evening: ['this evening', 'evening', 'in the evening'],
  },
  es: {
    morning: ['esta mañana', 'por la mañana', 'por la mañana'],
    midday: ['este mediodía', 'a mediodía', 'a mediodía'],
    afternoon: ['esta tarde', 'por la tarde', 'por la tarde'],
    evening: ['esta noche', 'por la noche', 'por la noche'],
  },
};

/** A part of a day as one says it: this evening, tomorrow evening, in the evening. @param day 'YYYY-MM-DD'. */
export function spokenPart({ name }: PartOfDay, day: string | undefined, here: Here): string {
  const [today, after, alone] = partsOfDay[here.language][name];
  if (day === undefined) return alone;
  return day === gymDay(here.timezone, here.nowMs) ? today : `${spokenDay(day, here)} ${after}`;
}

/** @param periods 'HH:MM'. */
export const isAllDay = (periods: readonly { readonly from: string; readonly to: string }[]): boolean =>
  periods.length === 1 && periods[0]?.from === '00:00' && periods[0].to === '24:00';

/** The time of day as one says it. */
export const spokenTime = (atMs: number, { language, timezone }: Here): string =>
  spokenMinutes(minutesOf(atMs, timezone), language);

/** @param clock 'HH:MM'. */
export function spokenClock(clock: string, language: Language): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return spokenMinutes(hours * 60 + minutes, language);
}

/** @param ofDay Minutes after midnight. */
export function spokenMinutes(ofDay: number, language: Language): string {
  const [hours, minutes] = [Math.floor(ofDay / 60), ofDay % 60];
  const two = String(minutes).padStart(2, '0');
  if (language === 'fr') return minutes === 0 ? `${hours} h` : `${hours} h ${two}`;
  if (language === 'es') return `${hours}:${two}`;
  const half = `${hours % 12 === 0 ? 12 : hours % 12}${minutes === 0 ? '' : `:${two}`}`;
  return `${half} ${hours % 24 < 12 ? 'am' : 'pm'}`;
}

/** "a, b and c". */
export const listed = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);

/** "a, b or c". */
export const choice = (parts: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(parts);
