import { backoffMs } from '../backoff.ts';
import type { PushRequest, PushResponse } from '../protocol.ts';
import { schemaVersion } from '../protocol.ts';
import type { BoxClock } from './box-clock.ts';
import type { Outbox, Settled } from './outbox.ts';

/** Sends one batch. Rejects when the hub could not be reached, refused the whole or did not answer in time. */
export type Push = (request: PushRequest) => Promise<PushResponse>;

export interface UploadDeps {
  readonly outbox: Outbox;
  readonly clock: BoxClock;
  readonly push: Push;
  /** Told of each answer, in the transaction that notes it. */
  readonly settled: Settled;
  /** Resolves after so many ms, or at once when aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
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
      const outcome = await this.sendOne();
      if (outcome === 'sent') failures = 0;
      else if (outcome === 'empty') await nudged;
      else {
        failures += 1;
        await Promise.race([nudged, this.#deps.sleep(backoffMs(failures, retry, this.#deps.random()), signal)]);
      }
    }
  }

  async sendOne(): Promise<'sent' | 'empty' | 'failed'> {
    const { outbox, clock, push, settled, exchanged } = this.#deps;
    const { incarnation, oldestKept } = outbox;
    const operations = outbox.nextBatch();
    if (operations.length === 0) return 'empty';
    try {
      const sentNs = clock.monotonicNs();
      const answer = await push({
        schemaVersion,
        incarnation,
        ...(oldestKept !== undefined && { oldestKept }),
        sentAt: clock.sentAt(),
        boots: clock.boots(),
        operations,
      });
      clock.heard(sentNs, clock.monotonicNs(), answer.hubTime);
      outbox.settle(answer, incarnation, clock.nowMs(), settled);
      exchanged(undefined);
      return 'sent';
    } catch (error) {
      exchanged(error);
      return 'failed';
    }
  }
}
