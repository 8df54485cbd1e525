import { FeatureList } from './feature-list.ts';
import { plainWordsOf } from './words.ts';

const letterRunMin = 2;
const letterRunMax = 5;
const kind = { word: 30, letters: 31 } as const;

/** Words, pairs of words and runs of letters: what tells labels of any kind apart. */
export function plainFeaturesOf(text: string): FeatureList {
  const words = plainWordsOf(text);
  const list = new FeatureList();
  for (const [at, word] of words.entries()) {
    list.addText(kind.word, word);
    if (at > 0) list.addText(kind.word, `${words[at - 1]} ${word}`);
  }
  list.closeGroup('words');
  for (const word of words) {
    const marked = `_${word}_`;
    for (let from = 0; from < marked.length; from += 1) {
      for (let length = letterRunMin; length <= letterRunMax && from + length <= marked.length; length += 1) {
        list.addText(kind.letters, marked.slice(from, from + length));
      }
    }
  }
  list.closeGroup('letters');
  return list;
}
