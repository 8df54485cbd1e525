import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '../backoff.ts';
import type { Operation, PushResponse } from '../protocol.ts';
import type { Outbox } from './outbox.ts';

/** Sends one batch. Rejects when the hub could not be reached or did not answer in time. */
export type Push = (incarnation: string, operations: readonly Operation[]) => Promise<PushResponse>;

export interface UploadDeps {
  readonly outbox: Outbox;
  readonly push: Push;
  /** Unix ms. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told after each exchange: what the link just showed. */
  readonly exchanged: (error: unknown) => void;
}

const retry = { firstMs: 250, maxMs: 3000 };

/** Carries the outbox to the hub, oldest first, for as long as it runs; a failure waits, then the same batch goes again. */
export class Upload {
  readonly #deps: UploadDeps;
  #nudged = Promise.withResolvers<void>();

  constructor(deps: UploadDeps) {
    this.#deps = deps;
  }

  /** Something was queued, or the link is back: go now rather than when the wait is over. */
  nudge(): void {
    this.#nudged.resolve();
  }

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    signal.addEventListener('abort', () => this.nudge(), { once: true });
    while (!signal.aborted) {
      // Taken before the outbox is read: a change queued meanwhile cuts the wait below short.
      const nudged = (this.#nudged = Promise.withResolvers<void>()).promise;
      const outcome = await this.#sendOne();
      if (outcome === 'sent') failures = 0;
      else if (outcome === 'empty') await nudged;
      else {
        failures += 1;
        await Promise.race([nudged, waitMs(backoffMs(failures, retry, this.#deps.random()), signal)]);
      }
    }
  }

  async #sendOne(): Promise<'sent' | 'empty' | 'failed'> {
    const { outbox, push, now, exchanged } = this.#deps;
    const batch = outbox.nextBatch();
    if (batch.length === 0) return 'empty';
    try {
      const { outcomes, hubEpoch } = await push(outbox.incarnation, batch);
      outbox.settle(outcomes, hubEpoch, now());
      exchanged(undefined);
      return 'sent';
    } catch (error) {
      exchanged(error);
      return 'failed';
    }
  }
}

async function waitMs(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
