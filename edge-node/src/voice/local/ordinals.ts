import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

const months: Record<Language, string> = {
  fr: 'janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre',
  en: 'january|february|march|april|may|june|july|august|september|october|november|december|of',
  es: 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|de',
};

/** How the places of a list are called, first to fourth; then the last. */
const places: Record<Language, { readonly inOrder: readonly string[]; readonly last: string }> = {
  fr: {
    inOrder: [
      'premier|premiere|1er|1 er|1re|1 re|1ere|1 ere|numero 1|numero un|option 1',
      'deuxieme|second|seconde|2e|2 e|2eme|2 eme|numero 2|numero deux|option 2',
      'troisieme|3e|3 e|3eme|3 eme|numero 3|numero trois',
      'quatrieme|4e|4 e|4eme|4 eme|numero 4|numero quatre',
    ],
    last: 'dernier|derniere',
  },
  en: {
    inOrder: [
      'first|1st|1 st|number one|number 1|option one|option 1',
      'second|2nd|2 nd|number two|number 2|option two|option 2',
      'third|3rd|3 rd|number three|number 3',
      'fourth|4th|4 th|number four|number 4',
    ],
    last: 'last|latter',
  },
  es: {
    inOrder: [
      'primero|primera|primer|1o|1 o|1a|numero uno|numero 1|opcion 1',
      'segundo|segunda|2o|2 o|2a|numero dos|numero 2|opcion 2',
      'tercero|tercera|tercer|3o|3 o|3a|numero tres|numero 3',
      'cuarto|cuarta|4o|4 o|4a|numero cuatro|numero 4',
    ],
    last: 'ultimo|ultima',
  },
};

/** What may be said beside the place without naming anything else. */
const beside: Record<Language, string> = {
  fr: 'le|la|l|celui|celle|un|une|cours|bon|alors|euh|plutot|oui|ok|d|accord|je|prends|veux|choisis|voudrais|s|il|te|vous|plait|stp|svp|merci',
  en: 'the|that|one|class|er|well|so|then|rather|yes|yeah|ok|okay|i|ll|take|want|d|like|go|for|please|thanks|thank|you',
  es: 'el|la|lo|ese|esa|uno|una|clase|bueno|pues|eh|mejor|si|vale|quiero|prefiero|cojo|tomo|por|favor|gracias',
};

/** Longer utterances speak of something ("the second time that my class was moved"). */
const wordsMax = 8;

/** Which of several offered things is meant: 1 for the first, −1 for the last; undefined where none is named by its place. */
export function ordinalIn(text: string, language: Language): number | undefined {
  const plain = plainOf(text);
  if (plain.split(' ').length > wordsMax) return undefined;
  const { inOrder, last } = places[language];
  const isSaid = (forms: string): boolean =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?! (?:${months[language]})(?!\\p{L}))(?![\\p{L}\\p{N}])`, 'u').test(
      plain,
    );
  const at = inOrder.findIndex(isSaid);
  if (at >= 0) return at + 1;
  return isSaid(last) ? -1 : undefined;
}

/** Whether a place is all that is named: "the first one" is neither one o'clock nor the first of the month. */
export function isOrdinalAlone(text: string, language: Language): boolean {
  if (ordinalIn(text, language) === undefined) return false;
  const { inOrder, last } = places[language];
  const known = new RegExp(`(?<!\\S)(?:${[...inOrder, last, beside[language]].join('|')})(?!\\S)`, 'gu');
  return plainOf(text).replace(known, '').trim() === '';
}

const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
