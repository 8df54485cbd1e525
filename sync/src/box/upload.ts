import { backoffMs } from '../backoff.ts';
import type { PushRequest, PushResponse } from '../protocol.ts';
import { schemaVersion } from '../protocol.ts';
import type { BoxClock } from './box-clock.ts';
import type { Outbox, Settled } from './outbox.ts';

/** Sends one batch: the JSON of a `PushRequest`. Rejects when the hub could not be reached, refused the whole or did not answer in time. */
export type Push = (request: string) => Promise<PushResponse>;

export interface UploadDeps {
  readonly outbox: Outbox;
  readonly clock: BoxClock;
  readonly push: Push;
  /** Operations of a batch where they shall be fewer than the hub takes. */
  readonly batchOperations?: number;
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

/** While the hub stores one batch it reads the next, and the one after that is on its way. */
const batchesUnderWay = 3;

interface Flight {
  readonly incarnation: string;
  /** Another batch was under way before it. */
  readonly isBehind: boolean;
  readonly last: number;
  readonly sentNs: bigint;
  /** Never rejects, so that a batch before it can be settled in peace. */
  readonly answer: Promise<{ readonly taken: PushResponse; readonly answeredNs: bigint } | { readonly error: unknown }>;
}

/** `again`: the hub has forgotten something, or the batch came before another; what waits has to be looked at anew. */
type Landed = 'settled' | 'again' | 'failed';

/** Carries the outbox to the hub, oldest first, for as long as it runs; a failure waits, then the same batches go again. */
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
      // After a failure one batch alone finds out whether the hub is back.
      const outcome = failures === 0 ? await this.#sendMany(signal) : await this.sendOne();
      if (outcome === 'sent') failures = 0;
      else if (outcome === 'empty') await nudged;
      else {
        failures += 1;
        await Promise.race([nudged, this.#deps.sleep(backoffMs(failures, retry, this.#deps.random()), signal)]);
      }
    }
  }

  async sendOne(): Promise<'sent' | 'empty' | 'failed'> {
    const flight = this.#send(undefined);
    if (flight === undefined) return 'empty';
    return (await this.#land(flight)) === 'failed' ? 'failed' : 'sent';
  }

  /** Keeps batches under way until none waits, and takes their answers in the order in which they were sent. */
  async #sendMany(signal: AbortSignal): Promise<'sent' | 'empty' | 'failed'> {
    const underWay: Flight[] = [];
    let landed: Landed = 'settled';
    for (;;) {
      while (landed === 'settled' && !signal.aborted && underWay.length < batchesUnderWay) {
        const flight = this.#send(underWay.at(-1));
        if (flight === undefined) break;
        underWay.push(flight);
      }
      const oldest = underWay.shift();
      if (oldest === undefined) return landed === 'settled' ? 'empty' : landed === 'again' ? 'sent' : 'failed';
      // What follows a batch that goes again, goes again behind it.
      if (landed === 'settled') landed = await this.#land(oldest);
      else await oldest.answer;
    }
  }

  /** @param former The batch before it, when that one is still under way. */
  #send(former: Flight | undefined): Flight | undefined {
    const { outbox, clock, push, batchOperations: most } = this.#deps;
    const { incarnation, oldestKept } = outbox;
    // Sequences of another incarnation say nothing of these.
    if (former !== undefined && former.incarnation !== incarnation) return undefined;
    const batch = outbox.nextBatch({ sent: former?.last ?? 0, ...(most !== undefined && { most }) });
    if (batch === undefined) return undefined;
    const sentNs = clock.monotonicNs();
    const envelope: Omit<PushRequest, 'operations'> = {
      schemaVersion,
      incarnation,
      ...(oldestKept !== undefined && { oldestKept }),
      sentAt: clock.sentAt(),
      boots: clock.boots(),
      takesRuns: true,
    };
    const answer = push(`${JSON.stringify(envelope).slice(0, -1)},"operations":${batch.operations}}`).then(
      (taken) => ({ taken, answeredNs: clock.monotonicNs() }),
      (error: unknown) => ({ error }),
    );
    return { incarnation, isBehind: former !== undefined, last: batch.last, sentNs, answer };
  }

  async #land({ incarnation, isBehind, last, sentNs, answer }: Flight): Promise<Landed> {
    const { outbox, clock, settled, exchanged } = this.#deps;
    const landed = await answer;
    try {
      if ('error' in landed) throw landed.error;
      const { taken, answeredNs } = landed;
      clock.heard(sentNs, answeredNs, taken.hubTime);
      // A batch that overtook the one before it was not looked at, and its answer is older than what is settled by now.
      const isAnswer = !isBehind || taken.outcomes.length > 0 || (taken.runs?.length ?? 0) > 0;
      const upTo = isAnswer ? outbox.settle(taken, incarnation, clock.nowMs(), settled) : 0;
      exchanged(undefined);
      return upTo >= last ? 'settled' : 'again';
    } catch (error) {
      exchanged(error);
      return 'failed';
    }
  }
}
