import type { Refusal } from '../protocol/kiosk-socket.ts';
import type { Here, RefusalDictionary, RefusalWords } from './words/fr.ts';

/** A refusal in words. */
export function refusalWords(dictionary: RefusalDictionary, refusal: Refusal, here: Here): RefusalWords {
  // Each entry takes its own reason's parameters, and `refusal.reason` picks the entry: the pair always fits.
  const say = dictionary[refusal.reason] as (refusal: Refusal, here: Here) => RefusalWords;
  return say(refusal, here);
}
