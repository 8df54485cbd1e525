import type { Intent } from '@jarvis-edge/sync/labels.ts';

export interface TurnLabel {
  /** −1 to 1. */
  readonly score: number | null;
  readonly intent: Intent | null;
}

/** What the members' turns of a session were labelled with, by turn; nothing of those that were not. */
export type TurnLabels = (sessionId: string) => ReadonlyMap<string, TurnLabel>;
