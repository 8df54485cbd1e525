import type { Invariant } from './invariants.ts';
import type { Event } from './plan.ts';
import type { Parts } from './world.ts';
import { runWorld } from './world.ts';

/** Leaves out, in ever smaller lots, what a failing run does not need to fail in the same way. */
export async function shrink(
  seed: number,
  events: readonly Event[],
  invariant: Invariant,
  parts?: Parts,
): Promise<readonly Event[]> {
  const fails = async (some: readonly Event[]): Promise<boolean> =>
    (await runWorld(seed, some, parts)).some((violation) => violation.invariant === invariant);
  let kept = events;
  for (let lot = Math.ceil(kept.length / 2); lot >= 1; lot = lot === 1 ? 0 : Math.ceil(lot / 2)) {
    for (let from = 0; from < kept.length;) {
      const without = [...kept.slice(0, from), ...kept.slice(from + lot)];
      if (await fails(without)) kept = without;
      else from += lot;
    }
  }
  return kept;
}
