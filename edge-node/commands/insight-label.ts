/** `npm run --silent insight:label < in.jsonl > out.jsonl`: labels utterances, one JSON object a line. */
import { readOptions } from '@jarvis-edge/sync/command-line.ts';
import { runCommand } from '@jarvis-edge/sync/lifecycle.ts';
import { createLabeller } from '../src/insight/label/labeller.ts';
import { labelLine, linesOf } from '../src/insight/label/label-line.ts';
import { hearByGrammar } from './insight-hearing.ts';

const help = `Labels what members say, one JSON object a line, in the order read:

  npm run --silent insight:label < in.jsonl > out.jsonl

In:   {"text": "...", "lang": "fr" | "en" | "es"}   lang may be missing or null; other fields are kept.
Out:  the same object with
  lang               as given, else as found
  intent             what is wanted; "unknown" when the model is not sure, or no word was said
  sentiment          negative, neutral or positive
  score              -1 to 1: the probability of positive less that of negative
  emotion            joy, frustration, sadness, worry, surprise or neutral
  topics             none or more, as a list
  slots              class, day, time, equipment, place, person, amount: the words as said
  ends_conversation  whether the speaker ends the conversation
  confidence         0 to 1: of the intent, calibrated
  model              name and version
A line that cannot be labelled gives {"error": "what is wrong", "line": its number}. Empty lines are passed over, and counted.
A line ends at a line feed alone.
`;

const remedy = 'Lines come by the standard input; see npm run insight:label -- --help.';

await runCommand(async () => {
  const options = { help: { type: 'boolean', short: 'h', default: false } } as const;
  if (readOptions(process.argv.slice(2), options, remedy).help) {
    process.stdout.write(help);
    return;
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // Whoever reads has read enough.
    process.exit();
  });
  const label = createLabeller({ hear: hearByGrammar });
  let number = 0;
  for await (const line of linesOf(process.stdin.setEncoding('utf8'))) {
    number += 1;
    if (line.trim() === '') continue;
    const isRoom = process.stdout.write(`${JSON.stringify(labelLine(line, number, label))}\n`);
    if (!isRoom) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
});
