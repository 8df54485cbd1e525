import type { Emotion, Intent, Labels, Topic } from '@jarvis-edge/sync/labels.ts';

/** What a tool did while a member talked. */
export type Outcome =
  | { readonly kind: 'booked' | 'waiting' | 'cancelled' | 'not-booked' | 'not-cancelled'; readonly name: string | null }
  | { readonly kind: 'reported'; readonly name: string | null }
  /** What is no machine, as a code of `facilities`. */
  | { readonly kind: 'reported-place'; readonly place: string }
  | { readonly kind: 'feedback' }
  | { readonly kind: 'called'; readonly reason: string };

/** What the box has understood of a conversation that is over. */
export interface Understood {
  readonly gymId: string;
  readonly memberId: string;
  readonly sessionId: string;
  readonly kioskId: string | null;
  /** −1 to 1. */
  readonly score: number;
  /** The same without what is bad and nobody's fault: an emergency, a reported fault, cares of the member's own. */
  readonly displeasure: number;
  readonly emotion: Emotion;
  readonly intents: readonly Intent[];
  readonly topics: readonly Topic[];
  /** What the member said, in that order. */
  readonly said: readonly Labels[];
  readonly outcomes: readonly Outcome[];
  /** Unix ms. */
  readonly at: number;
}
