import { expect, test } from 'vitest';
import { failuresOf, growthOf } from './judge.ts';
import { type FaultResult, runSessions } from './run-sessions.ts';

test('however the voice service fails, every conversation goes on or ends, and nothing is done twice', async () => {
  const result = await runSessions({ sessions: 50, seed: 1, screens: 8 });
  expect(failuresOf(result)).toEqual([]);
  // It was no idle run.
  expect(result.responses).toBeGreaterThan(100);
  expect(result.truncates.done).toBeGreaterThan(20);
  expect(result.opinions.done).toBeGreaterThan(5);
  expect(Object.keys(result.faults).length).toBeGreaterThan(8);
}, 600_000);

test('a run in which something went wrong is not taken for a good one', () => {
  const memory = [100, 200, 1000].map((sessions) => ({ sessions, bytes: sessions === 1000 ? 115 : 100 }));
  const good: FaultResult = {
    ...{
      stuck: [],
      ends: {},
      faults: {},
      connections: 1,
      responses: 1,
      interruptions: 1,
      toolFailures: 0,
      leftOpen: 0,
    },
    ...{ truncates: { done: 1, refused: 0, refusedToBroker: 0 }, reports: {}, memory: memory.slice(0, 2) },
    opinions: { wanted: 1, done: 1, rows: 1, twice: [] },
  };
  expect(failuresOf(good)).toEqual([]);
  expect(growthOf(memory)).toBeCloseTo(0.15);
  const bad: Partial<FaultResult>[] = [
    { stuck: ['s1'] },
    { truncates: { done: 1, refused: 1, refusedToBroker: 0 } },
    { opinions: { wanted: 1, done: 1, rows: 2, twice: [] } },
    { opinions: { wanted: 1, done: 2, rows: 2, twice: ['s1-1'] } },
    { leftOpen: 1 },
    { toolFailures: 1 },
    { memory },
  ];
  for (const wrong of bad) expect(failuresOf({ ...good, ...wrong })).toHaveLength(1);
});
