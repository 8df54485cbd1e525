import type { Emotion, Intent, LabelLanguage, Sentiment, Topic } from '@jarvis-edge/sync/labels.ts';
import type { Outcome } from '../../understood.ts';
import type { Feeling } from '../pipeline/feeling.ts';
import { en } from './summary-en.ts';
import { es } from './summary-es.ts';
import { fr } from './summary-fr.ts';
import type { SummaryWords } from './summary-words.ts';

/** Which template a summary is of. */
export const summaryModel = 'template-1';

const words: Readonly<Record<LabelLanguage, SummaryWords>> = { fr, en, es };
const lists: Readonly<Record<LabelLanguage, Intl.ListFormat>> = {
  fr: new Intl.ListFormat('fr'),
  en: new Intl.ListFormat('en'),
  es: new Intl.ListFormat('es'),
};

export interface Summarised {
  readonly intents: readonly Intent[];
  readonly topics: readonly Topic[];
  readonly feeling: Feeling;
  readonly outcomes: readonly Outcome[];
  /** A sentence of the member's own. */
  readonly quote: string | null;
}

/** Somebody's own words, between the marks of a language. */
export const quoted = (sentence: string, language: LabelLanguage): string => words[language].quote(sentence);

/** A conversation in a few sentences, as staff read it. */
export function summaryText(
  { intents, topics, feeling, outcomes, quote }: Summarised,
  language: LabelLanguage,
): string {
  const t = words[language];
  const list = (items: readonly string[]): string => lists[language].format(items);
  const things = intents.flatMap((intent) => (intent === 'unknown' ? [] : (t.intents[intent] ?? [])));
  const others = topics.map((topic) => t.topics[topic]).filter((topic) => !things.includes(topic));
  const turn = toldCourse(feeling);
  return [
    things.length > 0 ? t.about(list(things)) : t.aboutNothing,
    ...(others.length > 0 ? [t.touchedOn(list(others.map(t.ofTopic)))] : []),
    t.mood(turn, toldEmotion(feeling.emotion, turn)),
    // What was asked for twice is told once.
    ...new Set(outcomes.map((outcome) => t.outcome(outcome))),
    ...(quote === null ? [] : [t.quote(quote)]),
  ].join(' ');
}

/** The course of the mood where it leads to the stored one or from it, or the two ends even each other out; else that one alone. */
function toldCourse({ sentiment, turn }: Feeling): Feeling['turn'] {
  const ends = [turn.from, turn.to];
  const isHalfAndHalf = sentiment === 'neutral' && !ends.includes('neutral') && turn.from !== turn.to;
  const isTold = (turn.from !== turn.to && ends.includes(sentiment)) || isHalfAndHalf;
  return isTold ? turn : { from: sentiment, to: sentiment };
}

/** In which mood one feels so; surprise is felt in any. */
const moodOf: Readonly<Record<Exclude<Emotion, 'neutral'>, Sentiment | null>> = {
  ...{ joy: 'positive', frustration: 'negative', sadness: 'negative', worry: 'negative', surprise: null },
};

/** Null where the mood that is told has no place for it. */
function toldEmotion(emotion: Emotion, { from, to }: Feeling['turn']): Exclude<Emotion, 'neutral'> | null {
  if (emotion === 'neutral') return null;
  const mood = moodOf[emotion];
  const isEven = from === 'neutral' && to === 'neutral';
  return isEven || mood === null || mood === from || mood === to ? emotion : null;
}
