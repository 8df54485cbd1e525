/** What stands where something was left out; no sentence that holds it was said. */
const gap = '…';
const mail = /[^\s@]+@[^\s@]+\.[^\s@]+/gu;
/** Telephone numbers, badges, cards; times and weights are shorter. */
const number = /\+?\d(?:[\s.-]?\d){4,}/gu;
const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu;
const wordsOf = /[\p{L}\p{M}]+/gu;
/** Shorter parts of names are words such as "de" and "Le". */
const partMin = 3;

/** A text without the member's name, in whatever case and accents, and without mail addresses and long numbers. */
export function unnamed(text: string, names: readonly string[]): string {
  const parts = new Set(names.flatMap((name) => name.match(wordsOf) ?? []).map(plain));
  return text
    .replace(uuid, gap)
    .replace(mail, gap)
    .replace(number, gap)
    .replace(wordsOf, (word) => (word.length >= partMin && parts.has(plain(word)) ? gap : word));
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
