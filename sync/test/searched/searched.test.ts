import { expect, test } from 'vitest';
import { conversations, former, judge, present } from './judge.ts';
import { acrossHeld, acrossTuned, asSaid, otherWords } from './queries.ts';

test('there are conversations and queries enough to judge by, and each query means some that are there', () => {
  expect(conversations).toHaveLength(150);
  const names = new Set(conversations.map(({ name }) => name));
  const queries = [...acrossTuned, ...acrossHeld, ...otherWords, ...asSaid];
  expect(queries.length).toBeGreaterThanOrEqual(150);
  for (const { text, finds } of queries) {
    expect(finds.length, text).toBeGreaterThan(0);
    for (const name of finds) expect(names.has(name), `${text}: ${name}`).toBe(true);
  }
});

test.each([
  ['in another language', acrossTuned, 0.95, 0.85],
  ['in another language, where nothing was chosen by them', acrossHeld, 0.9, 0.8],
  ['in other words', otherWords, 0.9, 0.75],
])('what is looked for %s is found, where words alone do not find it', (_what, queries, recall, rank) => {
  const [now, before] = [judge(present, queries), judge(former, queries)];
  expect(now.recallAt5).toBeGreaterThanOrEqual(recall);
  expect(now.meanReciprocalRank).toBeGreaterThanOrEqual(rank);
  expect(before.recallAt5).toBeLessThan(now.recallAt5 / 2);
});

test('what is looked for as it was said is found as well as by words alone', () => {
  const [now, before] = [judge(present, asSaid), judge(former, asSaid)];
  expect(now.recallAt5).toBeGreaterThanOrEqual(before.recallAt5);
  expect(now.meanReciprocalRank).toBeGreaterThanOrEqual(before.meanReciprocalRank - 0.02);
});
