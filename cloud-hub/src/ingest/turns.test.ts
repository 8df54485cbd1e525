import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('batches of one box are taken in the order in which they came, and those of another do not wait for them', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const asked = [
    turns.take('box', async () => {
      await first.promise;
      done.push('first');
      throw new Error('The first one fails.');
    }),
    turns.take('box', async () => done.push('second')),
  ];
  await turns.take('another box', async () => done.push('another'));
  expect(done).toEqual(['another']);
  first.resolve();
  await Promise.allSettled(asked);
  expect(done).toEqual(['another', 'first', 'second']);
});

test('who passes the turn on is followed before the end, and what fails afterwards stops nobody', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const committed = Promise.withResolvers<void>();
  const asked = [
    turns.take('box', async (passOn) => {
      done.push('first');
      passOn();
      await committed.promise;
      throw new Error('The commit fails.');
    }),
    turns.take('box', async () => done.push('second')),
  ];
  await asked[1];
  expect(done).toEqual(['first', 'second']);
  committed.resolve();
  await expect(asked[0]).rejects.toThrow('The commit fails.');
  expect(await turns.take('box', async () => 'third')).toBe('third');
});
