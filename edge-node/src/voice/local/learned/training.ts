import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { featuresOf, slotCount, type Features } from './features.ts';
import { fit, fitLine } from './fit.ts';
import { oddsOf, quantised, type Model } from './model.ts';

export const languages: readonly Language[] = ['fr', 'en', 'es'];
export const questions = ['ends', 'danger'] as const;
/** Does this end the conversation? Is somebody in danger now? */
export type Question = (typeof questions)[number];

export const kinds = ['ends', 'goes-on', 'emergency', 'calm', 'talk'] as const;
/** `goes-on` and `calm` sound like the end and like an emergency and are not; `talk` sounds like neither. */
export type Kind = (typeof kinds)[number];

export interface Line {
  readonly author: string;
  readonly kind: Kind;
  readonly language: Language;
  readonly text: string;
}

/** What says yes to each question, and what says no although it sounds like it. */
export const asked: Record<Question, { readonly yes: Kind; readonly almost: Kind }> = {
  ends: { yes: 'ends', almost: 'goes-on' },
  danger: { yes: 'emergency', almost: 'calm' },
};

const almostWeight = 1.5;
const ridge = 0.02;
const rounds = 40;

/** The model of one question in one language. */
export function trained(lines: readonly Line[], question: Question, language: Language): Model {
  const { yes, almost } = asked[question];
  const examples = lines
    .filter((line) => line.language === language)
    .map((line) => ({
      features: featuresOf(line.text, language),
      is: line.kind === yes,
      weight: line.kind === almost ? almostWeight : 1,
    }));
  const { weights, bias } = fit(examples, { slotCount, ridge, rounds });
  return quantised(weights, bias);
}

export interface Judged {
  readonly line: Line;
  readonly odds: number;
}

/** What models say of the lines of each author that they were not trained with. */
export function judgedByStrangers(lines: readonly Line[], question: Question, language: Language): Judged[] {
  const own = lines.filter((line) => line.language === language);
  const authors = [...new Set(own.map(({ author }) => author))].sort();
  return authors.flatMap((author) => {
    const model = trained(
      own.filter((line) => line.author !== author),
      question,
      language,
    );
    const features = (text: string): Features => featuresOf(text, language);
    return own
      .filter((line) => line.author === author)
      .map((line) => ({ line, odds: oddsOf(model, features(line.text)) }));
  });
}

/** A model says of its own lines more than it may: what strangers' lines show is how much its odds are worth. */
export function calibrated(model: Model, judged: readonly Judged[], question: Question): Model {
  const { slope, offset } = lineOf(judged, question);
  return { weights: model.weights, step: model.step * slope, bias: model.bias * slope + offset };
}

export const lineOf = (judged: readonly Judged[], question: Question): { slope: number; offset: number } =>
  fitLine(judged.map(({ line, odds }) => ({ odds, is: line.kind === asked[question].yes })));
