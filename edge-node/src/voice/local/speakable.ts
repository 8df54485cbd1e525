import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Spoken, SpokenRule } from './spoken.ts';
import { spokenEn } from './spoken-en.ts';
import { spokenEs } from './spoken-es.ts';
import { spokenFr } from './spoken-fr.ts';

const spokenIn: Readonly<Record<Language, Spoken>> = { fr: spokenFr, en: spokenEn, es: spokenEs };

/** A text as the voice has to be given it so that it is read as a person would. */
export function speakable(text: string, language: Language): string {
  const spoken = spokenIn[language];
  return withRules(withRanges(withDates(withPhones(withAddresses(text, spoken)), spoken), spoken), spoken.rules);
}

function withRules(text: string, rules: readonly SpokenRule[]): string {
  return rules.reduce(
    (said, [pattern, words]) =>
      typeof words === 'string' ? said.replace(pattern, words) : said.replace(pattern, words),
    text,
  );
}

function withAddresses(text: string, { signs }: Spoken): string {
  return text.replace(/[\p{L}\d_+-]+(?:\.[\p{L}\d_+-]+)*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, (address) =>
    address.replace(/[@._-]/gu, (sign) => ` ${signs[sign] ?? sign} `),
  );
}

/** Ten digits in pairs, or an international number: one by one, the groups apart. */
function withPhones(text: string): string {
  const phone =
    /(?<![\d.,/:-])(?:\+\d{1,3}(?:[ .-]?\d{1,4}){3,5}|0\d(?:[ .-]?\d{2}){4}|[6789]\d{2}(?:[ .-]\d{3}){2}|[6789]\d{2}(?:[ .-]\d{2}){3})(?![\d/]|[.,]\d)/gu;
  return text.replace(phone, (found) => {
    const groups = /[ .-]/u.test(found) ? found.split(/[ .-]+/u) : (found.match(/\+\d{2}|\d{2}/gu) ?? [found]);
    return groups.map((group) => [...group].join(' ').replace('+ ', '+')).join(', ');
  });
}

/** "03/12" is the third of December, as everywhere in Europe; also "2026-12-03", "3 déc.", "Dec 3", "jeu. 3 déc.". */
function withDates(text: string, { months, shortMonths, shortDays, date }: Spoken): string {
  const said = (found: string, day: string, month: string | undefined, year: string | undefined): string =>
    month === undefined || Number(day) < 1 || Number(day) > 31 ? found : date(Number(day), month, year);
  const days = Object.keys(shortDays).join('|');
  const short = shortMonths.map(({ source }) => source).join('|');
  const full = (name: string): string | undefined =>
    months[shortMonths.findIndex(({ source }) => new RegExp(`^(?:${source})$`, 'iu').test(name))];
  return text
    .replace(/(?<![\d/-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])/gu, (found, year: string, month: string, day: string) =>
      said(found, day, months[Number(month) - 1], year),
    )
    .replace(
      /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/gu,
      (found, day: string, month: string, year: string | undefined) =>
        said(found, day, months[Number(month) - 1], year),
    )
    .replace(
      new RegExp(
        `(?<![\\d.,:/])(\\d{1,2}|1er) (?:de )?(${short})(?:\\.(?=[\\s,;:!?)]|$)|(?![\\p{L}.]))(?: (\\d{4}))?`,
        'giu',
      ),
      (found, day: string, name: string, year: string | undefined) =>
        said(found, day.replace('er', ''), full(name), year),
    )
    .replace(
      new RegExp(`(?<!\\p{L})(${short})\\.? (\\d{1,2})(?![\\d:,.]*\\d|\\p{L})`, 'gu'),
      (found, name: string, day: string) => (Number(day) > 31 ? found : `${full(name) ?? name} ${day}`),
    )
    .replace(
      new RegExp(`(?<!\\p{L})(${days})(?:\\.|(?=,?\\s(?:\\d|(?:${months.join('|')})(?!\\p{L}))))(?=,?\\s)`, 'gu'),
      (found, name: string) => shortDays[name] ?? found,
    );
}

/** "18h–20h", "10-12". */
function withRanges(text: string, { to }: Spoken): string {
  return text.replace(
    /(?<![\d.,:/+-]|\p{L})(\d{1,3}(?:\s?h(?:\d{2})?|:\d{2})?(?:\s?[ap]m)?)(?:\s?[–—]\s?|-)(?=\d{1,3}(?!\d|[/-]\d|[.,]\d{3}))/giu,
    `$1 ${to} `,
  );
}
