import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import { followTable } from '@jarvis-edge/sync/box/follow.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import type { Outbox, Settled } from '@jarvis-edge/sync/box/outbox.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { PushResponse } from '@jarvis-edge/sync/protocol.ts';
import { z } from 'zod';
import { askHub, HubRefused } from './hub-client.ts';
import type { Link } from './link.ts';
import type { Problems } from './problems.ts';
import type { Tokens } from './tokens.ts';

/** How often the hub is asked whether it is there when nothing else is said, ms. */
const probeMs = 3000;
const retry = { firstMs: 500, maxMs: 5000 };

export interface AgentDeps {
  readonly hubUrl: string;
  readonly tokens: Tokens;
  readonly outbox: Outbox;
  readonly mirror: Mirror;
  readonly link: Link;
  readonly clock: BoxClock;
  /** Told of each answer to a change, in the transaction that notes it. */
  readonly settled: Settled;
  /** In [0, 1). */
  readonly random: () => number;
  readonly problems: Problems;
}

/** Keeps a provisioned box and the hub up to date with each other: changes up, every mirrored table down, by themselves. */
export class Agent {
  readonly #deps: AgentDeps;
  readonly #stop = new AbortController();
  readonly #upload: Upload;
  #running: Promise<unknown> = Promise.resolve();

  constructor(deps: AgentDeps) {
    this.#deps = deps;
    const { hubUrl, tokens, outbox, link, random, problems } = deps;
    this.#upload = new Upload({
      outbox,
      clock: deps.clock,
      push: async (body) => {
        const push = (token: string) => askHub(`${hubUrl}/v1/push`, { body, token, answer: PushResponse });
        try {
          return await push(await tokens.token());
        } catch (error) {
          const isStale =
            error instanceof HubRefused && (error.status === 401 || error.code === 'incarnation-mismatch');
          if (!isStale) throw error;
          return push(await tokens.token({ renew: true }));
        }
      },
      settled: deps.settled,
      sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
      random,
      exchanged: (error) => {
        link.exchanged(error instanceof HubRefused ? undefined : error);
        if (error === undefined) problems.worked('upload');
        else problems.failed('upload', error);
      },
    });
  }

  start(): void {
    const { signal } = this.#stop;
    this.#running = Promise.all([
      this.#upload.run(signal),
      this.#probe(signal),
      ...downTables.map((table) => this.#follow(table, signal)),
    ]);
  }

  /** A change was queued for the hub. */
  nudge(): void {
    this.#upload.nudge();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #follow(table: DownTableName, signal: AbortSignal): Promise<void> {
    const { hubUrl, tokens, mirror, link, random, problems } = this.#deps;
    const follow = {
      mirror,
      hubUrl,
      token: (options?: { renew: boolean }) => tokens.token(options),
      exchanged: (error: unknown) => {
        if (error !== undefined) return;
        link.exchanged(undefined);
        problems.worked(table);
      },
    };
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await followTable(table, follow, signal);
      } catch (error) {
        problems.failed(table, error);
        await sleep(backoffMs(failures, retry, random()), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** A pulled cable answers nothing at all: only asking now and then shows it, and shows when it is back. */
  async #probe(signal: AbortSignal): Promise<void> {
    const { hubUrl, link } = this.#deps;
    while (!signal.aborted) {
      const before = link.state.state;
      try {
        await askHub(`${hubUrl}/v1/health`, { answer: z.object({ status: z.literal('active') }) });
        link.exchanged(undefined);
        if (before === 'down') this.#upload.nudge();
      } catch (error) {
        link.exchanged(error);
      }
      await sleep(probeMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
