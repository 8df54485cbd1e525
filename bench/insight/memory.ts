/**
 * Prints how many megabytes the labeller adds to a process: at its start, and after some thousand utterances. With `heard` the
 * process has heard as many by the grammar before, as one that talks to members has.
 */
import { createInterface } from 'node:readline';

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
const nowMb = () => {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss: rss / 2 ** 20, objects: heapUsed / 2 ** 20, tables: arrayBuffers / 2 ** 20 };
};
const before = nowMb();
const { createLabeller } = await import('@jarvis-edge/edge-node/insight/label/labeller.ts');
const label = createLabeller({ hear: hearByGrammar });
for (let time = 0; time < times; time += 1) for (const text of texts) label(text);
const after = nowMb();
process.stdout.write(
  JSON.stringify({
    addedMb: after.rss - before.rss,
    objectsMb: after.objects - before.objects,
    tablesMb: after.tables - before.tables,
  }),
);
