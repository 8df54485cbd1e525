import { LocalEngine } from '../local/engine.ts';
import type { SpeechIn } from '../speech/speech-in.ts';
import type { SpeechOut } from '../speech/speech-out.ts';
import { noLabels } from './no-labels.ts';

/** Friday, 20 November 2026, 10:00 in Lyon. */
export const fridayMorningMs = Date.UTC(2026, 10, 20, 9);

/** A local engine of a gym in Lyon whose time stands still. */
export function testEngine(
  speech?: SpeechOut,
  speechIn?: SpeechIn,
): {
  engine: LocalEngine;
  failures: unknown[];
  /** Lets happen what was put off for later, by so many ms at most. */
  later: (mostMs?: number) => void;
} {
  let ids = 0;
  const failures: unknown[] = [];
  const put = new Set<{ readonly ms: number; readonly run: () => void }>();
  const engine = new LocalEngine({
    place: () => ({ timezone: 'Europe/Paris', classes: ['Yoga', 'Spinning'], equipment: ['Tapis 3'] }),
    label: noLabels,
    nowMs: () => fridayMorningMs,
    speech,
    speechIn,
    newId: (prefix) => `${prefix}_${(ids += 1)}`,
    after: (ms, run) => {
      const later = { ms, run };
      put.add(later);
      return () => put.delete(later);
    },
    failed: (error) => failures.push(error),
  });
  return { engine, failures, later: (mostMs = Infinity) => [...put].forEach(({ ms, run }) => ms <= mostMs && run()) };
}
