import { setTimeout as sleep } from 'node:timers/promises';
import { awayMs } from '@jarvis-edge/edge-node/badge/tap.ts';
import { eventually } from './eventually.ts';

interface Simulated {
  readonly readers: readonly { readonly id: string; readonly name: string; readonly state: string }[];
}

/** The badge simulator of a box, by the names that people read. */
export interface SimulatedReaders {
  /** Waits first until the badge has been away from that reader for long enough to be a tap of its own. */
  tap(reader: string, label: string): Promise<void>;
  /** Resolves when that badge may be tapped at that reader. */
  isAway(reader: string, label: string): Promise<void>;
}

/** Two clocks look at how long a badge has been away, ms. */
const marginMs = 100;

/** Waits until every simulated reader of the box is ready. */
export async function openSimulator(boxUrl: string): Promise<SimulatedReaders> {
  const { readers } = await eventually('every simulated reader is ready', async () => {
    const simulated = (await (await fetch(`${boxUrl}/api/simulator`)).json()) as Simulated;
    const ready = simulated.readers.length > 0 && simulated.readers.every(({ state }) => state === 'ready');
    return ready ? simulated : undefined;
  });
  const awayAt = new Map<string, number>();

  const isAway = async (reader: string, label: string): Promise<void> => {
    const waitMs = (awayAt.get(`${reader} ${label}`) ?? 0) - performance.now();
    if (waitMs > 0) await sleep(waitMs);
  };
  return {
    isAway,
    async tap(reader, label) {
      const readerId = readers.find(({ name }) => name === reader)?.id;
      if (readerId === undefined) throw new Error(`The simulator has no reader "${reader}".`);
      await isAway(reader, label);
      const answer = await fetch(`${boxUrl}/api/simulator/taps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ readerId, label }),
      });
      if (!answer.ok) throw new Error(`The simulator did not tap ${label}: ${await answer.text()}`);
      awayAt.set(`${reader} ${label}`, performance.now() + awayMs + marginMs);
    },
  };
}
