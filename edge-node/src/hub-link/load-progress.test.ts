import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { expect, test } from 'vitest';
import { loadProgress } from './load-progress.ts';

const mirror = (loaded: number) => ({ isLoaded: (table: string) => downTables.indexOf(table as never) < loaded });
const all = downTables.length;

test('a new box tells what it is loading, and the bar moves with every table and every page of the past', () => {
  const bookings = { progress: { table: 'bookings', done: 0, total: 8 } } as const;
  const visits = { progress: { table: 'visits', done: 2.4, total: 8 } } as const;
  expect(loadProgress(mirror(3), bookings)).toEqual({ table: downTables[3], stage: 'gym', done: 3, total: all + 8 });
  expect(loadProgress(mirror(all), visits)).toEqual({
    table: 'visits',
    stage: 'past',
    done: all + 2.4,
    total: all + 8,
  });
  expect(loadProgress(mirror(all - 1), { progress: { table: undefined, done: 8, total: 8 } })).toMatchObject({
    table: downTables[all - 1],
    stage: 'members',
    done: all + 7,
  });
  expect(loadProgress(mirror(all), { progress: { table: undefined, done: 8, total: 8 } })).toBeUndefined();
});
