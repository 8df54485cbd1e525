import type { Day } from '@jarvis-edge/sync/opening-hours.ts';
import { lastTimeOf } from '@jarvis-edge/sync/opening-hours.ts';
import type Database from 'better-sqlite3';

/** When a job has its turn, where the gym is: every day at that hour, or once a week. */
export interface Turn {
  /** 0 to 23. */
  readonly hour: number;
  readonly weekday?: Day;
}

/**
 * Whether a job's turn has come and it is yet to run; however many turns were missed, one run makes up for them. In the
 * night in which clocks skip an hour its turn comes at the next one.
 *
 * @param ranAt Of its last run, Unix ms; null for none. One that lies ahead came from a clock that was wrong.
 */
export function isDue(turn: Turn, ranAt: number | null, timezone: string, now: number): boolean {
  if (ranAt === null || ranAt > now) return true;
  const last = lastTimeOf(timezone, now, turn);
  // While the hour that is skipped would be, its turn still lies ahead.
  return last <= now && ranAt < last;
}

export interface Job {
  readonly at: Turn;
  /** `later`: what it needs is not here yet; it is tried again at the next look, and nothing is amiss. */
  readonly run: () => Promise<'later' | void>;
}

export interface DailyJobsDeps {
  readonly db: Database.Database;
  readonly jobs: Readonly<Record<string, Job>>;
  /** IANA name; undefined before the box has a gym. */
  readonly timezone: () => string | undefined;
  /** Unix ms; undefined while no clock can be trusted: what depends on dates then waits. */
  readonly nowMs: () => number | undefined;
  readonly failed: (job: string, error: unknown) => void;
}

/** What is due is looked for this often, ms. */
const everyMs = 5 * 60_000;

/** Runs each job at the first look after its turn came. */
export class DailyJobs {
  readonly #deps: DailyJobsDeps;
  #running = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: DailyJobsDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), everyMs);
    void this.look();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks what is due. A job that fails is tried again at the next look. */
  async look(): Promise<void> {
    const { db, jobs, timezone, nowMs, failed } = this.#deps;
    if (this.#running) return;
    this.#running = true;
    try {
      for (const [name, { at, run }] of Object.entries(jobs)) {
        const [zone, now] = [timezone(), nowMs()];
        if (!db.open || zone === undefined || now === undefined) return;
        const last = db.prepare<[string], { ran_at: number }>('select ran_at from job_runs where name = ?').get(name);
        if (!isDue(at, last?.ran_at ?? null, zone, now)) continue;
        try {
          const outcome = await run();
          if (!db.open) return;
          if (outcome === 'later') continue;
          db.prepare(
            'insert into job_runs (name, ran_at) values (?, ?) on conflict (name) do update set ran_at = excluded.ran_at',
          ).run(name, now);
        } catch (error) {
          failed(name, error);
        }
      }
    } finally {
      this.#running = false;
    }
  }
}
