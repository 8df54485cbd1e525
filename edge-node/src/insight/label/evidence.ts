import { plainWordsOf } from './words.ts';

/**
 * How much there is to go by: nothing at all in "euh" or "18", as answers to a question are; few words, which say what they say by
 * themselves ("fire!") or hardly anything ("my daughter").
 */
export type Evidence = 'none' | 'scant' | 'enough';

/** With what one begins, hesitates, or goes on, folded; one list for all languages: what is none in another is none here. */
const fillers: ReadonlySet<string> = new Set(
  `
  je j tu il elle on nous vous c ce ca est de des du et ou mais donc alors bon ben bah beh bin euh heu hum hm hmm mm mmm mmh hein
  ah oh eh ha oui ouais puis enfin que qu qui la le les l d ma mon mes me pour a en dans si ok okay oki
  i you it is the an and so um uh er erm uhm well right but or to of my me for that this in y n
  tu el los las un una lo e o pues bueno este esto em mmm mi mis para por en con de que es si
  `
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Times, sums and numbers stand for themselves: "18", "18h30", "20 €". */
const isFigure = (word: string): boolean => word.startsWith('<');

const scantMax = 3;

/** Of what somebody said, in whichever script: this box reads Latin letters alone. */
export function evidenceIn(text: string): Evidence {
  const words = plainWordsOf(text);
  if (words.every((word) => isFigure(word) || fillers.has(word) || !/\p{Script=Latin}/u.test(word))) return 'none';
  return words.length <= scantMax ? 'scant' : 'enough';
}
