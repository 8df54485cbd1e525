import { parseArgs } from 'node:util';
import { inWords, planOf } from './plan.ts';
import { shrink } from './shrink.ts';
import { runWorld } from './world.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string' }, from: { type: 'string' } } });
const [seeds, from] = [Number(values.seeds ?? 500), Number(values.from ?? 1)];
if (!Number.isInteger(seeds) || !Number.isInteger(from) || seeds < 1) {
  console.error('Usage: npm run sync:sim -- --seeds N --from S, both whole numbers.');
  process.exit(64);
}

const beganMs = performance.now();
let failed = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  const events = planOf(seed);
  const violations = await runWorld(seed, events);
  const [first] = violations;
  if (first !== undefined) {
    failed += 1;
    console.log(`Seed ${seed} breaks ${first.invariant}: ${first.detail}`);
    const minimal = await shrink(seed, events, first.invariant);
    console.log(`${minimal.length} of ${events.length} events are enough:`);
    for (const event of minimal) console.log(`  ${inWords(event)}`);
    console.log(`Replay: npm run sync:sim -- --seeds 1 --from ${seed}`);
  }
  const done = seed - from + 1;
  if (done % 100 === 0) {
    const perSecond = done / ((performance.now() - beganMs) / 1000);
    process.stderr.write(`\r${done} of ${seeds} seeds, ${failed} failed, ${perSecond.toFixed(0)} a second `);
  }
}
const seconds = (performance.now() - beganMs) / 1000;
console.log(`\n${seeds} seeds from ${from}: ${failed} failed, in ${seconds.toFixed(1)} s.`);
process.exitCode = failed === 0 ? 0 : 1;
