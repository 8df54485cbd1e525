import { pieceIdOf, special, type Vocabulary } from './vocabulary.ts';

const punctuation = String.raw`\p{P}!-\/:-@\[-\x60\{-~`;
const wordPattern = new RegExp(String.raw`[^\s${punctuation}]+|[${punctuation}]`, 'gu');

/** Words as the tokenizer of the model cuts them: small letters without accents, marks on their own. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .trim()
    .match(wordPattern) ?? [];

/**
 * The numbers of a text's pieces, as WordPiece has them: each word from its longest known beginning on.
 *
 * @param max With the two that every text begins and ends with.
 */
export function pieceIds(text: string, vocabulary: Vocabulary, max: number): number[] {
  const ids = wordsOf(text).flatMap((word) => idsOfWord(word, vocabulary));
  return [special.begin, ...ids.slice(0, max - 2), special.end];
}

function idsOfWord(word: string, vocabulary: Vocabulary): number[] {
  const letters = [...word];
  if (letters.length > wordLettersMax) return [special.unknown];
  const ids: number[] = [];
  for (let from = 0; from < letters.length;) {
    let to = letters.length;
    let id = pieceIdOf(vocabulary, letters, from, to);
    while (id === undefined && to > from + 1) {
      to -= 1;
      id = pieceIdOf(vocabulary, letters, from, to);
    }
    if (id === undefined) return [special.unknown];
    ids.push(id);
    from = to;
  }
  return ids;
}

export const wordLettersMax = 100;
