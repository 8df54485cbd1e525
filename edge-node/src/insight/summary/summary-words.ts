import type { Emotion, LabelledIntent, Sentiment, Topic } from '@jarvis-edge/sync/labels.ts';
import type { Outcome } from '../../understood.ts';

/** What a summary is put together from, for staff to read. */
export interface SummaryWords {
  /** Of `Intl`. */
  readonly locale: string;
  /** What a conversation was about, after `about`; null: not worth a word beside anything else. */
  readonly intents: Readonly<Record<LabelledIntent, string | null>>;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly about: (things: string) => string;
  readonly aboutNothing: string;
  /** As it stands in the list of `touchedOn`. */
  readonly ofTopic: (topic: string) => string;
  readonly touchedOn: (topics: string) => string;
  readonly mood: (
    turn: { readonly from: Sentiment; readonly to: Sentiment },
    emotion: Exclude<Emotion, 'neutral'> | null,
  ) => string;
  readonly outcome: (outcome: Outcome) => string;
  readonly quote: (sentence: string) => string;
}
