/** `npm run --silent insight:fit -- --train a.jsonl --test b.jsonl`: the labels' learner on any lines of `{text, label}`. */
import { readFile } from 'node:fs/promises';
import { readNamed, readOptions } from '@jarvis-edge/sync/command-line.ts';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { fitAndTest, readLabelled, type Labelled } from '../src/insight/label/fit-any.ts';

const help = `Learns any labels with the learner of insight:train, and says how well they are found in other lines:

  npm run --silent insight:fit -- --train a.jsonl --test b.jsonl

Each line is {"text": "...", "label": "..."}. Out comes one JSON object: accuracy, macroF1, and f1ByLabel. Lines of the test with a
label that the training has not (out of scope) are left out of the figures and counted. Without a line to learn from, or one with
a label that was learned, there are no figures, and the file at fault is named.
`;

const form = 'Each line is {"text": "...", "label": "..."}.';
const remedy = 'See npm run insight:fit -- --help.';
const options = {
  train: { type: 'string' },
  test: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

await runCommand(async () => {
  const wish = readOptions(process.argv.slice(2), options, remedy);
  if (wish.help) {
    process.stdout.write(help);
    return;
  }
  if (wish.train === undefined || wish.test === undefined) {
    throw new StartRefused('insight:fit needs --train FILE and --test FILE.', remedy);
  }
  const [train, test] = [await readLines(wish.train), await readLines(wish.test)];
  const figures = fitAndTest(train, test);
  switch (figures) {
    case 'nothing-learned':
      throw new StartRefused(`${wish.train} has nothing to learn from.`, form);
    case 'nothing-tested':
      throw new StartRefused(`${wish.test} has nothing to test.`, form);
    case 'no-known-label':
      throw new StartRefused(
        `${wish.test} has no label of ${wish.train}.`,
        'Figures are of labels that were learned; are both files of one kind?',
      );
    default:
      process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
});

async function readLines(file: string): Promise<Labelled[]> {
  const text = await readNamed(file, remedy, (path) => readFile(path, 'utf8'));
  try {
    return readLabelled(text);
  } catch (cause) {
    throw new StartRefused(`${file}: ${(cause as Error).message}`, form, { cause });
  }
}
