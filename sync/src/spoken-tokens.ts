/**
 * Words that carry grammar rather than meaning, without accents. « pas », "not", "no" and their like are kept as words: they
 * turn what is said around.
 */
const functionWords = new Set(
  [
    'le la les l un une des du de d et ou a au aux en dans sur pour par avec ce cet cette ces c ca cela est sont suis es etre',
    'je j tu il elle on nous vous ils elles me m te t se s mon ma mes ton ta tes son sa ses notre votre leur y qu que qui quoi',
    'ai as avons avez ont avoir etait fait faire va vais peux peut veux voudrais aimerais bien tres plus aussi si mais',
    'the an of to and or in on at for by with this that these those it its is are was were be been am i you he she we they my',
    'your his her our their me him us them do does did have has had can could would will there here what which who so just',
    'el los las una unos unas del y o al con por para es son soy estoy esta este esto estos estas eso yo tu usted ella nosotros',
    'mi mis su sus nos lo le se que quien cual hay he ha han tengo tiene puedo puede quiero muy mas tambien si pero como',
  ].flatMap((line) => line.split(' ')),
);

const marks = new Set('.,;:!?…\n');

export interface SpokenToken {
  /** Lower case, without accents. */
  readonly word: string;
  readonly isFunctionWord: boolean;
  /** Whether a mark stands before it: a comma, a stop, a line's end. */
  readonly isAfterMark: boolean;
}

/** The words of what was said in French, English or Spanish; « l'entraînement » is two of them. */
export function spokenTokens(text: string): SpokenToken[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
  const tokens: SpokenToken[] = [];
  let isAfterMark = false;
  for (const part of plain.match(/[\p{L}\p{N}]+|[.,;:!?…\n]/gu) ?? []) {
    if (marks.has(part)) {
      isAfterMark = true;
      continue;
    }
    tokens.push({ word: part, isFunctionWord: functionWords.has(part), isAfterMark });
    isAfterMark = false;
  }
  return tokens;
}
