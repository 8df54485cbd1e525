import type { Job } from './run-job.ts';

/** What is due is looked for this often, ms. */
const everyMs = 60_000;

export interface JobRoundParts {
  readonly jobs: readonly Job[];
  /** Those that hang on what the hub's tables say at the time, after the others. */
  readonly further?: () => Promise<readonly Job[]>;
  readonly runJob: (job: Job, now: number, stopping: AbortSignal) => Promise<boolean>;
  readonly now: () => number;
  /** A job that failed is tried again at the next look. */
  readonly failed: (job: string, error: unknown) => void;
}

/** Looks again and again for the hub's own jobs that are due, and runs one after the other. */
export class JobRound {
  readonly #parts: JobRoundParts;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(parts: JobRoundParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), everyMs);
    void this.look();
  }

  /** Waits for what runs. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#looking;
  }

  look(): Promise<void> {
    this.#looking ??= this.#lookOnce().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const { jobs, further, failed } = this.#parts;
    await this.#runDue(jobs);
    if (further === undefined || this.#stopping.signal.aborted) return;
    try {
      await this.#runDue(await further());
    } catch (error) {
      failed('which jobs there are', error);
    }
  }

  async #runDue(jobs: readonly Job[]): Promise<void> {
    const { runJob, now, failed } = this.#parts;
    const { signal } = this.#stopping;
    for (const job of jobs) {
      if (signal.aborted) return;
      try {
        await runJob(job, now(), signal);
      } catch (error) {
        if (!signal.aborted) failed(job.name, error);
      }
    }
  }
}
