import { expect, test } from 'vitest';
import { Rounds } from './rounds.ts';

const neverByItself = 2 ** 30;

test('rounds never run beside one another, and whoever asks meanwhile gets one more', async () => {
  let [going, most, count] = [0, 0, 0];
  const first = Promise.withResolvers<void>();
  const rounds = new Rounds(neverByItself, async () => {
    count += 1;
    most = Math.max(most, (going += 1));
    if (count === 1) await first.promise;
    going -= 1;
    return false;
  });
  const asked = [rounds.now(), rounds.now(), rounds.now()];
  first.resolve();
  await Promise.all(asked);
  expect({ count, most }).toEqual({ count: 2, most: 1 });
});

test('there are rounds as long as there may be more', async () => {
  let left = 3;
  const rounds = new Rounds(neverByItself, () => Promise.resolve((left -= 1) > 0));
  await rounds.now();
  expect(left).toBe(0);
});

test('closing waits for the round that is going on, and none comes after it', async () => {
  let count = 0;
  const first = Promise.withResolvers<void>();
  const rounds = new Rounds(neverByItself, async () => {
    count += 1;
    await first.promise;
    return true;
  });
  rounds.start();
  const closed = rounds.close();
  first.resolve();
  await closed;
  expect({ count, isStarted: rounds.isStarted }).toEqual({ count: 1, isStarted: false });
});
