import type { EngineEnd } from '../engine.ts';
import type { Timers } from './timers.ts';

/** Between two looks at a cloud that was lost, ms; doubled each time. */
const firstWaitMs = 2000;
const longestWaitMs = 60_000;
/** Where the service does not say when it has room again, ms. */
const busyWaitMs = 30_000;

export interface CloudAvailabilityDeps {
  readonly timers: Timers;
  /** 0..1, so that not all boxes come back at once. */
  readonly random: () => number;
  /** Whether the service can be reached, without a conversation. */
  readonly probe: () => Promise<boolean>;
}

export interface CloudStatus {
  readonly state: 'ready' | 'lost' | 'busy' | 'refused';
  /** What was wrong last, for a technician; null while nothing is. */
  readonly message: string | null;
}

/** Whether a conversation may try the cloud, for all conversations of the box. */
export class CloudAvailability {
  readonly #deps: CloudAvailabilityDeps;
  readonly #listeners = new Set<() => void>();
  #status: CloudStatus = { state: 'ready', message: null };
  #tries = 0;
  #cancel: (() => void) | undefined;

  constructor(deps: CloudAvailabilityDeps) {
    this.#deps = deps;
  }

  get status(): CloudStatus {
    return this.#status;
  }

  get isReady(): boolean {
    return this.#status.state === 'ready';
  }

  /** @param listener Told each time that the cloud can be tried again. @returns what ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A conversation has begun there, and goes on. */
  proved(): void {
    this.#tries = 0;
  }

  lost(end: EngineEnd): void {
    if (end.cause === 'closed' || end.cause === 'expired' || this.#status.state === 'refused') return;
    this.#cancel?.();
    this.#status = { state: end.cause, message: end.message };
    if (end.cause === 'busy') {
      this.#cancel = this.#deps.timers.after(end.retryAfterMs ?? busyWaitMs, () => this.#ready());
    } else if (end.cause === 'lost') {
      this.#later();
    }
  }

  close(): void {
    this.#cancel?.();
    this.#listeners.clear();
  }

  #later(): void {
    const { timers, random, probe } = this.#deps;
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#tries);
    this.#tries += 1;
    this.#cancel = timers.after(longest * (0.5 + random() / 2), () => {
      const look = this.#status;
      void probe()
        .catch(() => false)
        .then((isThere) => {
          if (this.#status !== look) return;
          if (isThere) this.#ready();
          else this.#later();
        });
    });
  }

  #ready(): void {
    this.#status = { state: 'ready', message: this.#status.message };
    for (const listener of this.#listeners) listener();
  }
}
