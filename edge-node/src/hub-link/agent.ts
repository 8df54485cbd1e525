import { setTimeout as sleep } from 'node:timers/promises';
import { FetchError } from '@electric-sql/client';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import { followTable } from '@jarvis-edge/sync/box/follow.ts';
import { LiveNews } from '@jarvis-edge/sync/box/live-news.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import type { Outbox, Settled } from '@jarvis-edge/sync/box/outbox.ts';
import type { FetchHistory } from '@jarvis-edge/sync/box/history.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { HistoryPage } from '@jarvis-edge/sync/history.ts';
import { NewsResponse, PushResponse, type NewsRequest } from '@jarvis-edge/sync/protocol.ts';
import { z } from 'zod';
import { askHub, HubRefused } from './hub-client.ts';
import type { Link } from './link.ts';
import type { Problems } from './problems.ts';
import type { Tokens } from './tokens.ts';

/** How often the hub is asked whether it is there when nothing else is said, ms. */
const probeMs = 3000;
/** The hub answers within half a minute: a line that is silent for longer is dead, ms. */
const newsPatienceMs = 45_000;
const retry = { firstMs: 500, maxMs: 5000 };

const Health = z.object({ status: z.literal('active'), epoch: z.string().optional() });

export interface AgentDeps {
  readonly hubUrl: string;
  readonly tokens: Tokens;
  readonly outbox: Outbox;
  readonly mirror: Mirror;
  readonly link: Link;
  readonly clock: BoxClock;
  /** Told of each answer to a change, in the transaction that notes it. */
  readonly settled: Settled;
  /** Told of what each answer says that the hub would keep through a restore. */
  readonly durable?: (sequence: number) => void;
  /** The hub has said how a table stands. */
  readonly heard?: (table: DownTableName) => void;
  /** In [0, 1). */
  readonly random: () => number;
  readonly problems: Problems;
  /** Brings back what the gym's boxes wrote before this file was made. */
  readonly history?: { load(fetchPage: FetchHistory, signal: AbortSignal): Promise<void> };
}

/** Keeps a provisioned box and the hub up to date with each other: changes up, every mirrored table down, by themselves. */
export class Agent {
  readonly #deps: AgentDeps;
  #stop = new AbortController();
  #isOver = false;
  readonly #upload: Upload;
  readonly #news: LiveNews;
  /** The hub's, as it last said. */
  #epoch: string | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(deps: AgentDeps) {
    this.#deps = deps;
    const { hubUrl, outbox, link, random, problems } = deps;
    this.#news = new LiveNews({
      ask: (body, isWaiting, signal) => this.#askNews(body, isWaiting, signal),
      fetch,
      heard: (table) => deps.heard?.(table as DownTableName),
      after: (ms, then) => {
        const timer = setTimeout(then, ms).unref();
        return { cancel: () => clearTimeout(timer) };
      },
      nowMs: () => performance.now(),
      random,
    });
    this.#upload = new Upload({
      outbox,
      clock: deps.clock,
      push: async (json) => {
        const push = async (token: string) => {
          const answer = await askHub(`${hubUrl}/v1/push`, { json, token, answer: PushResponse });
          deps.durable?.(answer.durable);
          return answer;
        };
        return this.#withToken(push);
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
      this.#loadHistory(signal),
      ...downTables.map((table) => this.#follow(table, signal)),
    ]);
  }

  /** A change was queued for the hub. */
  nudge(): void {
    this.#upload.nudge();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#stop.abort();
    await this.#running;
  }

  /** The token that the box shows now. @throws HubRefused or HubUnreachable. */
  token(): Promise<string> {
    return this.#deps.tokens.token();
  }

  /** Loads every mirrored table anew; until each has come whole, what is there is read. */
  async refetch(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    for (const table of downTables) this.#deps.mirror.apply(table, [{ control: 'must-refetch' }], undefined);
    if (this.#isOver) return;
    this.#stop = new AbortController();
    this.start();
  }

  async #follow(table: DownTableName, signal: AbortSignal): Promise<void> {
    const { hubUrl, tokens, mirror, link, random, problems, heard } = this.#deps;
    const follow = {
      mirror,
      hubUrl,
      token: (options?: { renew: boolean }) => tokens.token(options),
      fetch: this.#news.fetchFor(table),
      exchanged: (error: unknown) => {
        if (error !== undefined) return;
        link.exchanged(undefined);
        problems.worked(table);
        heard?.(table);
      },
    };
    const whole = mirror.wholeUpTo(table);
    if (whole !== undefined) await this.#news.untilBehind(table, whole, signal);
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await followTable(table, follow, signal);
      } catch (error) {
        // A box that is no longer trusted learns why from the answer to its renewal.
        if (error instanceof FetchError && error.status === 403) {
          await tokens.token({ renew: true }).catch(() => undefined);
        }
        problems.failed(table, error);
        await sleep(backoffMs(failures, retry, random()), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #loadHistory(signal: AbortSignal): Promise<void> {
    const { hubUrl, history, link, random, problems } = this.#deps;
    const fetchPage: FetchHistory = (table, after) => {
      const url = `${hubUrl}/v1/history/${table}${after === null ? '' : `?after=${after}`}`;
      return this.#withToken((token) => askHub(url, { token, answer: HistoryPage }));
    };
    for (let failures = 1; history !== undefined && !signal.aborted; failures += 1) {
      try {
        await history.load(fetchPage, signal);
        problems.worked('history');
        return;
      } catch (error) {
        problems.failed('history', error);
        link.exchanged(error instanceof HubRefused ? undefined : error);
        await sleep(backoffMs(failures, retry, random()), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Asks with the token that is held, and once more with a new one when the hub does not know it. */
  async #withToken<Answer>(ask: (token: string) => Promise<Answer>): Promise<Answer> {
    const { tokens } = this.#deps;
    try {
      return await ask(await tokens.token());
    } catch (error) {
      // A new incarnation needs a token of its own, and a revoked box learns why when it asks for one.
      const isStale =
        error instanceof HubRefused &&
        (error.status === 401 || ['incarnation-mismatch', 'box-revoked'].includes(error.code));
      if (!isStale) throw error;
      return ask(await tokens.token({ renew: true }));
    }
  }

  async #askNews(body: NewsRequest, isWaiting: boolean, signal: AbortSignal): Promise<NewsResponse | 'not-there'> {
    const { hubUrl } = this.#deps;
    const patience = { patienceMs: newsPatienceMs, isWaiting, signal };
    const ask = (token: string): Promise<NewsResponse> =>
      askHub(`${hubUrl}/v1/news`, { body, token, answer: NewsResponse, ...patience });
    try {
      return await this.#withToken(ask);
    } catch (error) {
      if (error instanceof HubRefused && error.status === 404) return 'not-there';
      throw error;
    }
  }

  /** A pulled cable answers nothing at all: only asking now and then shows it, and shows when it is back. */
  async #probe(signal: AbortSignal): Promise<void> {
    const { hubUrl, link, tokens } = this.#deps;
    while (!signal.aborted) {
      const before = link.state.state;
      try {
        const { epoch } = await askHub(`${hubUrl}/v1/health`, { answer: Health });
        // A restored hub has forgotten: what it lacks is told by the answer to the token's renewal.
        if (this.#epoch !== undefined && epoch !== this.#epoch) await tokens.token({ renew: true });
        this.#epoch = epoch;
        link.exchanged(undefined);
        if (before === 'down') this.#upload.nudge();
      } catch (error) {
        link.exchanged(error);
      }
      await sleep(probeMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
