import { expect, test } from 'vitest';
import { feelingOf, type Felt } from './feeling.ts';

const felt = (score: number, changes: Partial<Felt> = {}): Felt => ({
  ...{ intent: 'ask_hours', score, emotion: score < -0.3 ? 'frustration' : 'neutral', ...changes },
});
const times = (count: number, each: Felt): Felt[] => Array.from({ length: count }, () => each);

test('one thing that was said is the mood of the conversation', () => {
  expect(feelingOf([felt(-0.8)])).toEqual({
    ...{ score: -0.8, sentiment: 'negative', emotion: 'frustration', turn: { from: 'negative', to: 'negative' } },
  });
  expect(feelingOf([felt(0)])).toMatchObject({ score: 0, sentiment: 'neutral', emotion: 'neutral' });
});

test('ten plain questions do not hide two angry sentences, and one sentence of ten is not the whole talk', () => {
  expect(feelingOf([...times(10, felt(0)), felt(-0.9), felt(-0.9)]).score).toBeLessThan(-0.5);
  expect(feelingOf([felt(-0.4), ...times(12, felt(0))]).sentiment).toBe('neutral');
});

test('hellos and goodbyes are politeness: they cheer nobody up', () => {
  const polite = [felt(0.5, { intent: 'greeting' }), felt(-0.9), felt(0.6, { intent: 'farewell', emotion: 'joy' })];
  expect(feelingOf(polite)).toMatchObject({ sentiment: 'negative', emotion: 'frustration' });
  expect(feelingOf(polite).score).toBeLessThan(-0.5);
  expect(feelingOf(polite).turn).toEqual({ from: 'negative', to: 'negative' });
  expect(feelingOf([felt(0.5, { intent: 'greeting' })]).turn, 'where nothing else was said').toEqual({
    from: 'positive',
    to: 'positive',
  });
});

test('how somebody leaves says more than how they came', () => {
  const [cheered, upset] = [feelingOf([felt(-0.8), felt(0.8)]), feelingOf([felt(0.8), felt(-0.8)])];
  expect(cheered.score).toBeGreaterThan(0);
  expect(upset.score).toBe(-cheered.score);
  expect(upset.turn).toEqual({ from: 'positive', to: 'negative' });
  expect(feelingOf([felt(0), felt(0), felt(-0.9)]).turn, 'the middle belongs to both').toEqual({
    ...{ from: 'neutral', to: 'negative' },
  });
});
