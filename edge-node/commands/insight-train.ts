/**
 * `npm run insight:train [-- --report]`: learns the labels anew from the corpus and writes `model.bin` and `model.json`. The same
 * corpus gives the same files. With `--report`, figures and tables of confusion on authors left out.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { train } from '../src/insight/label/train.ts';
import { hearByGrammar } from './insight-hearing.ts';

const { values } = parseArgs({ options: { report: { type: 'boolean', default: false } } });
const folder = path.join(import.meta.dirname, '../src/insight/label');
const startedMs = performance.now();
const { bytes, manifest, report } = train(hearByGrammar, (step) =>
  process.stderr.write(`${Math.round((performance.now() - startedMs) / 1000)} s  ${step}\n`),
);
writeFileSync(path.join(folder, 'model.bin'), bytes);
writeFileSync(path.join(folder, 'model.json'), `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${values.report ? report : report.split('\n').slice(0, 4).join('\n')}\n`);
process.stdout.write(
  `model.bin: ${bytes.length} bytes, ${Math.round((performance.now() - startedMs) / 1000)} s in all\n`,
);
