/** Pieces of words by number; a piece that continues a word begins with two hashes. */
export interface Vocabulary {
  readonly pieces: readonly string[];
  readonly idByPiece: ReadonlyMap<string, number>;
}

export const special = { padding: 0, unknown: 1, begin: 2, end: 3 } as const;
export const specialPieces: readonly string[] = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
export const continues = '##';

const pieceLettersMax = 6;

export function vocabularyFrom(pieces: readonly string[]): Vocabulary {
  return { pieces, idByPiece: new Map(pieces.map((piece, id) => [piece, id])) };
}

export const pieceIdOf = (
  { idByPiece }: Vocabulary,
  letters: readonly string[],
  from: number,
  to: number,
): number | undefined => idByPiece.get((from === 0 ? '' : continues) + letters.slice(from, to).join(''));

/**
 * The pieces that say most of these words: every letter, then whole words, beginnings and later parts by how often they occur.
 *
 * @param words Each as often as it is said.
 */
export function learnVocabulary(words: Iterable<string>, size: number): Vocabulary {
  const countByWord = new Map<string, number>();
  for (const word of words) countByWord.set(word, (countByWord.get(word) ?? 0) + 1);
  const letters = new Set<string>();
  const worthByPiece = new Map<string, number>();
  const add = (piece: string, length: number, count: number): void => {
    // A piece spares as many pieces as it has letters, less itself.
    worthByPiece.set(piece, (worthByPiece.get(piece) ?? 0) + count * (length - 1));
  };
  for (const [word, count] of countByWord) {
    const each = [...word];
    for (const [at, letter] of each.entries()) letters.add(at === 0 ? letter : continues + letter);
    if (count > 1 && each.length > 1) add(word, each.length, 2 * count);
    for (let from = 0; from < each.length; from += 1) {
      for (let to = from + 2; to <= Math.min(each.length, from + pieceLettersMax); to += 1) {
        if (to - from < each.length)
          add((from === 0 ? '' : continues) + each.slice(from, to).join(''), to - from, count / 4);
      }
    }
  }
  const wanted = [...worthByPiece].sort(([a, worthA], [b, worthB]) => worthB - worthA || (a < b ? -1 : 1));
  const base = [...specialPieces, ...[...letters].sort()];
  const others = wanted.map(([piece]) => piece).slice(0, Math.max(0, size - base.length));
  return vocabularyFrom([...base, ...others].slice(0, size));
}
