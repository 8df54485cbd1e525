import type pg from 'pg';
import type { WriteAudit } from '../audited.ts';
import { inScope } from '../tenancy/scope.ts';
import { runIfDue } from './clean-up.ts';

/**
 * Runs a job that is due. It acts for every tenant at once, so each run leaves a line in the audit log before it begins,
 * and does not begin where that cannot be written.
 *
 * @returns whether it was due.
 */
export const createRunJob =
  ({ pool, writeAudit }: { pool: pg.Pool; writeAudit: WriteAudit }) =>
  (name: string, reason: string, now: number, job: () => Promise<unknown>): Promise<boolean> =>
    runIfDue(pool, name, now, async () => {
      await inScope(pool, { kind: 'system', reason }, (tx) =>
        writeAudit(tx, { kind: 'system', reason }, { action: 'job_begun', details: { job: name } }),
      );
      await job();
    });
