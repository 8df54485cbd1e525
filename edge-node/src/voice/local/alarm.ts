import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { alarmEn } from './alarm-en.ts';
import { alarmEs } from './alarm-es.ts';
import { alarmFr } from './alarm-fr.ts';
import { saidCues, weightOf, type Cue } from './cues.ts';

/** From here on an utterance is a call for help. */
const sureFrom = 3;
/** From here on it is worth a question. */
const unsureFrom = 2;
/** What a sentence of an emergency weighs beside its words: only plain talk of other things outweighs it. */
const named = 2;

/**
 * What makes an emergency that is told in a roundabout way: "he's gone white and won't get up" names nothing, but it speaks of
 * a person and of a body that fails.
 */
const alarms: Record<Language, { readonly alarming: readonly Cue[]; readonly beside: readonly Cue[] }> = {
  fr: parted(alarmFr),
  en: parted(alarmEn),
  es: parted(alarmEs),
};

/** How much an utterance sounds like an emergency. @param isNamed It says one of the sentences of an emergency. */
export function alarmIn(words: readonly string[], language: Language, isNamed: boolean): 'sure' | 'unsure' | 'none' {
  const { alarming, beside } = alarms[language];
  const said = saidCues(alarming, words);
  // A person and haste alone are no emergency ("call my mum now").
  if (!isNamed && said.length === 0) return 'none';
  const weight = weightOf(said) + weightOf(saidCues(beside, words)) + (isNamed ? named : 0);
  if (isNamed) return weight >= 1 ? 'sure' : weight >= -1 ? 'unsure' : 'none';
  if (weight >= sureFrom) return 'sure';
  return weight >= unsureFrom ? 'unsure' : 'none';
}

/** What may be an emergency by itself, and what only weighs beside it. */
function parted(cues: readonly Cue[]) {
  return {
    alarming: cues.filter(({ weight }) => weight >= unsureFrom),
    beside: cues.filter(({ weight }) => weight < unsureFrom),
  };
}
