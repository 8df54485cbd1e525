import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { wordsOf } from '../tokens.ts';
import { featuresOf } from './features.ts';
import { oddsOf, read } from './model.ts';
import trained from './trained.json' with { type: 'json' };

type Alarm = 'sure' | 'unsure' | 'none';

const models = {
  ends: { fr: read(trained.ends.fr), en: read(trained.ends.en), es: read(trained.ends.es) },
  danger: { fr: read(trained.danger.fr), en: read(trained.danger.en), es: read(trained.danger.es) },
};

/** Added to the model's odds and held against them: chosen on lines of authors whom the models had not heard. */
const trust = { leave: 3, alarm: { sure: 2, unsure: 1, none: 0 } } as const;
const yesFrom = { ends: 1.25, endsInFewWords: 2.75, asks: 0.8, alarms: 2 } as const;
/** So few words answer as well as end ("never mind"). */
const fewWords = 3;

/** Whether an utterance ends the conversation. @param isHeard The grammar takes it for a leave. */
export function seemsToEnd(
  text: string,
  language: Language,
  isHeard: boolean,
  words: readonly string[] = wordsOf(text, language),
): boolean {
  const features = featuresOf(text, language, words);
  const odds = oddsOf(models.ends[language], features);
  if (isHeard) return odds + trust.leave >= yesFrom.ends;
  return odds >= (features.wordCount <= fewWords ? yesFrom.endsInFewWords : yesFrom.ends);
}

/** How much an utterance in which the rules heard that much sounds like somebody in danger now. */
export function soundsOfDanger(
  text: string,
  language: Language,
  heard: Alarm,
  words: readonly string[] = wordsOf(text, language),
): Alarm {
  const odds = oddsOf(models.danger[language], featuresOf(text, language, words)) + trust.alarm[heard];
  if (odds >= yesFrom.alarms) return 'sure';
  return odds >= yesFrom.asks ? 'unsure' : 'none';
}
