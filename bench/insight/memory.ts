/** Prints how many megabytes the labeller adds to a process: at its start, and after some thousand utterances. */
import { createInterface } from 'node:readline';

const texts: string[] = [];
for await (const line of createInterface({ input: process.stdin })) texts.push(line);
const { hearByGrammar } = await import('../../edge-node/commands/insight-hearing.ts');
hearByGrammar('bonjour', 'fr');
const residentMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};
const beforeMb = residentMb();
const { createLabeller } = await import('@jarvis-edge/edge-node/insight/label/labeller.ts');
const label = createLabeller({ hear: hearByGrammar });
for (let time = 0; time < 5; time += 1) for (const text of texts) label(text);
process.stdout.write(JSON.stringify({ addedMb: residentMb() - beforeMb }));
