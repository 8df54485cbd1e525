/** How periods of reports are called, alike in the console and in mail. */

type Language = 'fr' | 'en' | 'es';
export const localeOf: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' };
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
  return { from: spoken(from), to: spoken(format(last, { day: 'numeric', month: 'long', year: 'numeric' })) };

  /** French says the first of a month by its rank. */
  function spoken(day: string): string {
    return language === 'fr' ? day.replace(/^1(?=\s|$)/, '1er') : day;
  }
}

/** `lun.` @param day As `2026-11-16`. */
export const shortDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], { weekday: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
