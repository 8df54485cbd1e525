import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSeed } from './run-seed.ts';
import { openWorld, type World } from './world.ts';

/** A short form of `npm run sync:oracle`. */
const seeds = 8;
const limitMs = 600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

test(
  `the tables of ${seeds} chains' boxes are the hub's, whatever was written, undone, moved or broken meanwhile`,
  async () => {
    const written = new Set<string>();
    for (let seed = 1; seed <= seeds; seed += 1) {
      const result = await runSeed(world, seed);
      expect(result.differences, `npm run sync:oracle -- --seeds 1 --from ${seed}`).toEqual([]);
      for (const [what, rows] of result.written.rows) if (rows > 0) written.add(what);
    }
    // A table to which nothing happened would be equal however it is synced.
    const untouched = world.tables.flatMap(({ name, allowed, isLeaf }) =>
      [...allowed]
        // What others refer to is deleted now and then only.
        .filter((what) => isLeaf || what !== 'delete')
        .map((what) => `${what} ${name}`)
        .filter((what) => !written.has(what)),
    );
    expect(untouched).toEqual([]);
  },
  limitMs,
);
