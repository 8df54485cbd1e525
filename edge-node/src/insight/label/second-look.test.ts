import { intents, type LabelledIntent } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { outputCount, placeOf } from './heads.ts';
import { learnSecondLook, lookAgain, readLook, writtenLook, type Judged } from './second-look.ts';

/** A line of an intent, of which the model says that intent and no more. */
function judged(intent: LabelledIntent): Judged {
  const scores = new Float64Array(outputCount);
  scores[placeOf.intent.from + intents.indexOf(intent)] = 4;
  const mood = intent === 'praise' ? (['positive', 'joy'] as const) : (['neutral', 'neutral'] as const);
  const line = { author: 'a', persona: '', language: 'en', text: '', topics: [], slots: {} } as const;
  return { line: { ...line, intent, sentiment: mood[0], emotion: mood[1] }, scores };
}

const lines = (['farewell', 'emergency', 'praise', 'ask_hours'] as const).flatMap((intent) =>
  Array.from({ length: 30 }, () => judged(intent)),
);
const look = learnSecondLook(lines);

test('who says what only leavers say is leaving, and who says what only the endangered say is in danger', () => {
  const [leaving, endangered, asking] = (['farewell', 'emergency', 'ask_hours'] as const).map((intent) =>
    lookAgain(judged(intent).scores, look),
  );
  expect(leaving?.ends[1]).toBeGreaterThan(0.5);
  expect(leaving?.danger[1]).toBeLessThan(0.5);
  expect(endangered?.danger[1]).toBeGreaterThan(0.5);
  expect(asking?.ends[1]).toBeLessThan(0.5);
});

test('who praises is glad, though no word of it was known', () => {
  const { sentiment, emotion } = lookAgain(judged('praise').scores, look);
  expect(sentiment.indexOf(Math.max(...sentiment))).toBe(2);
  expect(emotion.indexOf(Math.max(...emotion))).toBe(0);
});

test('a second look comes out of the model’s description as it went in', () => {
  expect(readLook(writtenLook(look))).toEqual(look);
});
