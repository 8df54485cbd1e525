import { lastTimeOf, type Day } from '@jarvis-edge/sync/opening-hours.ts';
import type pg from 'pg';

const halfDayMs = 12 * 3_600_000;

/** When a job of every day is due, or of every week where a weekday is given, by a clock on the wall. */
export interface TimeOfDay {
  readonly weekday?: Day;
  readonly hour: number;
  /** IANA name. */
  readonly timezone: string;
}

/** When a job is due: at its time, or whenever this says so of when it ran last; null: never. Unix ms. */
export type DueAt = TimeOfDay | ((ranAt: number | null) => Promise<boolean>);

/** Whether a job is yet to run; one run makes up for all that were missed. @param ranAt Null: never. Unix ms. */
export function isDue(ranAt: number | null, { timezone, ...time }: TimeOfDay, now: number): boolean {
  const last = lastTimeOf(timezone, now, time);
  // Where clocks show that hour twice, it may lie ahead yet.
  const due = last <= now ? last : lastTimeOf(timezone, now - halfDayMs, time);
  return ranAt === null || ranAt < due;
}

/**
 * Runs a job that is due, and in one process alone: whoever comes while it runs leaves it be. One that fails counts for
 * nothing, and neither does one whose process dies.
 *
 * @returns whether it ran here.
 */
export async function runIfDue(
  pool: pg.Pool,
  { name, at, now }: { name: string; at: DueAt; now: number },
  job: () => Promise<unknown>,
): Promise<boolean> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // Held by the connection: it goes with the process.
    const lock = [`job ${name}`];
    const { rows: locks } = await client.query<{ is_mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as is_mine',
      lock,
    );
    if (locks[0]?.is_mine !== true) return false;
    try {
      const { rows } = await client.query<{ ran_at: Date }>('select ran_at from job_runs where name = $1', [name]);
      const ranAt = rows[0]?.ran_at.getTime() ?? null;
      if (!(typeof at === 'function' ? await at(ranAt) : isDue(ranAt, at, now))) return false;
      await job();
      await client.query(
        'insert into job_runs (name, ran_at) values ($1, $2) on conflict (name) do update set ran_at = excluded.ran_at',
        [name, new Date(now)],
      );
      return true;
    } finally {
      await client
        .query('select pg_advisory_unlock(hashtextextended($1, 0))', lock)
        .catch((error: Error) => (broken = error));
    }
  } finally {
    client.release(broken);
  }
}
