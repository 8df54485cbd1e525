/** Many boxes in one process, so that what the load costs can be told apart from what the hub does. */
import { createPrivateKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerQuestions } from '../sync/answering.ts';
import type { BenchBox } from './gyms.ts';
import { SimulatedBox, type Seen } from './simulated-box.ts';

const [hubUrl = '', address = ''] = process.argv.slice(2);
const boxes: SimulatedBox[] = [];
const seen: Seen = { polls: 0, probes: 0, pushes: 0, failures: new Map(), pushMs: [], newsMs: [] };

/** Boxes come back one after the other, as after a power cut in a town: so many at a time. */
const atOnce = 20;

answerQuestions({
  start: async (given: { boxes: readonly BenchBox[] }) => {
    const before = performance.now();
    for (const one of given.boxes) {
      const privateKey = createPrivateKey(one.privateKey);
      const box = new SimulatedBox({ hubUrl, address, provisioned: one, privateKey, seen });
      boxes.push(box);
      box.run();
      while (boxes.filter(({ isLive }) => !isLive).length >= atOnce) await sleep(5);
    }
    while (boxes.some(({ isLive }) => !isLive)) await sleep(5);
    return performance.now() - before;
  },
  live: () => boxes.filter(({ isLive }) => isLive).length,
  push: ({ place }: { place: number }) => boxes[place % boxes.length]?.push(),
  /** What was seen since it was last asked for. */
  take: () => {
    const { polls, probes, pushes } = seen;
    const taken = { polls, probes, pushes, failures: [...seen.failures], pushMs: seen.pushMs, newsMs: seen.newsMs };
    const { user, system } = process.cpuUsage();
    Object.assign(seen, { polls: 0, probes: 0, pushes: 0, pushMs: [], newsMs: [] });
    seen.failures.clear();
    return { ...taken, cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() };
  },
  stop: () => {
    for (const box of boxes) box.stop();
  },
});
