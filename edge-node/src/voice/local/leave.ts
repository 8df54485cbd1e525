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
const leaves: Record<Language, readonly Cue[]> = { fr: leaveFr, en: leaveEn, es: leaveEs };

const leaveFrom = 3;
/** Whoever speaks longer has something to say. */
const wordsMax = 16;

const familiar: Record<Language, ReadonlySet<string>> = {
  fr: familiarTo(leaveFr, lexiconFr.filler),
  en: familiarTo(leaveEn, lexiconEn.filler),
  es: familiarTo(leaveEs, lexiconEs.filler),
};

const mostOf = (cues: readonly Cue[]): number => weightOf(cues.filter(({ weight }) => weight > 0));
/** More than this no leave weighs. */
const weightMost: Record<Language, number> = { fr: mostOf(leaveFr), en: mostOf(leaveEn), es: mostOf(leaveEs) };

/** Whether the words weigh as a leave. A word that belongs to none speaks of something else, and counts against it. */
export function soundsOfLeave(words: readonly string[], language: Language): boolean {
  if (words.length > wordsMax) return false;
  const strange = words.filter((word) => !familiar[language].has(word)).length;
  if (weightMost[language] - strange < leaveFrom) return false;
  return weightOf(saidCues(leaves[language], words)) - strange >= leaveFrom;
}

function familiarTo(cues: readonly Cue[], filler: ReadonlySet<string>): ReadonlySet<string> {
  const said = cues.flatMap(({ phrases }) => phrases.flatMap(({ elements }) => elements));
  return new Set([...filler, ...said.flatMap(({ alternatives }) => alternatives.flat().map(patternOf))]);
}
