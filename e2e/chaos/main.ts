/** `npm run sync:chaos -- --rounds N --seed S`: real processes, real kills, bad lines, and what is left of every visit and edit. */
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../temporary-folder.ts';
import { runRounds } from './run-rounds.ts';

const lineEveryRounds = 10;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
if (![rounds, seed].every(Number.isInteger) || rounds < 1) {
  console.error('--rounds and --seed take whole numbers, e.g. `npm run sync:chaos -- --rounds 200 --seed 1`.');
  process.exit(2);
}
const startedAt = performance.now();
const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
using folder = temporaryFolder('chaos');
const { losses, ...result } = await runRounds({
  folder: folder.path,
  rounds,
  seed,
  roundEnded: (round) => {
    const line = `${round} of ${rounds} rounds, ${seconds()}`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line} `);
    else if (round % lineEveryRounds === 0) console.log(line);
  },
});
console.log(`\n${JSON.stringify(result, undefined, 2)}`);
for (const loss of losses) console.log(loss);
if (losses.length > 0) console.log(`again: npm run sync:chaos -- --rounds ${rounds} --seed ${seed}`);
console.log(`${rounds} rounds, ${losses.length} losses, ${seconds()}`);
folder[Symbol.dispose]();
process.exit(losses.length > 0 ? 1 : 0);
