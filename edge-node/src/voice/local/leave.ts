import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { saidCues, weightOf, type Cue } from './cues.ts';
import { leaveEn } from './leave-en.ts';
import { leaveEs } from './leave-es.ts';
import { leaveFr } from './leave-fr.ts';
import { lexiconEn } from './lexicon-en.ts';
import { lexiconEs } from './lexicon-es.ts';
import { lexiconFr } from './lexicon-fr.ts';
import { patternOf } from './patterns.ts';

/** The words of a leave that no phrase foresees, and those of whoever stays. */
const leaves: Record<Language, { readonly going: readonly Cue[]; readonly staying: readonly Cue[] }> = {
  fr: parted(leaveFr),
  en: parted(leaveEn),
  es: parted(leaveEs),
};

const leaveFrom = 3;
/** Whoever speaks longer has something to say. */
const wordsMax = 16;

const familiar: Record<Language, ReadonlySet<string>> = {
  fr: familiarTo(leaveFr, lexiconFr.filler),
  en: familiarTo(leaveEn, lexiconEn.filler),
  es: familiarTo(leaveEs, lexiconEs.filler),
};

/** Whether the words weigh as a leave. A word that belongs to none speaks of something else, and counts against it. */
export function soundsOfLeave(words: readonly string[], language: Language): boolean {
  if (words.length > wordsMax) return false;
  const { going, staying } = leaves[language];
  let weight = weightOf(going);
  for (const word of words) if (!familiar[language].has(word)) weight -= 1;
  if (weight < leaveFrom) return false;
  weight -= weightOf(going) - weightOf(saidCues(going, words));
  return weight >= leaveFrom && weight + weightOf(saidCues(staying, words)) >= leaveFrom;
}

function parted(cues: readonly Cue[]) {
  return { going: cues.filter(({ weight }) => weight > 0), staying: cues.filter(({ weight }) => weight <= 0) };
}

function familiarTo(cues: readonly Cue[], filler: ReadonlySet<string>): ReadonlySet<string> {
  const said = cues.flatMap(({ phrases }) => phrases.flatMap(({ elements }) => elements));
  return new Set([...filler, ...said.flatMap(({ alternatives }) => alternatives.flat().map(patternOf))]);
}
