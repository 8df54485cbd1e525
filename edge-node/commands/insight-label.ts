/** `npm run --silent insight:label < in.jsonl > out.jsonl`: labels utterances, one JSON object a line. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createLabeller } from '../src/insight/label/labeller.ts';
import { labelLine } from '../src/insight/label/label-line.ts';
import { hearByGrammar } from './insight-hearing.ts';

const help = `Labels what members say, one JSON object a line, in the order read:

  npm run --silent insight:label < in.jsonl > out.jsonl

In:   {"text": "...", "lang": "fr" | "en" | "es"}   lang may be missing; other fields are kept.
Out:  the same object with
  lang               as given, else as found
  intent             what is wanted; "unknown" when the model is not sure
  sentiment          negative, neutral or positive
  score              -1 to 1: the probability of positive less that of negative
  emotion            joy, frustration, sadness, worry, surprise or neutral
  topics             none or more, as a list
  slots              class, day, time, equipment, place, person, amount: the words as said
  ends_conversation  whether the speaker ends the conversation
  confidence         0 to 1: of the intent, calibrated
  model              name and version
A line that cannot be labelled gives {"error": "what is wrong", "line": its number}. Empty lines are passed over.
`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
if (values.help) process.stdout.write(help);
else {
  const label = createLabeller({ hear: hearByGrammar });
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const isRoom = process.stdout.write(`${JSON.stringify(labelLine(line, number, label))}\n`);
    if (!isRoom) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
