/** `npm run --silent insight:fit -- --train a.jsonl --test b.jsonl`: the labels' learner on any lines of `{text, label}`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { fitAndTest, readLabelled } from '../src/insight/label/fit-any.ts';

const help = `Learns any labels with the learner of insight:train, and says how well they are found in other lines:

  npm run --silent insight:fit -- --train a.jsonl --test b.jsonl

Each line is {"text": "...", "label": "..."}. Out comes one JSON object: accuracy, macroF1, and f1ByLabel. Lines of the test with a
label that the training has not (out of scope) are left out of the figures and counted.
`;

await runCommand(run);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      train: { type: 'string' },
      test: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.train === undefined || values.test === undefined) {
    throw new StartRefused('insight:fit needs --train FILE and --test FILE.', 'See npm run insight:fit -- --help.');
  }
  const [train, test] = [values.train, values.test].map((file) => {
    try {
      return readLabelled(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new StartRefused(`${file}: ${(error as Error).message}`, 'Each line is {"text": "...", "label": "..."}.', {
        cause: error,
      });
    }
  }) as [ReturnType<typeof readLabelled>, ReturnType<typeof readLabelled>];
  process.stdout.write(`${JSON.stringify(fitAndTest(train, test))}\n`);
}
