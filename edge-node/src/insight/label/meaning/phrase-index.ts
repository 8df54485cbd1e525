/** Phrases by their first word, so that each word of an utterance is compared with few. */
export interface PhraseIndex {
  readonly byWord: ReadonlyMap<string, readonly Entry[]>;
  /** Those whose first word is a stem, by its first letters, short stems first. */
  readonly byStem: ReadonlyMap<string, readonly StemEntry[]>;
}

interface Entry {
  /** Whose phrase it is. */
  readonly code: number;
  readonly words: readonly string[];
}

interface StemEntry extends Entry {
  readonly stem: string;
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
  const byStem = new Map<string, StemEntry[]>();
  const seen = new Set<string>();
  for (const [code, phrases] of phrasesByCode.entries()) {
    for (const phrase of foldPhrases(phrases)) {
      if (seen.has(`${code} ${phrase}`)) continue;
      seen.add(`${code} ${phrase}`);
      const words = phrase.split(' ');
      const [first = ''] = words;
      if (first.endsWith('*')) {
        const stem = first.slice(0, -1);
        addTo(byStem, stem.slice(0, stemMin), { code, words, stem });
      } else addTo(byWord, first, { code, words });
    }
  }
  for (const entries of byStem.values()) entries.sort((one, other) => one.stem.length - other.stem.length);
  return { byWord, byStem };
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
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
export function saidIn({ byWord, byStem }: PhraseIndex, words: readonly string[]): Said[] {
  const said: Said[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const word = words[from] ?? '';
    for (const { code, words: wanted } of byWord.get(word) ?? none) {
      if (goesOn(wanted, words, from)) said.push({ code, from, to: from + wanted.length });
    }
    for (const { code, words: wanted, stem } of byStem.get(word.slice(0, stemMin)) ?? none) {
      if (word.startsWith(stem) && goesOn(wanted, words, from)) said.push({ code, from, to: from + wanted.length });
    }
  }
  return said;
}

/** Whether the words after the first are those that a phrase wants there. */
function goesOn(wanted: readonly string[], words: readonly string[], from: number): boolean {
  for (let at = 1; at < wanted.length; at += 1) {
    const want = wanted[at] ?? '';
    const has = words[from + at];
    if (has === undefined || (want.endsWith('*') ? !has.startsWith(want.slice(0, -1)) : has !== want)) return false;
  }
  return true;
}

const none: readonly never[] = [];
