import type { Tap } from './kiosk-state.ts';
import type { KioskWords } from './words/fr.ts';

export type Greeting = Exclude<Tap, { type: 'refused' }>;

/** What is said to a member who was known, in their manner: the greeting, and what happened. */
export function greetingWords(t: KioskWords, tap: Greeting): { headline: string; detail: string } {
  const { firstName, communicationStyle } = tap.member;
  const manner = t.recognised.manners[communicationStyle ?? 'friendly'];
  switch (tap.type) {
    case 'departed':
      return { headline: manner.goodbye(firstName), detail: manner.afterGoodbye };
    case 'recognised':
      return { headline: manner.hello(firstName), detail: manner.known };
    case 'admitted':
      if (tap.door === null) return { headline: manner.hello(firstName), detail: manner.noted };
      return { headline: manner.hello(firstName), detail: tap.newVisit ? manner.doorOpen : manner.doorAgain };
  }
}
