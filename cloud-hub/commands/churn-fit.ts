/** `npm run --silent churn:fit -- --csv file --target churn`: how well the hub's learner foretells a column of any table. */
import { readFile } from 'node:fs/promises';
import { readNamed, readOptions } from '@jarvis-edge/sync/command-line.ts';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { wordsMax } from '../src/analytics/churn/columns.ts';
import { crossValidate, dealFolds } from '../src/analytics/churn/cross-validate.ts';
import { contributionsOf, learn } from '../src/analytics/churn/learn.ts';
import { BadTable, readCsv } from '../src/analytics/table/csv.ts';
import { tableOf, type OutcomeTable } from '../src/analytics/table/table-of.ts';

const help = `Foretells a column of any table with the learner of the hub, and says how well, by cross-validation:

  npm run --silent churn:fit -- --csv members.csv --target churn

--csv     a table with a line of names: commas, semicolons or tabs
--target  the column to foretell: 1 or 0, yes or no, true or false in every row
Out comes one JSON object with the figures; the same for people, and what tells most, by the standard error.
`;
const usage = 'Such as: npm run --silent churn:fit -- --csv members.csv --target churn.';
const options = {
  csv: { type: 'string' },
  target: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function readTable(csv: string, target: string): Promise<OutcomeTable> {
  const text = await readNamed(csv, usage, (path) => readFile(path, 'utf8'));
  try {
    return tableOf(readCsv(text), target, wordsMax);
  } catch (cause) {
    if (!(cause instanceof BadTable)) throw cause;
    throw new StartRefused(`${csv}: ${cause.message}`, usage, { cause });
  }
}

/** How much each column moves the log-odds, one row to the next; the strongest first. */
function strengths({ columns, outcome }: OutcomeTable): { name: string; spread: number }[] {
  const rows = Uint32Array.from(outcome.keys());
  const learned = learn({ columns, outcome }, rows, dealFolds(outcome, 3, 1));
  return [...contributionsOf(learned, columns, outcome.length)]
    .map(([name, parts]) => ({
      name,
      spread: Math.sqrt(parts.reduce((sum, part) => sum + part * part, 0) / parts.length),
    }))
    .toSorted((one, other) => other.spread - one.spread);
}

const whyLeftOut = {
  same_as_target: 'says the same as the target',
  always_the_same: 'is the same in every row',
  names: 'has too many kinds of words',
} as const;

await runCommand(async () => {
  const { csv, target, help: isHelpAsked } = readOptions(process.argv.slice(2), options, usage);
  if (isHelpAsked) {
    process.stdout.write(help);
    return;
  }
  if (csv === undefined || target === undefined) {
    throw new StartRefused('churn:fit needs --csv FILE and --target COLUMN.', usage);
  }
  const table = await readTable(csv, target);
  const { leftOut, columns } = table;
  const figures = crossValidate(table);
  const rounded = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]));
  process.stdout.write(
    `${JSON.stringify({ target, ...rounded, columns: columns.length, left_out: leftOut.map(({ name }) => name) })}\n`,
  );
  const lines = [
    ...leftOut.map(({ name, why }) => `Left out: ${name} ${whyLeftOut[why]}.`),
    `${figures.positives} of ${figures.rows} rows say yes. By ${figures.folds} folds, each scored by a model that has not seen it:`,
    ...Object.entries({
      AUC: figures.auc,
      'F1, from one half on': figures.f1,
      'accuracy, from one half on': figures.accuracy,
      'balanced accuracy, from the best chance in training on': figures.balanced_accuracy,
      'calibration error, ten bins of equal width': figures.ece,
      'calibration error, ten bins of equal number': figures.ece_equal_count,
      'log loss': figures.log_loss,
    }).map(([name, value]) => `  ${name.padEnd(56)}${value.toFixed(4)}`),
    'What moves the log-odds most, as its spread over the rows:',
    ...strengths(table).map(({ name, spread }) => `  ${name.padEnd(56)}${spread.toFixed(3)}`),
  ];
  process.stderr.write(`${lines.join('\n')}\n`);
});
