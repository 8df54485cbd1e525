import type pg from 'pg';
import type { WriteAudit } from '../audited.ts';
import { inScope } from '../tenancy/scope.ts';
import { runIfDue, type DueAt } from './due.ts';

export interface Job {
  readonly name: string;
  /** Why it acts for every tenant, for who reads the audit log. */
  readonly reason: string;
  readonly at: DueAt;
  /** @param now Unix ms. @param stopping Of the hub: what is not done by then is done by the next run. */
  readonly run: (now: number, stopping: AbortSignal) => Promise<unknown>;
}

/**
 * Runs a job that is due. It acts for every tenant at once, so each run leaves a line in the audit log before it begins,
 * and does not begin where that cannot be written.
 *
 * @returns whether it ran here.
 */
export const createRunJob =
  ({ pool, writeAudit }: { pool: pg.Pool; writeAudit: WriteAudit }) =>
  ({ name, reason, at, run }: Job, now: number, stopping: AbortSignal): Promise<boolean> =>
    runIfDue(pool, { name, at, now }, async () => {
      await inScope(pool, { kind: 'system', reason }, (tx) =>
        writeAudit(tx, { kind: 'system', reason }, { action: 'job_begun', details: { job: name } }),
      );
      await run(now, stopping);
    });
