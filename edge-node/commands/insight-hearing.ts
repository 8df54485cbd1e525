import { languages, type LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import type { Hear } from '../src/insight/label/features.ts';
import { alarmIn } from '../src/voice/local/alarm.ts';
import { despairIn } from '../src/voice/local/despair.ts';
import { isFarewell } from '../src/voice/local/farewell.ts';
import { bidsFarewell } from '../src/voice/local/last-words.ts';
import { callsForRescue } from '../src/voice/local/rescue.ts';
import { wordsOf } from '../src/voice/local/tokens.ts';

const known: ReadonlySet<LabelLanguage> = new Set(languages);

/** The grammar that ends conversations and calls for help, as the labeller hears it. */
export const hearByGrammar: Hear = (text, language) => {
  const words = wordsOf(text, language);
  const despair = despairIn(words, language);
  // "I'm going to kill myself" goes nowhere.
  const mayGo = known.has(language) && despair === 'none';
  return {
    leave: mayGo && isFarewell(text, language, words),
    goodbye: mayGo && bidsFarewell(text, language, words),
    alarm: alarmIn(words, language, false),
    rescue: despair === 'plain' || callsForRescue(words, language),
  };
};
