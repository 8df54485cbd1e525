import { languages, type LabelLanguage } from '../labels.ts';
import type { SpokenToken } from '../spoken-tokens.ts';

/** Words that are something else, and common, in another of the three languages; each with the one in which it is meant. */
const meantIn: ReadonlyMap<string, LabelLanguage> = new Map([
  ...'sale sales dos sol course stage use uses pues pue baskets'.split(' ').map((word) => [word, 'fr'] as const),
  ...'pain fan ac balance charge charges pay pays rate rates rest place'
    .split(' ')
    .map((word) => [word, 'en'] as const),
  ...'red cola baja bajo torno cara'.split(' ').map((word) => [word, 'es'] as const),
]);

/** Small words that one language has alone. */
const telling: Readonly<Record<LabelLanguage, ReadonlySet<string>>> = {
  fr: new Set(
    'le les des est et je vous il elle une du au aux ce cette dans pour avec sur mon ma mes c j qui nous'.split(' '),
  ),
  en: new Set('the is are and my your i it to of for with in on at was this that you we they have do'.split(' ')),
  es: new Set('el los las es y una por para con del al mi mis que esta hay lo su muy tengo puedo quiero'.split(' ')),
};

/** The language in which a word means what the vocabulary says; undefined where no other has that word. */
export const languageOfMeaning = (word: string): LabelLanguage | undefined => meantIn.get(word);

/** The language with most small words of its own; undefined where none has more than the others, as in a few words. */
export function languageOf(tokens: readonly SpokenToken[]): LabelLanguage | undefined {
  const counts = languages.map((language) => {
    let count = 0;
    for (const { word, isFunctionWord } of tokens) if (isFunctionWord && telling[language].has(word)) count += 1;
    return { language, count };
  });
  const [most, next] = counts.sort((one, other) => other.count - one.count);
  return most !== undefined && next !== undefined && most.count > next.count ? most.language : undefined;
}
