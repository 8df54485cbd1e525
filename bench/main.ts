/** `npm run bench -- NAME [--json]`: measures; nothing here passes or fails. */
import { parseArgs } from 'node:util';
import type { Metric } from './metric.ts';
import { benchChurn } from './churn.ts';
import { benchFleet } from './fleet.ts';
import { benchHub } from './hub.ts';
import { jsonLine, tableOf } from './metric.ts';
import { benchInsight } from './insight.ts';
import { benchSearch } from './search.ts';
import { benchSync } from './sync.ts';
import { benchTap } from './tap.ts';
import { benchVoice } from './voice.ts';

const benches: Readonly<Record<string, (progress: (step: string) => void) => Promise<Metric[]>>> = {
  tap: benchTap,
  sync: benchSync,
  voice: benchVoice,
  hub: benchHub,
  fleet: benchFleet,
  churn: benchChurn,
  insight: benchInsight,
  search: benchSearch,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [name = ''] = positionals;
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(
    `There is no bench "${name}". Say one of: ${Object.keys(benches).join(', ')}; for example npm run bench -- tap`,
  );
  process.exit(1);
}
const metrics = await bench((step) => process.stderr.write(`${step}\n`));
console.log(values.json ? metrics.map((metric) => jsonLine(name, metric)).join('\n') : tableOf(metrics));
