/** `npm run sync:oracle -- --seeds N --from S`: mirrors against SQL on the hub, seed after seed. */
import { parseArgs } from 'node:util';
import { runSeed, type SeedResult } from './run-seed.ts';
import { openWorld, type World } from './world.ts';

const shownAtMost = 20;
const lineEverySeeds = 25;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    /** How many databases, each with a hub, take the next seed as they become free. */
    lanes: { type: 'string', default: '2' },
  },
});
const [seeds, from, lanes] = [Number(values.seeds), Number(values.from), Number(values.lanes)];
if (![seeds, from, lanes].every(Number.isInteger) || seeds < 1 || from < 0 || lanes < 1) {
  console.error('--seeds, --from and --lanes take whole numbers, e.g. `npm run sync:oracle -- --seeds 100 --from 1`.');
  process.exit(2);
}

const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
const total = { seeds: 0, committed: 0, rolledBack: 0, refused: 0, rows: 0, boxes: 0 };
const eventCounts = new Map<string, number>();
const failureCounts = new Map<string, number>();
const diverged: number[] = [];

function count({ written, events, boxes, failures }: SeedResult): void {
  total.seeds += 1;
  total.committed += written.committed;
  total.rolledBack += written.rolledBack;
  total.refused += written.refused;
  total.boxes += boxes;
  for (const rows of written.rows.values()) total.rows += rows;
  for (const event of events) eventCounts.set(event, (eventCounts.get(event) ?? 0) + 1);
  for (const failure of failures) {
    const what = failure.replace(/^box \d+ of gym \d+: /, '');
    failureCounts.set(what, (failureCounts.get(what) ?? 0) + 1);
  }
}

function tellDivergence({ seed, events, differences, failures, hubSays }: SeedResult): void {
  diverged.push(seed);
  console.log(`\nSeed ${seed} (${events.join(', ') || 'nothing broke'}) differs in ${differences.length} places:`);
  for (const line of differences.slice(0, shownAtMost)) console.log(`  ${line}`);
  for (const line of failures.slice(-shownAtMost)) console.log(`  follower of ${line}`);
  if (hubSays !== '') console.log(`  the hub: ${hubSays}`);
  console.log(`  again: npm run sync:oracle -- --seeds 1 --from ${seed}`);
}

function tellProgress(): void {
  const line = `${total.seeds} of ${seeds} seeds, ${diverged.length} diverged, ${seconds()}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line} `);
  else if (total.seeds % lineEverySeeds === 0) console.log(line);
}

let next = from;
process.once('SIGINT', () => (next = from + seeds));

const broken: number[] = [];

/** A seed that could not be judged ends the run: the other lanes come to the end of theirs, and their databases stay until then. */
async function runLane(world: World): Promise<void> {
  for (let seed = next++; seed < from + seeds; seed = next++) {
    let result: SeedResult;
    try {
      result = await runSeed(world, seed);
    } catch (error) {
      broken.push(seed);
      next = from + seeds;
      console.error(
        `\nSeed ${seed} could not be judged:`,
        error,
        `\nThe hub: ${world.hub.program.stderr.slice(-2000)}`,
      );
      return;
    }
    count(result);
    if (result.differences.length > 0) tellDivergence(result);
    tellProgress();
  }
}

const worlds = await Promise.all(Array.from({ length: Math.min(lanes, seeds) }, () => openWorld()));
try {
  await Promise.all(worlds.map((world) => runLane(world)));
} finally {
  await Promise.all(worlds.map((world) => world[Symbol.asyncDispose]()));
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, times]) => `${what} ${times}`).join(', ') || 'none';
console.log(
  `\n${total.committed} commits, ${total.rolledBack} rollbacks, ${total.refused} statements refused, ` +
    `${total.rows} rows written, ${total.boxes} boxes. Broken: ${listed(eventCounts)}. ` +
    `Followers that began again: ${listed(failureCounts)}.`,
);
console.log(
  `${total.seeds} seeds, ${diverged.length} diverged, ${seconds()}${diverged.length > 0 ? `: ${diverged.join(', ')}` : ''}`,
);
if (broken.length > 0) console.log(`Not judged: ${broken.join(', ')}. The seeds after were not begun.`);
process.exit(diverged.length + broken.length > 0 ? 1 : 0);
