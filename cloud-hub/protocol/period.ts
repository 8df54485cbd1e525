/** How periods of reports are called, alike in the console and in mail. */

type Language = 'fr' | 'en' | 'es';
const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' };
const dayMs = 86_400_000;

/** A week's first and last day in a sentence, the former without what the latter says again. @param period As `2026-11-16`. */
export function daysOfWeek(period: string, language: Language): { from: string; to: string } {
  const first = Date.parse(`${period}T00:00:00Z`);
  const last = first + 6 * dayMs;
  const format = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' }).format(at);
  const isShared = (...parts: (keyof Intl.DateTimeFormatOptions)[]) =>
    parts.every((part) => format(first, { [part]: 'numeric' }) === format(last, { [part]: 'numeric' }));
  const from = format(first, {
    day: 'numeric',
    ...(isShared('month', 'year') ? {} : { month: 'long' }),
    ...(isShared('year') ? {} : { year: 'numeric' }),
  });
  const to = format(last, { day: 'numeric', month: 'long', year: 'numeric' });
  return { from: withFirst(from, language), to: withFirst(to, language) };
}

/** `1er novembre`. @param at Unix ms. @param timeZone Where it is that day; without one, here. */
export const dayInSentence = (at: number, language: Language, timeZone: string | undefined): string =>
  withFirst(
    new Intl.DateTimeFormat(localeOf[language], { day: 'numeric', month: 'long', timeZone }).format(at),
    language,
  );

/** A day, which French says by its rank where it is the first of a month. @param day Begins with its number. */
export function withFirst(day: string, language: Language): string {
  return language === 'fr' ? day.replace(/^1(?=\s|$)/, '1er') : day;
}

/** `lun.` @param day As `2026-11-16`. */
export const shortDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
