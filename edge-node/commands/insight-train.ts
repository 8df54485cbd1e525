/**
 * `npm run insight:train [-- --report]`: learns the labels anew from the corpus and writes `model.bin` and `model.json`. The same
 * corpus gives the same files. With `--report`, figures and tables of confusion on authors left out; with `--check`, nothing is
 * written, and files that are not what corpus and trainer give are told.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { train } from '../src/insight/label/train.ts';
import { hearByGrammar } from './insight-hearing.ts';

const { values } = parseArgs({
  options: { report: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});
const folder = path.join(import.meta.dirname, '../src/insight/label');
const [modelFile, manifestFile] = [path.join(folder, 'model.bin'), path.join(folder, 'model.json')];
const startedMs = performance.now();
const seconds = (): number => Math.round((performance.now() - startedMs) / 1000);
const { bytes, manifest, report } = await train(hearByGrammar, (step) =>
  process.stderr.write(`${seconds()} s  ${step}\n`),
);
const written = `${JSON.stringify(manifest, null, 2)}\n`;
process.stdout.write(`${values.report ? report : report.split('\n').slice(0, 4).join('\n')}\n`);
process.stdout.write(`model.bin: ${bytes.length} bytes, ${seconds()} s in all\n`);
if (!values.check) {
  writeFileSync(modelFile, bytes);
  writeFileSync(manifestFile, written);
} else if (
  !bytes.equals(readFileSync(modelFile)) ||
  !isDeepStrictEqual(JSON.parse(written), JSON.parse(readFileSync(manifestFile, 'utf8')))
) {
  process.stderr.write('model.bin and model.json are not what corpus and trainer give: run npm run insight:train.\n');
  process.exitCode = 1;
}
