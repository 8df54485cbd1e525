import { LocalEngine } from '../local/engine.ts';
import type { SpeechOut } from '../speech/speech-out.ts';

/** Friday, 20 November 2026, 10:00 in Lyon. */
export const fridayMorningMs = Date.UTC(2026, 10, 20, 9);

/** A local engine of a gym in Lyon whose time stands still. */
export function testEngine(speech?: SpeechOut): {
  engine: LocalEngine;
  failures: unknown[];
  /** Lets everything that was put off for later happen. */
  later: () => void;
} {
  let ids = 0;
  const failures: unknown[] = [];
  const put = new Set<() => void>();
  const engine = new LocalEngine({
    place: () => ({ timezone: 'Europe/Paris', classes: ['Yoga', 'Spinning'], equipment: ['Tapis 3'] }),
    nowMs: () => fridayMorningMs,
    speech,
    newId: (prefix) => `${prefix}_${(ids += 1)}`,
    after: (_ms, run) => {
      put.add(run);
      return () => put.delete(run);
    },
    failed: (error) => failures.push(error),
  });
  return { engine, failures, later: () => [...put].forEach((run) => run()) };
}
