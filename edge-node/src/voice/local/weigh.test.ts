import { intents, type Intent as LabelIntent } from '@jarvis-edge/sync/labels.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intent } from './lexicon.ts';
import { weigh } from './weigh.ts';

const taken = (heard: Intent, label: LabelIntent, confidence: number, isOutside = false) =>
  weigh({ intent: heard, isOutside }, { intent: label, confidence }, 8);

test('what the rules do not understand is taken for what the label says, where it is more likely than not', () => {
  expect(taken('unknown', 'ask_facility', 0.5)).toEqual({ intent: 'ask_facility', isOutside: false });
  expect(taken('unknown', 'ask_facility', 0.49)).toEqual({ intent: 'unknown', isOutside: false });
  expect(taken('ask_classes', 'book_class', 0.9).intent).toBe('book_class');
});

test('complaints and praise are feedback, and what is no matter of a gym is unknown and outside', () => {
  expect(taken('unknown', 'complaint', 0.9)).toEqual({ intent: 'feedback', isOutside: false });
  expect(taken('unknown', 'praise', 0.9)).toEqual({ intent: 'feedback', isOutside: false });
  expect(taken('unknown', 'out_of_scope', 0.5)).toEqual({ intent: 'unknown', isOutside: true });
  expect(taken('unknown', 'complaint', 0.9, true)).toEqual({ intent: 'feedback', isOutside: false });
});

test('an alarm of the rules falls only to a label that is sure of something else', () => {
  expect(taken('emergency', 'report_issue', 0.89).intent).toBe('emergency');
  expect(taken('emergency', 'report_issue', 0.9).intent).toBe('report_issue');
  expect(taken('maybe_emergency', 'report_issue', 0.94).intent).toBe('maybe_emergency');
  expect(taken('maybe_emergency', 'report_issue', 0.95).intent).toBe('report_issue');
});

test('an alarm that was only learned to be one asks first, unless the label hears danger too', () => {
  const guessed = (label: LabelIntent, confidence: number) =>
    weigh({ intent: 'emergency', isOutside: false, isGuessed: true }, { intent: label, confidence }, 8).intent;
  expect(guessed('emergency', 0.3)).toBe('emergency');
  expect(guessed('emergency', 0.29)).toBe('maybe_emergency');
  expect(guessed('report_issue', 0.89)).toBe('maybe_emergency');
  expect(guessed('report_issue', 0.9)).toBe('report_issue');
  expect(guessed('unknown', 0)).toBe('maybe_emergency');
});

test('nobody is sent away with what the rules know of, unless it is plainly no matter of a gym', () => {
  expect(taken('membership_info', 'out_of_scope', 0.96).intent).toBe('membership_info');
  expect(taken('membership_info', 'out_of_scope', 0.97)).toEqual({ intent: 'unknown', isOutside: true });
});

test('who asks for a person, how to pay, or tells of a pain is answered as the rules know it', () => {
  expect(taken('ask_human', 'report_issue', 1).intent).toBe('ask_human');
  expect(taken('ask_facility', 'membership_info', 1).intent).toBe('ask_facility');
  expect(taken('pain', 'emergency', 0.96).intent).toBe('pain');
  expect(taken('pain', 'emergency', 0.97).intent).toBe('maybe_emergency');
});

test('danger that only the label hears is asked about first, or raised where it is sure', () => {
  expect(taken('smalltalk', 'emergency', 0.29).intent).toBe('smalltalk');
  expect(taken('smalltalk', 'emergency', 0.3).intent).toBe('maybe_emergency');
  expect(taken('smalltalk', 'emergency', 0.9).intent).toBe('emergency');
  expect(taken('maybe_emergency', 'emergency', 0.89).intent).toBe('maybe_emergency');
  expect(taken('maybe_emergency', 'emergency', 0.9).intent).toBe('emergency');
});

test('a talk is ended by a label only where it is rather sure', () => {
  expect(taken('unknown', 'farewell', 0.98).intent).toBe('unknown');
  expect(taken('unknown', 'farewell', 0.985).intent).toBe('farewell');
  expect(taken('farewell', 'smalltalk', 0.5).intent).toBe('smalltalk');
});

test('a remark that only the label hears is answered rather than not understood', () => {
  expect(taken('unknown', 'smalltalk', 0.3).intent).toBe('smalltalk');
  expect(taken('unknown', 'smalltalk', 0.29).intent).toBe('unknown');
  expect(taken('ask_hours', 'smalltalk', 0.49).intent).toBe('ask_hours');
});

test('in three words or fewer a label has to be surer, and ends nothing: "thanks" goes on as often', () => {
  const inTwo = (label: LabelIntent, confidence: number) =>
    weigh({ intent: 'unknown', isOutside: false }, { intent: label, confidence }, 2).intent;
  expect(inTwo('cancel_booking', 0.89)).toBe('unknown');
  expect(inTwo('ask_classes', 0.9)).toBe('ask_classes');
  expect(inTwo('farewell', 1)).toBe('unknown');
  expect(inTwo('emergency', 0.9)).toBe('emergency');
});

test('answers and what is asked of the talk itself are the rules’ alone, and so is what the label does not know', () => {
  const anyLabel = fc.constantFrom(...intents);
  const confidence = fc.double({ min: 0, max: 1, noNaN: true });
  const rules = fc.constantFrom<Intent>(
    'yes',
    'no',
    'thanks',
    'repeat',
    'wait',
    'volume',
    'ask_time',
    'change_language',
  );
  fc.assert(
    fc.property(rules, anyLabel, confidence, (heard, label, sure) => taken(heard, label, sure).intent === heard),
  );
  expect(taken('ask_hours', 'unknown', 0.99).intent).toBe('ask_hours');
  expect(taken('pain', 'training_advice', 0.99).intent).toBe('pain');
});

test('a surer label never takes an alarm away that a less sure one of danger raised', () => {
  const rank: Partial<Record<Intent, number>> = { maybe_emergency: 1, emergency: 2 };
  const rules = fc.constantFrom<Intent>('unknown', 'smalltalk', 'farewell', 'maybe_emergency', 'emergency');
  const two = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(rules, two, (heard, [one, other]) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const of = (sure: number): number => rank[taken(heard, 'emergency', sure).intent] ?? 0;
      expect(of(more)).toBeGreaterThanOrEqual(of(less));
    }),
  );
});

test('what is wrong in here is no chat for a label that doubts', () => {
  expect(taken('report_issue', 'smalltalk', 0.6).intent).toBe('report_issue');
  expect(taken('report_issue', 'smalltalk', 0.85).intent).toBe('smalltalk');
});

test('a chat that is no matter of a gym is answered as such', () => {
  expect(taken('smalltalk', 'out_of_scope', 0.6)).toEqual({ intent: 'unknown', isOutside: true });
  expect(taken('ask_hours', 'out_of_scope', 0.6).intent).toBe('ask_hours');
});
