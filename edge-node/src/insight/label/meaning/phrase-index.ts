/** Phrases by their first word, so that each word of an utterance is compared with few. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** By the stem that the first word begins with. */
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  readonly stemMax: number;
}

interface Entry {
  /** Whose phrase it is. */
  readonly code: number;
  readonly words: readonly string[];
}

export interface Said {
  readonly code: number;
  /** The words that say it. */
  readonly from: number;
  readonly to: number;
}

const stemMin = 2;

/** @param phrasesByCode Apart by commas, `*` after the stem of a word; the code is the place in the list. */
export function toPhraseIndex(phrasesByCode: readonly string[]): PhraseIndex {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  let stemMax = 0;
  const seen = new Set<string>();
  for (const [code, phrases] of phrasesByCode.entries()) {
    for (const phrase of foldPhrases(phrases)) {
      if (seen.has(`${code} ${phrase}`)) continue;
      seen.add(`${code} ${phrase}`);
      const words = phrase.split(' ');
      const [first = ''] = words;
      const isStem = first.endsWith('*');
      const key = isStem ? first.slice(0, -1) : first;
      if (isStem) stemMax = Math.max(stemMax, key.length);
      const map = isStem ? byStem : byWord;
      const known = map.get(key);
      if (known === undefined) map.set(key, [{ code, words }]);
      else known.push({ code, words });
    }
  }
  return { byWord, byStem, stemMax };
}

function foldPhrases(phrases: string): string[] {
  return phrases
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[,\n]/u)
    .map((phrase) => phrase.trim().replace(/\s+/gu, ' '))
    .filter((phrase) => phrase !== '');
}

/** Everything that is said, in the order of the words. */
export function saidIn({ byWord, byStem, stemMax }: PhraseIndex, words: readonly string[]): Said[] {
  const said: Said[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const word = words[from] ?? '';
    for (const entry of byWord.get(word) ?? none) add(entry);
    for (let length = stemMin; length <= Math.min(word.length, stemMax); length += 1) {
      for (const entry of byStem.get(word.slice(0, length)) ?? none) add(entry);
    }
    function add({ code, words: wanted }: Entry): void {
      for (let at = 1; at < wanted.length; at += 1) {
        const want = wanted[at] ?? '';
        const has = words[from + at];
        if (has === undefined || (want.endsWith('*') ? !has.startsWith(want.slice(0, -1)) : has !== want)) return;
      }
      said.push({ code, from, to: from + wanted.length });
    }
  }
  return said;
}

const none: readonly Entry[] = [];
