import { z } from 'zod';
import type { Outputs } from './heads.ts';

/** What a model is tried with: the same words at packing and at each start of a box. */
export const selfTestTexts: readonly string[] = [
  'bonjour',
  'je voudrais réserver le yoga demain à 18h30',
  "le tapis du fond est encore en panne c'est pénible",
  'franchement je me sens tellement mieux depuis que je viens',
  "j'ai peur de me refaire mal au dos",
  'what time do you close on sunday',
  "I've had enough, cancel my membership",
  'that class was brilliant, thank you so much',
  'se puede congelar la cuota en agosto',
  'las duchas están sucias otra vez, qué asco',
  'me siento genial con mis resultados',
  '¿?',
];

/** `self-test.json` beside a model: what it answered where it was packed. */
export const SelfTest = z.strictObject({
  format: z.literal(1),
  /** What it ran by there. */
  madeBy: z.string().min(1).max(100),
  /** How far a figure may be from what it was: another processor adds up in another order. */
  tolerance: z.number().positive().max(1),
  cases: z
    .array(z.strictObject({ text: z.string().max(1_000), outputs: z.record(z.string(), z.array(z.number())) }))
    .min(1)
    .max(200),
});
export type SelfTest = z.infer<typeof SelfTest>;

/** The greatest difference of any figure; infinite where there are not the same figures. */
export function difference(expected: Outputs, got: Outputs): number {
  const names = Object.keys(expected);
  if (names.length !== Object.keys(got).length) return Infinity;
  return Math.max(
    0,
    ...names.map((name) => {
      const [ours, theirs] = [expected[name] ?? [], got[name] ?? []];
      if (ours.length !== theirs.length) return Infinity;
      return Math.max(0, ...ours.map((figure, at) => distance(figure, theirs[at])));
    }),
  );
}

/** A figure that is none is as far away as can be. */
const distance = (a: number, b = Number.NaN): number => (Number.isFinite(b) ? Math.abs(a - b) : Infinity);
