import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { feastIn, type Days } from './feasts.ts';

/** A moment on the gym's wall: its calendar day and minutes after midnight. */
export interface LocalMoment {
  readonly day: string;
  readonly minute: number;
}

export function localMoment(ms: number, timezone: string): LocalMoment {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const weekdays: Record<Language, readonly string[]> = {
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  en: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'],
  es: ['domingo', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado'],
};

const months: Record<Language, string> = {
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  en: 'january february march april may june july august september october november december',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
};

/** What is so many days from today, the longest first: "apres demain" holds "demain". */
const relative: Record<Language, readonly (readonly [string, number])[]> = {
  fr: [
    ['apres demain', 2],
    ['demain', 1],
    ['dmain', 1],
    ['aujourd hui', 0],
    ['ce soir', 0],
    ['cet apres midi', 0],
    ['cet aprem', 0],
    ['ce midi', 0],
    ['ce matin', 0],
    ['cette nuit', 0],
    ['tout a l heure', 0],
    ['tout de suite', 0],
  ],
  en: [
    ['day after tomorrow', 2],
    ['tomorrow', 1],
    ['today', 0],
    ['tonight', 0],
    ['this evening', 0],
    ['this afternoon', 0],
    ['this morning', 0],
    ['right now', 0],
  ],
  es: [
    ['pasado manana', 2],
    ['hoy', 0],
    ['esta noche', 0],
    ['esta tarde', 0],
    ['esta manana', 0],
    ['este mediodia', 0],
    ['ahora mismo', 0],
  ],
};

const dayMs = 86_400_000;

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The first date from today on with this day of the month, in the given month if there is one. */
function comingDate(today: string, dayOfMonth: number, month: number | undefined): string | undefined {
  const [year = 0, thisMonth = 1] = today.split('-').map(Number);
  for (let ahead = 0; ahead <= 48; ahead += 1) {
    const date = new Date(Date.UTC(year, thisMonth - 1 + ahead, dayOfMonth));
    const day = date.toISOString().slice(0, 10);
    const right = date.getUTCDate() === dayOfMonth && (month === undefined || date.getUTCMonth() + 1 === month);
    if (right && day >= today) return day;
  }
  return undefined;
}

/**
 * The calendar day that the words name, in the gym's zone. A weekday is the coming one; today's own weekday is today unless
 * "next" is said or its time has passed.
 */
export function dayIn(
  words: readonly string[],
  language: Language,
  now: LocalMoment,
  minute: number | undefined,
): string | undefined {
  const text = ` ${words.join(' ')} `;
  const today = now.day;
  const dated = dateIn(words, language, today);
  if (dated !== undefined) return dated;
  const feast = feastIn(words, language, today);
  if (feast !== undefined) return feast.from === feast.until ? feast.from : undefined;
  for (const [name, days] of relative[language]) if (text.includes(` ${name} `)) return plusDays(today, days);
  if (language === 'es' && saysTomorrow(text)) return plusDays(today, 1);
  const ahead = /(?: dans | in | dentro de | en )(\d{1,2}) (?:jours?|days?|dias?) /u.exec(text);
  if (ahead) return plusDays(today, Number(ahead[1]));
  const at = words.findIndex((word) => weekdayOf(word, language) >= 0);
  if (at < 0) return undefined;
  const todays = new Date(`${today}T00:00:00Z`).getUTCDay();
  const days = (weekdayOf(words[at] ?? '', language) - todays + 7) % 7;
  const after = words.slice(at + 1, at + 3).join(' ');
  const inAWeek = /^en (?:8|huit)/u.test(after) || /^week$/u.test(after);
  const next =
    words[at + 1] === 'prochain' || words[at - 1] === 'next' || words[at - 1] === 'proximo' || after === 'que viene';
  const passed = minute !== undefined && minute < now.minute;
  return plusDays(today, (days === 0 && (next || passed) ? 7 : days) + (inAWeek ? 7 : 0));
}

const weekends: Record<Language, RegExp> = {
  fr: / week end /u,
  en: / weekends? /u,
  es: / (?:finde|findes|fin de semana|fines de semana) /u,
};

/** The days that are left of the weekend or of the feast of several days that the words name, in the gym's zone. */
export function weekendIn(words: readonly string[], language: Language, { day: today }: LocalMoment): Days | undefined {
  const text = ` ${words.join(' ')} `;
  const feast = feastIn(words, language, today);
  if (feast !== undefined) return feast;
  if (!weekends[language].test(text)) return undefined;
  const todays = new Date(`${today}T00:00:00Z`).getUTCDay();
  const sunday = plusDays(today, (7 - todays) % 7);
  const saturday = plusDays(sunday, -1);
  if (
    / (?:week end prochain|prochain week end|next weekend|(?:proximo|siguiente) (?:finde|fin)|que viene) /u.test(text)
  ) {
    return { from: plusDays(saturday, 7), until: plusDays(sunday, 7) };
  }
  return { from: saturday < today ? today : saturday, until: sunday };
}

function weekdayOf(word: string, language: Language): number {
  const singular = language === 'es' ? word.replace(/^(sabado|domingo)s$/u, '$1') : word.replace(/s$/u, '');
  return weekdays[language].findIndex((name) => name === word || name === singular);
}

/** "mañana" is also the morning: "por la mañana" says no day, "mañana por la mañana" does. */
function saysTomorrow(text: string): boolean {
  return text.replaceAll(/ (?:por|de|en|a) la manana(?= )/gu, ' ').includes(' manana ');
}

/** "The evening of the 24th". */
const partOfDate = /^(?:(?:soir|soiree|matin|matinee|midi|nuit|journee) du|(?:manana|tarde|noche) del)$/u;

function dateIn(words: readonly string[], language: Language, today: string): string | undefined {
  const names = months[language].split(' ');
  for (const [at, word] of words.entries()) {
    const number = Number(word);
    if (!/^\d{1,2}$/u.test(word) || number < 1 || number > 31) continue;
    if (words[at + 1] === '/') return comingDate(today, number, Number(words[at + 2]));
    const rest = words.slice(at + 1, at + 4).filter((each) => !/^(?:de|of|del|st|nd|rd|th|er|the)$/u.test(each));
    const after = names.indexOf(rest[0] ?? '');
    if (after >= 0) return comingDate(today, number, after + 1);
    const before = words[at - 1] === 'the' ? words[at - 2] : words[at - 1];
    const named = language === 'en' ? names.indexOf(before ?? '') : -1;
    if (named >= 0) return comingDate(today, number, named + 1);
    const suffix = /^(?:st|nd|rd|th|er)$/u.test(words[at + 1] ?? '');
    const article =
      words[at - 1] === (language === 'es' ? 'el' : 'le') ||
      words[at - 1] === 'dia' ||
      partOfDate.test(words.slice(at - 2, at).join(' '));
    const follows = words[at + 1] ?? '';
    if (suffix || (article && !/^(?:de|h|heures?|places?|fois|minutes?)$/u.test(follows))) {
      return comingDate(today, number, undefined);
    }
  }
  return undefined;
}
