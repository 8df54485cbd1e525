/**
 * Prints how many megabytes the labeller adds to a process: at its start, and after some thousand utterances. With `heard` the
 * process has heard as many by the grammar before, as one that talks to members has.
 */
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const texts: string[] = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(line);
const { hearByGrammar } = await import('../../edge-node/commands/insight-hearing.ts');
const { languages } = await import('@jarvis-edge/sync/labels.ts');
const times = 5;
hearByGrammar('bonjour', 'fr');
if (process.argv[2] === 'heard') {
  for (let time = 0; time < times; time += 1) {
    for (const text of texts) for (const language of languages) hearByGrammar(text, language);
  }
}
/** What is dead goes in two turns: the first finds it, and what it held outside of the heap is given back by the second. */
const nowMb = async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    globalThis.gc?.();
    await wait(100);
  }
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss: rss / 2 ** 20, objects: heapUsed / 2 ** 20, tables: arrayBuffers / 2 ** 20 };
};
const before = await nowMb();
const { createLabeller } = await import('@jarvis-edge/edge-node/insight/label/labeller.ts');
const label = createLabeller({ hear: hearByGrammar });
for (let time = 0; time < times; time += 1) {
  for (const text of texts) {
    const said = label(text);
    // As the pipeline does: which machine or place it is.
    if (said.intent === 'report_issue') void said.slots;
  }
}
const after = await nowMb();
// Still in use until here: what nobody uses any more would be taken out too.
label('bonjour');
process.stdout.write(
  JSON.stringify({
    addedMb: after.rss - before.rss,
    objectsMb: after.objects - before.objects,
    tablesMb: after.tables - before.tables,
  }),
);
