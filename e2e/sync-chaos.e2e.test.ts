import { expect, test } from 'vitest';
import { runRounds } from './chaos/run-rounds.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A short form of `npm run sync:chaos`. */
const rounds = Number(process.env['JARVIS_CHAOS_ROUNDS'] ?? 10);
const seed = Number(process.env['JARVIS_CHAOS_SEED'] ?? 10);

test(
  `${rounds} times hub, boxes or lines are broken while members tap and staff edit: whom a screen has greeted is on the hub, once, and no edit that was confirmed is lost`,
  async () => {
    using folder = temporaryFolder('chaos');
    const { losses, acknowledged, visits, edits, conflicts, happened, faults } = await runRounds({
      folder: folder.path,
      rounds,
      seed,
    });
    expect(losses, `npm run sync:chaos -- --rounds ${rounds} --seed ${seed}`).toEqual([]);
    // Rounds in which nobody was let in and nothing broke would prove nothing.
    expect(acknowledged).toBeGreaterThan(rounds * 2);
    expect(visits).toBeGreaterThanOrEqual(acknowledged);
    expect(edits.atBoxes).toBeGreaterThan(rounds * 2);
    expect(edits.atHub).toBeGreaterThan(rounds);
    expect(conflicts).toBeGreaterThan(0);
    expect(happened.hubKilled + happened.bothKilled).toBeGreaterThan(0);
    expect(happened.boxKilled + happened.bothKilled).toBeGreaterThan(0);
    expect(faults.cut * faults.halve * faults.delay).toBeGreaterThan(0);
  },
  60_000 + rounds * 30_000,
);
