import { embedForStore, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import type { Intent, LabelLanguage, Labels, LabelUtterance, Topic } from '@jarvis-edge/sync/labels.ts';
import type { Outcome } from '../../understood.ts';
import { quoteOf } from '../summary/quote.ts';
import { summaryModel, summaryText } from '../summary/summary-text.ts';
import { actionsOf, type Action } from './action-items.ts';
import { displeasureOf } from './displeasure.ts';
import { asAnswer, type Around } from './short-answer.ts';
import { feelingOf, type Feeling } from './feeling.ts';

/** Something that was said; `text` is empty where it was erased. */
export interface Turn {
  readonly id: string;
  readonly role: 'member' | 'jarvis';
  readonly text: string;
}

export interface Conversation {
  readonly turns: readonly Turn[];
  /** Undefined where the session does not tell. */
  readonly language: LabelLanguage | undefined;
  readonly outcomes: readonly Outcome[];
}

/** Which way of reckoning made what. */
const feelingModel = 'weighted-1';

export interface Meaning {
  /** Of each thing that the member said; and which turns those are. */
  readonly labels: readonly Labels[];
  readonly turnIds: readonly string[];
  readonly feeling: Feeling;
  /** −1 to 1. */
  readonly displeasure: number;
  readonly intents: readonly Intent[];
  readonly topics: readonly Topic[];
  readonly actions: readonly Action[];
  readonly text: string;
  readonly embedding: readonly number[];
  readonly embeddingModel: string;
  readonly models: Readonly<Record<string, string>>;
}

/** What the member said. */
export const saidBy = (turns: readonly Turn[]): readonly Turn[] =>
  turns.filter(({ role, text }) => role === 'member' && text.trim() !== '');

/** What JARVIS said around something that the member said. */
function around(turns: readonly Turn[], id: string, outcomes: readonly Outcome[]): Around {
  const at = turns.findIndex((turn) => turn.id === id);
  const ofJarvis = (turn: Turn | undefined): string | undefined => (turn?.role === 'jarvis' ? turn.text : undefined);
  return {
    ...{ before: ofJarvis(turns[at - 1]), after: ofJarvis(turns[at + 1]) },
    isFirst: turns.slice(0, at).every(({ role }) => role === 'jarvis'),
    isPlaceCancelled: outcomes.some(({ kind }) => kind === 'cancelled'),
  };
}

/** All that the box makes of a conversation; null where the member said nothing. Asks nobody, and takes no time but its own. */
export function understand({ turns, language, outcomes }: Conversation, label: LabelUtterance): Meaning | null {
  const spoken = saidBy(turns);
  if (spoken.length === 0) return null;
  const labels = spoken.map(({ id, text }) => asAnswer(label(text, language), text, around(turns, id, outcomes)));
  const feeling = feelingOf(labels);
  const intents = [...new Set(labels.map(({ intent }) => intent))].filter((intent) => intent !== 'unknown');
  const topics = [...new Set(labels.flatMap((each) => each.topics))];
  const quote = quoteOf(
    labels.map(({ intent, score, confidence }, at) => ({ intent, score, confidence, text: spoken[at]?.text ?? '' })),
  );
  return {
    ...{ labels, turnIds: spoken.map(({ id }) => id), feeling, intents, topics },
    displeasure: displeasureOf(labels, outcomes),
    actions: actionsOf(labels, outcomes),
    text: summaryText({ intents, topics, feeling, outcomes, quote }, language ?? labels[0]?.lang ?? 'fr'),
    // What JARVIS says is alike in every conversation: only what the member said tells them apart.
    embedding: embedForStore(spoken.map(({ text }) => text).join('\n')),
    embeddingModel: modelId,
    models: {
      labels: [...new Set(labels.map(({ model }) => model))].join(' '),
      ...{ sentiment: feelingModel, summary: summaryModel, embedding: modelId },
    },
  };
}
