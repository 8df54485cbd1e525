import { expect, test } from 'vitest';
import { likeliestTags, tags } from './chain.ts';

const [beginsClass, goesOnClass, goesOnDay] = ['b-class', 'i-class', 'i-day'].map((tag) => tags.indexOf(tag));
const scoresWith = (given: readonly (readonly [tag: number | undefined, score: number])[]): Float64Array => {
  const scores = new Float64Array(tags.length).fill(-5);
  for (const [tag = 0, score] of given) scores[tag] = score;
  return scores;
};
const noSteps = tags.map(() => new Float64Array(tags.length));

test('a slot never goes on that has not begun, however likely each word is by itself', () => {
  const told = likeliestTags(
    [
      scoresWith([[0, 1]]),
      scoresWith([
        [goesOnDay, 3],
        [0, 0],
      ]),
    ],
    noSteps,
  );
  expect(told).toEqual([0, 0]);
});

test('a sentence is weighed as a whole: a likely second word makes the first begin the slot', () => {
  const scores = [
    scoresWith([
      [0, 1],
      [beginsClass, 0],
    ]),
    scoresWith([
      [goesOnClass, 4],
      [0, 1],
    ]),
  ];
  expect(likeliestTags(scores, noSteps)).toEqual([beginsClass, goesOnClass]);
});

test('what often follows tips the balance', () => {
  const steps = tags.map(() => new Float64Array(tags.length));
  steps[0]?.fill(2, beginsClass, (beginsClass ?? 0) + 1);
  expect(
    likeliestTags(
      [
        scoresWith([
          [0, 1],
          [beginsClass, 0],
        ]),
      ],
      steps,
    ),
  ).toEqual([beginsClass]);
});

test('nothing said has no slots', () => {
  expect(likeliestTags([], noSteps)).toEqual([]);
});
