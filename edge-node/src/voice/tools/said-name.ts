/** Names of things, as people say them. */

/** Words that tell no name from another, in the three languages. */
const small = new Set(
  'a al an au aux cour d de del des du el en et l la las le les los m machine maquina mon n no number numero o of on the un una une y'.split(
    ' ',
  ),
);

/** Lower case, without accents, signs, small words and plural endings: « Les Tapis de course n° 3 » is "tapi course 3". */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .filter((word) => word !== '' && !small.has(word));
}

/** Whether someone who says this may mean that name: all words of the shorter one are in the longer one. */
export function isNamed(name: string, said: string): boolean {
  const [one, other] = [wordsOf(name), wordsOf(said)];
  const [shorter, longer] = one.length <= other.length ? [one, new Set(other)] : [other, new Set(one)];
  return shorter.length > 0 && shorter.every((word) => longer.has(word));
}
