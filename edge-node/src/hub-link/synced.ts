import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { History } from '@jarvis-edge/sync/box/history.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { Redactions } from '@jarvis-edge/sync/box/redactions.ts';
import type { DownTableName, TableName } from '@jarvis-edge/sync/catalogue.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type Database from 'better-sqlite3';
import { inTransaction } from '../store/open.ts';

export interface SyncedDeps {
  readonly db: Database.Database;
  readonly clock: EventClock;
  readonly gymId: () => string | undefined;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told of rows that were edited here. */
  readonly edited: (table: TableName, ids: readonly string[]) => void;
  /** Told of rows that came from the hub. */
  readonly came: (table: DownTableName, ids: readonly string[]) => void;
  /** Told when the past of the gym is here. */
  readonly pastLoaded: () => void;
  /** Told of a value from the hub that this box cannot keep. */
  readonly oddValue: (table: string, id: string, column: string, cause: unknown) => void;
}

/** What of this box's store is kept alike with the hub, in both directions. What was erased meanwhile is gone when it returns. */
export function openSynced(deps: SyncedDeps) {
  const { db, clock, gymId, newId, edited, came, pastLoaded, oddValue } = deps;
  const outbox = new Outbox(db, newId);
  const boxClock = new BoxClock(db, clock);
  const overlay = new Overlay(db, () => boxClock.nowMs());
  const redactions = new Redactions(db, overlay);
  inTransaction(db)(() => redactions.eraseNew());
  const edits = new Edits({
    db,
    outbox,
    overlay,
    clock: boxClock,
    gymId,
    changed: (table, id) => {
      redactions.arrived(table, [id]);
      edited(table, [id]);
    },
  });
  const mirror = new Mirror(db, came, redactions, oddValue);
  const history = new History({
    db,
    incarnation: () => outbox.incarnation,
    arrived: (table, ids) => redactions.arrived(table, ids),
    loaded: pastLoaded,
  });
  return { outbox, boxClock, overlay, edits, mirror, history };
}
