import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { inWords, planOf } from './plan.ts';
import { shrink } from './shrink.ts';
import { runWorld } from './world.ts';

const seeds = 500;
/** Within so many seeds each mutant has to meet what it cannot stand. */
const seedsPerMutant = 150;

test(`under ${seeds} seeds of faults nothing is lost, nothing counts twice, and all become equal`, async () => {
  for (let seed = 1; seed <= seeds; seed += 1) {
    expect(await runWorld(seed, planOf(seed)), `npm run sync:sim -- --seeds 1 --from ${seed}`).toEqual([]);
  }
}, 900_000);

test.each(mutants)(
  'it is noticed when $name',
  async ({ breaks, parts, from = 1 }) => {
    const found = new Set<string>();
    for (let seed = from; seed < from + seedsPerMutant && !found.has(breaks); seed += 1) {
      for (const { invariant } of await runWorld(seed, planOf(seed), parts)) found.add(invariant);
    }
    expect([...found]).toContain(breaks);
  },
  300_000,
);

test('a seed happens again as it happened, and a failing one is told by the few events that it takes', async () => {
  const [mutant] = mutants;
  if (mutant === undefined) throw new Error('There are mutants.');
  const first = await runWorld(1, planOf(1), mutant.parts);
  expect(first.length).toBeGreaterThan(0);
  expect(await runWorld(1, planOf(1), mutant.parts)).toEqual(first);
  const minimal = await shrink(1, planOf(1), mutant.breaks, mutant.parts);
  expect(minimal.length).toBeLessThan(planOf(1).length / 4);
  expect(minimal.map(inWords).join('\n')).toMatch(/^ *\d+\.\d\d s {2}#\d+ [a-z]/);
}, 300_000);
