import {
  languages,
  type Emotion,
  type Labels,
  type LabelledIntent,
  type LabelUtterance,
} from '@jarvis-edge/sync/labels.ts';

const rules: readonly (readonly [RegExp, LabelledIntent, number, Emotion, Labels['topics']])[] = [
  [/malaise|collapsed/i, 'emergency', -0.9, 'worry', ['health']],
  [/résilier|cancel my membership/i, 'cancel_membership', -0.7, 'frustration', ['membership']],
  [/honte|furieux|awful|horrible/i, 'complaint', -0.95, 'frustration', ['cleanliness']],
  [/tapis|cassé|broken/i, 'report_issue', -0.2, 'neutral', ['equipment']],
  [/génial|merci beaucoup|great/i, 'praise', 0.9, 'joy', []],
  [/réserver|book/i, 'book_class', 0, 'neutral', ['classes']],
  [/horaires|hours/i, 'ask_hours', 0, 'neutral', ['schedule']],
  [/au revoir|bye|adiós/i, 'farewell', 0.2, 'neutral', []],
  [/salut|bonjour|hello|hola/i, 'greeting', 0.2, 'neutral', []],
];

/** Labels by a handful of words, the same each time: stands in for a model that learned. */
export const wordLabels: LabelUtterance = (text, lang) => {
  const [, intent, score, emotion, topics] = rules.find(([words]) => words.test(text)) ?? [];
  return {
    ...{ lang: lang ?? languages[0], intent: intent ?? 'unknown', score: score ?? 0, emotion: emotion ?? 'neutral' },
    sentiment: (score ?? 0) < -0.3 ? 'negative' : (score ?? 0) > 0.3 ? 'positive' : 'neutral',
    ...{ topics: topics ?? [], slots: /tapis/i.test(text) ? { equipment: 'tapis' } : {} },
    ...{ ends_conversation: intent === 'farewell', confidence: intent === undefined ? 0.2 : 0.9, model: 'words-1' },
  };
};
