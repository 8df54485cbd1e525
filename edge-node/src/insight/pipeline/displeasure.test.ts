import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { expect, test } from 'vitest';
import { displeasureOf } from './displeasure.ts';

const said = (intent: Labels['intent'], score: number, emotion: Labels['emotion'] = 'frustration'): Labels => ({
  ...{ lang: 'fr', intent, sentiment: 'negative', score, emotion, topics: [], slots: {} },
  ...{ ends_conversation: false, confidence: 0.9, model: 'test' },
});
const machine = { ...said('report_issue', -0.9), slots: { equipment: 'tapis 1' } };
const showers = { ...said('report_issue', -0.9), slots: { place: 'douches' } };
const thanks = said('farewell', 0.5, 'joy');

test('who is unwell, tired or worried, or tells of a broken machine, is not displeased', () => {
  for (const talk of [
    [said('emergency', -1, 'worry'), thanks],
    [said('emergency', -1, 'worry')],
    [said('smalltalk', -0.9, 'sadness')],
    [said('training_advice', -0.8, 'worry'), thanks],
    [machine, thanks],
  ]) {
    expect(displeasureOf(talk, [])).toBeGreaterThanOrEqual(0);
  }
});

test('a place whose fault was reported is no displeasure; one that nobody is told of is', () => {
  expect(displeasureOf([showers], [{ kind: 'reported-place', place: 'showers' }])).toBe(0);
  expect(displeasureOf([showers], [])).toBe(-0.9);
});

test('who complains, is angry or leaves is displeased, whatever else was said', () => {
  for (const angry of [
    said('complaint', -0.9),
    said('complaint', -0.9, 'sadness'),
    said('cancel_membership', -0.9, 'sadness'),
    said('unknown', -0.9, 'sadness'),
    said('smalltalk', -0.9),
    said('ask_classes', -0.9),
  ]) {
    for (const talk of [[angry], [machine, angry, thanks], [said('emergency', -1, 'worry'), angry]]) {
      expect(displeasureOf(talk, [{ kind: 'reported', name: 'Tapis 1' }])).toBeLessThan(-0.5);
    }
  }
});
