import type { Language } from '../protocol/kiosk-socket.ts';
import { localeOf } from './language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make and cheap to use. */
function format(language: Language, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(localeOf[language], { ...options, ...(timeZone ? { timeZone } : {}) });
    formats.set(key, made);
  }
  return made;
}

/** A language, and the IANA zone whose wall clock counts; without one, this machine's. */
export interface Place {
  language: Language;
  timeZone?: string | undefined;
}

/** `18:05`, for clocks and lists. */
export function clockTime(at: number, { language, timeZone }: Place): string {
  return format(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** `18 h 05` in French, `18:05` elsewhere: a time inside a sentence. */
export function spokenTime(at: number, place: Place): string {
  const clock = clockTime(at, place);
  if (place.language !== 'fr') return clock;
  const [hour, minute] = clock.split(':').map(Number);
  return minute === 0 ? `${hour}\u00A0h` : `${hour}\u00A0h\u00A0${String(minute).padStart(2, '0')}`;
}

/** The first of a month has a form of its own in French, which ICU does not give: `1er juin`. */
const withFirst = (said: string, language: Language): string =>
  language === 'fr' ? said.replace(/(?<!\d)1 (?=\p{L})/u, '1er ') : said;

/** `vendredi 21 novembre`. */
export function longDay(at: number, { language, timeZone }: Place): string {
  return withFirst(format(language, timeZone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at), language);
}

/** `lundi`. */
export function weekday(at: number, { language, timeZone }: Place): string {
  return format(language, timeZone, { weekday: 'long' }).format(at);
}

/** `3 novembre`, with its year when that is not the current one. */
export function dayOfYear(at: number, now: number, { language, timeZone }: Place): string {
  const year = (time: number) => localDate(time, timeZone).slice(0, 4);
  const shape: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  if (year(at) !== year(now)) shape.year = 'numeric';
  return withFirst(format(language, timeZone, shape).format(at), language);
}

/** The local date as `2026-01-31`. */
export function localDate(at: number, timeZone: string | undefined): string {
  const parts = new Map(
    format('en', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The local hour, 0 to 23. */
export function localHour(at: number, timeZone: string | undefined): number {
  return Number(clockTime(at, { language: 'en', timeZone }).slice(0, 2));
}

/** Whole local days from `now` to `at`: 0 today, 1 tomorrow, −1 yesterday. */
export function daysAway(at: number, now: number, timeZone: string | undefined): number {
  const midnight = (time: number) => Date.parse(`${localDate(time, timeZone)}T00:00:00Z`);
  return Math.round((midnight(at) - midnight(now)) / 86_400_000);
}
