import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { LeaveHeard } from '../farewell.ts';
import { featuresOf } from './features.ts';
import { oddsOf, read } from './model.ts';
import trained from './trained.json' with { type: 'json' };

type Alarm = 'sure' | 'unsure' | 'none';

const models = {
  ends: { fr: read(trained.ends.fr), en: read(trained.ends.en), es: read(trained.ends.es) },
  danger: { fr: read(trained.danger.fr), en: read(trained.danger.en), es: read(trained.danger.es) },
};

/** What the rules' word weighs beside the model's odds, and from where on an answer is yes: chosen on lines of authors whom the models had not heard. */
export const trust = {
  leave: { plain: 3.5, likely: 2.5, none: 0 },
  alarm: { sure: 2, unsure: 1, none: 0 },
  endsFrom: 1.25,
  asksFrom: 0.8,
  alarmFrom: 2,
} as const;

/** Whether an utterance in which the grammar heard that much ends the conversation. */
export function seemsToEnd(text: string, { how, language }: LeaveHeard): boolean {
  return oddsOf(models.ends[language], featuresOf(text, language)) + trust.leave[how] >= trust.endsFrom;
}

/** How much an utterance in which the rules heard that much sounds like somebody in danger now. */
export function soundsOfDanger(text: string, language: Language, heard: Alarm): Alarm {
  const odds = oddsOf(models.danger[language], featuresOf(text, language)) + trust.alarm[heard];
  if (odds >= trust.alarmFrom) return 'sure';
  return odds >= trust.asksFrom ? 'unsure' : 'none';
}
