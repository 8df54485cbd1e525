import { languages, type LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import type { Hear } from '../src/insight/label/features.ts';
import { alarmIn } from '../src/voice/local/alarm.ts';
import { isFarewell } from '../src/voice/local/farewell.ts';
import { callsForRescue } from '../src/voice/local/rescue.ts';
import { wordsOf } from '../src/voice/local/tokens.ts';

const known: ReadonlySet<LabelLanguage> = new Set(languages);

/** The grammar that ends conversations and calls for help, as the labeller hears it. */
export const hearByGrammar: Hear = (text, language) => {
  const words = wordsOf(text, language);
  return {
    leave: known.has(language) && isFarewell(text, language, words),
    alarm: alarmIn(words, language, false),
    rescue: callsForRescue(words, language),
  };
};
