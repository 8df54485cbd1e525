import type { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import type { EventClock } from '@jarvis-edge/sync/event-time.ts';
import type Database from 'better-sqlite3';
import type { FastifyInstance } from 'fastify';
import { inTransaction } from '../store/open.ts';
import { createRetry } from './dead-letters.ts';
import { readSyncReport } from './read-sync-report.ts';
import { statusRoutes } from './status-routes.ts';
import type { SyncProgress } from './sync-progress.ts';
import { liveOf } from './sync-report.ts';
import { syncRoutes } from './sync-routes.ts';

type LiveParts = Parameters<typeof liveOf>[0];

export interface HealthDeps {
  readonly app: FastifyInstance;
  readonly db: Database.Database;
  readonly clock: EventClock;
  readonly boxClock: BoxClock;
  readonly outbox: Outbox;
  readonly progress: SyncProgress;
  readonly isProvisioned: () => boolean;
  readonly live: () => Pick<LiveParts, 'link' | 'problems'>;
  /** What each room says of itself, free of secrets and badge numbers. */
  readonly status: () => unknown;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

/** What can be asked of how this box does: whether it lives, what works, and what waits between it and its hub. */
export async function createHealth(deps: HealthDeps): Promise<void> {
  const { app, db, clock, boxClock, outbox, progress, queued } = deps;
  await app.register(statusRoutes, { status: deps.status });
  await app.register(syncRoutes, {
    report: () =>
      readSyncReport(db, {
        clock,
        isProvisioned: deps.isProvisioned(),
        live: liveOf({ ...deps.live(), progress, aheadMs: boxClock.aheadMs ?? 0 }),
        heardAt: (table) => progress.heardAt(table),
        changedAt: (table) => progress.changedAt(table),
      }),
    retry: createRetry({
      ...{ db, queued, atOnce: inTransaction(db) },
      retry: (id) => outbox.retry(id, boxClock.nowMs()),
    }),
  });
}
