import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { spokenTokens } from '@jarvis-edge/sync/spoken-tokens.ts';

export interface Said extends Pick<Labels, 'intent' | 'score' | 'confidence'> {
  readonly text: string;
}

const wordsMin = 3;
const lengthMax = 160;
/** Between two sentences: not after a title (M., Mme, Dr, Mrs., Sra. …) nor after an initial. */
const sentenceEnd =
  /(?<=[.!?…])(?<!(?<![\p{L}\p{N}])(?:[Mm]|[Mm]me|[Mm]lle|[DdMm]r|[Mm]r?s|[Ss]r|[Ss]rt?a|[Dd]ra|\p{Lu})\.)\s+/u;

/**
 * The sentence of a member that says most of a conversation: what others of it speak of too, what is felt, and what the
 * model is sure of. Null where nothing was said but hellos, and sentences without a word that means something.
 */
export function quoteOf(said: readonly Said[]): string | null {
  const sentences = said.flatMap(({ text, ...labels }) =>
    text.split(sentenceEnd).map((sentence) => ({ ...labels, sentence: sentence.trim(), ...wordsOf(sentence) })),
  );
  const spoken = new Map<string, number>();
  for (const { words } of sentences) for (const word of words) spoken.set(word, (spoken.get(word) ?? 0) + 1);
  let best: { sentence: string; rank: number } | undefined;
  for (const { sentence, words, wordCount, intent, score, confidence } of sentences) {
    if (intent === 'greeting' || intent === 'farewell' || wordCount < wordsMin || words.size === 0) continue;
    const shared = [...words].filter((word) => (spoken.get(word) ?? 0) > 1).length;
    const rank = shared / words.size + Math.abs(score) + confidence + (intent === 'emergency' ? 2 : 0);
    if (best === undefined || rank > best.rank) best = { sentence, rank };
  }
  return best === undefined ? null : shortened(best.sentence);
}

/** Of a sentence, the words that carry meaning, each once, and how many there are of any. A single letter means nothing. */
function wordsOf(sentence: string): { words: ReadonlySet<string>; wordCount: number } {
  const tokens = spokenTokens(sentence);
  const content = tokens.filter(({ word, isFunctionWord }) => !isFunctionWord && word.length > 1);
  return { words: new Set(content.map(({ word }) => word)), wordCount: tokens.length };
}

function shortened(sentence: string): string {
  if (sentence.length <= lengthMax) return sentence;
  const cut = sentence.slice(0, lengthMax);
  const lastWord = cut.lastIndexOf(' ');
  // A half of a character would be stored as another one.
  return `${(lastWord > lengthMax / 2 ? cut.slice(0, lastWord) : cut).toWellFormed().replace(/\uFFFD$/u, '')}…`;
}
