import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { found, ModelHeads, outputNames } from './heads.ts';
import { refine } from './refine.ts';
import { difference } from './self-test.ts';

const heads = (of: object): ModelHeads => ModelHeads.parse({ format: 1, dtype: 'int8', tokensMax: 64, heads: of });
const three = ['negative', 'neutral', 'positive'];
const tier0: Labels = {
  ...{ lang: 'en', intent: 'complaint', sentiment: 'negative', score: -0.4, emotion: 'frustration' },
  ...{ topics: ['coaching'], slots: {}, ends_conversation: false, confidence: 0.6, model: 'tier-0' },
};

test('several figures may stand for one label, as five stars do for three sentiments', () => {
  const stars = heads({
    sentiment: { output: 'logits', labels: ['negative', 'negative', 'neutral', 'positive', 'positive'] },
  });
  const { sentiment } = found(stars, { logits: [0, 0, 0, 0, 0] });
  expect([...(sentiment ?? [])]).toEqual([
    ['negative', 0.4],
    ['neutral', 0.2],
    ['positive', 0.4],
  ]);
});

test('a head that is not sure enough leaves the label to tier 0', () => {
  const unsure = heads({ sentiment: { output: 'logits', labels: three, threshold: 0.9 } });
  const labels = refine(tier0, found(unsure, { logits: [0, 1, 2] }), 'm');
  expect(labels).toEqual({ ...tier0, tier: 1, model: 'm+tier-0' });
  expect(refine(tier0, found(unsure, { logits: [0, 1, 20] }), 'm')).toMatchObject({ sentiment: 'positive' });
});

test('the score is the probability of good less that of bad, cooled by the temperature', () => {
  const labels = (temperature: number): Labels =>
    refine(
      tier0,
      found(heads({ sentiment: { output: 'logits', labels: three, temperature } }), {
        logits: [0, -1000, Math.log(3)],
      }),
      'm',
    );
  expect(labels(1).score).toBeCloseTo(0.5);
  expect(labels(1000).score).toBeLessThan(0.1);
});

test('a model says what was meant, and how sure it is', () => {
  const both = heads({ intent: { output: 'intent', labels: ['cancel_membership', 'complaint'] } });
  expect(refine(tier0, found(both, { intent: [Math.log(4), 0] }), 'm')).toMatchObject({
    ...{ intent: 'cancel_membership', sentiment: 'negative', tier: 1 },
    confidence: expect.closeTo(0.8),
  });
});

const intentIs = (code: string, other = 'smalltalk') =>
  found(heads({ intent: { output: 'intent', labels: [code, other] } }), { intent: [9, 0] });

test.each([
  ['somebody is in danger', { ...tier0, intent: 'emergency' as const }],
  ['a goodbye was said', { ...tier0, intent: 'farewell' as const, ends_conversation: true }],
  ['a request ends the talk too', { ...tier0, ends_conversation: true }],
])('where tier 0 hears that %s, no model talks it away', (_, labels) => {
  expect(refine(labels, intentIs('praise'), 'm')).toMatchObject({
    intent: labels.intent,
    ends_conversation: labels.ends_conversation,
    confidence: labels.confidence,
  });
});

test('a model may hear a call for help, and ends no conversation', () => {
  expect(refine(tier0, intentIs('emergency'), 'm').intent).toBe('emergency');
  expect(refine(tier0, intentIs('farewell'), 'm')).toMatchObject({ intent: 'complaint', ends_conversation: false });
});

test.each([[[1, 2]], [[1, 2, 3, 4]], [[1, Number.NaN, 3]], [[1, Infinity, 3]]])(
  'figures that cannot be %j are refused',
  (logits) => {
    expect(() => found(heads({ sentiment: { output: 'logits', labels: three } }), { logits })).toThrow('one figure');
  },
);

test('each output is asked for once', () => {
  const shared = { output: 'logits', labels: three };
  expect(outputNames(heads({ sentiment: shared }))).toEqual(['logits']);
  expect(
    outputNames(heads({ sentiment: shared, emotion: { output: 'logits', labels: ['joy', 'worry', 'neutral'] } })),
  ).toEqual(['logits']);
});

test('what answers with other outputs, or none, is as far from what was signed as can be', () => {
  expect(difference({ a: [1, 2], b: [3] }, { a: [1, 2.5], b: [3] })).toBe(0.5);
  for (const got of [{ a: [1] }, {}, { a: [1, 2], b: [3] }, { a: [1, Number.NaN] }, { b: [1, 2] }]) {
    expect(difference({ a: [1, 2] }, got)).toBe(Infinity);
  }
});
