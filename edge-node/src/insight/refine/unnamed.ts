/** What stands where something was left out; no sentence that holds it was said. */
const gap = '…';
const mail = /[^\s@]+@[^\s@]+\.[^\s@]+/gu;
/** Telephone numbers, badges, cards, dates of birth, whatever is put between their digits; times and weights are shorter. */
const number = /\+?\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}/gu;
const times = /^(?:[01]?\d|2[0-3]):[0-5]\d(?:[^\p{L}\p{Nd}]+(?:[01]?\d|2[0-3]):[0-5]\d)*$/u;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu;
const wordsOf = /[\p{L}\p{M}]+/gu;
/** An initial names too many to be left out of every text. */
const partMin = 2;
/** Beside other words of a name they name nobody, and they stand in nearly every sentence. */
const particles = new Set(['al', 'da', 'de', 'di', 'do', 'du', 'el', 'la', 'le', 'lo']);

/**
 * A text without the member's name, in whatever case and accents, and without mail addresses and long numbers. Case tells
 * nothing: speech is written down with capitals or without. So who is called nothing but "Le" or "Al" gives up that word
 * in every sentence.
 */
export function unnamed(text: string, names: readonly string[]): string {
  const parts = new Set(names.flatMap(tellingParts));
  return text
    .replace(uuid, gap)
    .replace(mail, gap)
    .replace(number, (digits) => (times.test(digits) ? digits : gap))
    .replace(wordsOf, (word) => (parts.has(plain(word)) ? gap : word));
}

function tellingParts(name: string): readonly string[] {
  const parts = (name.match(wordsOf) ?? []).map(plain).filter(({ length }) => length >= partMin);
  const telling = parts.filter((part) => !particles.has(part));
  return telling.length === 0 ? parts : telling;
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
