import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';
import { openWorld, type World } from './world.ts';

/** A short form of `npm run sync:oracle`. */
const seeds = 20;
const limitMs = 600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

test(
  `the tables of ${seeds} chains' boxes are the hub's, whatever was written, undone, moved or broken meanwhile`,
  async () => {
    const written = new Map<string, number>();
    for (let seed = 1; seed <= seeds; seed += 1) {
      const result = await runSeed(world, seed);
      expect(result.differences, `npm run sync:oracle -- --seeds 1 --from ${seed}`).toEqual([]);
      for (const [what, rows] of result.written.rows) written.set(what, (written.get(what) ?? 0) + rows);
    }
    // A table to which nothing happened would be equal however it is synced.
    for (const { name, isLeaf } of world.tables) {
      for (const what of ['insert', 'update', ...(isLeaf ? ['delete'] : [])]) {
        expect(written.get(`${what} ${name}`) ?? 0, `${what} ${name}`).toBeGreaterThan(0);
      }
    }
  },
  limitMs,
);
