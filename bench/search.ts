import { embed, embedFormerly } from '@jarvis-edge/sync/meaning/embedding.ts';
import { conversations, former, judge, present } from '../sync/test/searched/judge.ts';
import { acrossHeld, acrossTuned, asSaid, otherWords, type Query } from '../sync/test/searched/queries.ts';
import { atLeast, atMost, percentile, rounded, told, type Metric } from './metric.ts';

const sets: readonly (readonly [name: string, queries: readonly Query[], recallMin: number])[] = [
  ['another language, tuned on', acrossTuned, 0.9],
  ['another language, held out', acrossHeld, 0.9],
  ['other words', otherWords, 0.9],
  ['as it was said', asSaid, 0.95],
];
const turns = 20;
const rounds = 600;
const warmUps = 100;

/** How well conversations are found by meaning, beside the model of words alone, and what embedding one costs. */
export function benchSearch(progress: (step: string) => void): Promise<Metric[]> {
  const metrics = sets.flatMap(([name, queries, recallMin]) => {
    progress(`${queries.length} searches: ${name}`);
    const [now, before] = [judge(present, queries), judge(former, queries)];
    return [
      atLeast(`${name} (${queries.length}), recall at 5`, rounded(now.recallAt5), recallMin),
      told(`${name}, recall at 5, words alone`, rounded(before.recallAt5)),
      told(`${name}, mean reciprocal rank`, rounded(now.meanReciprocalRank)),
      told(`${name}, mean reciprocal rank, words alone`, rounded(before.meanReciprocalRank)),
    ];
  });
  progress(`${rounds} conversations of ${turns} turns embedded`);
  const [now, before] = timed();
  return Promise.resolve([
    ...metrics,
    told('a conversation of twenty turns embedded, p50', rounded(percentile(now, 0.5)), 'ms'),
    told('by words alone, p50', rounded(percentile(before, 0.5)), 'ms'),
    atMost(
      'what meanings add, in the quickest tenth of each',
      rounded(percentile(now, 0.1) - percentile(before, 0.1)),
      0.2,
      'ms',
    ),
  ]);
}

/** Both models in turn, over the same conversations. @returns ms each, ascending. */
function timed(): [now: number[], before: number[]] {
  const [now, before]: [number[], number[]] = [[], []];
  const sentences = conversations.flatMap(({ text }) => text.split(/(?<=[.!?…])\s+/));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const at = (turn: number): number => (round * 7 + turn * 11) % sentences.length;
    const text = Array.from({ length: turns }, (_, turn) => sentences[at(turn)]).join('\n');
    for (const [taken, make] of [
      [now, embed],
      [before, embedFormerly],
    ] as const) {
      const startedMs = performance.now();
      make(text);
      if (round >= warmUps) taken.push(performance.now() - startedMs);
    }
  }
  return [now.sort((a, b) => a - b), before.sort((a, b) => a - b)];
}
