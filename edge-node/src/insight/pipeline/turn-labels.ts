import type { Intent } from '@jarvis-edge/sync/labels.ts';
import type Database from 'better-sqlite3';

export interface TurnLabel {
  /** −1 to 1. */
  readonly score: number;
  readonly intent: Intent;
}

/** What the member's turns of a session were labelled as, by turn; nothing before it is understood. */
export function createTurnLabels(db: Database.Database): (sessionId: string) => ReadonlyMap<string, TurnLabel> {
  const labels = db.prepare<[string], TurnLabel & { turnId: string }>(
    'select turn_id as turnId, score, intent from turn_labels where session_id = ?',
  );
  return (sessionId) => new Map(labels.all(sessionId).map(({ turnId, ...label }) => [turnId, label]));
}
