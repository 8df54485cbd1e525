/** `npm run sync:oracle -- --seeds N --from S`: mirrors against SQL on the hub, seed after seed. */
import { parseArgs } from 'node:util';
import { runSeed } from './run-seed.ts';
import { openWorld } from './world.ts';

const shownAtMost = 20;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, from: { type: 'string', default: '1' } },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from) || from < 0) {
  console.error('--seeds and --from take whole numbers, e.g. `npm run sync:oracle -- --seeds 100 --from 1`.');
  process.exit(2);
}

const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
const total = { committed: 0, rolledBack: 0, refused: 0, rows: 0, boxes: 0 };
const eventCounts = new Map<string, number>();
const failureCounts = new Map<string, number>();
const failed: number[] = [];
let stopping = false;
process.once('SIGINT', () => (stopping = true));

const world = await openWorld();
for (let seed = from; seed < from + seeds && !stopping; seed += 1) {
  const { written, events, boxes, differences, failures } = await runSeed(world, seed);
  total.committed += written.committed;
  total.rolledBack += written.rolledBack;
  total.refused += written.refused;
  total.boxes += boxes;
  for (const count of written.rows.values()) total.rows += count;
  for (const event of events) eventCounts.set(event, (eventCounts.get(event) ?? 0) + 1);
  for (const failure of failures) {
    const what = failure.replace(/^box \d+ of gym \d+: /, '');
    failureCounts.set(what, (failureCounts.get(what) ?? 0) + 1);
  }
  if (differences.length > 0) {
    failed.push(seed);
    console.log(`\nSeed ${seed} (${events.join(', ') || 'nothing broke'}) differs in ${differences.length} places:`);
    for (const line of differences.slice(0, shownAtMost)) console.log(`  ${line}`);
    for (const line of failures.slice(-shownAtMost)) console.log(`  follower: ${line}`);
    console.log(`  again: npm run sync:oracle -- --seeds 1 --from ${seed}`);
  }
  const done = seed - from + 1;
  const line = `${done} of ${seeds} seeds, ${failed.length} diverged, ${seconds()}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line} `);
  else if (done % 25 === 0) console.log(line);
}

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'none';
console.log(
  `\n${total.committed} commits, ${total.rolledBack} rollbacks, ${total.refused} statements refused, ` +
    `${total.rows} rows written, ${total.boxes} boxes. Broken: ${listed(eventCounts)}. ` +
    `Followers that began again: ${listed(failureCounts)}.`,
);
console.log(`${failed.length} divergences in ${seconds()}${failed.length > 0 ? `: seeds ${failed.join(', ')}` : ''}`);
await world[Symbol.asyncDispose]();
process.exit(failed.length > 0 ? 1 : 0);
