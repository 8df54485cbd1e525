import type { NewsRequest, NewsResponse } from '../protocol.ts';

export interface LiveNewsDeps {
  /**
   * Asks the hub what is new; `not-there` when it has no such answer.
   *
   * @param isWaiting Whether the answer may wait until there is something to tell.
   */
  readonly ask: (request: NewsRequest, isWaiting: boolean, signal: AbortSignal) => Promise<NewsResponse | 'not-there'>;
  readonly fetch: typeof fetch;
  /** Told of each table of which the hub has said that there is nothing new. */
  readonly heard: (table: string) => void;
  readonly after: (ms: number, then: () => void) => { cancel(): void };
  /** A clock that never goes back, ms. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

interface Place {
  readonly handle: string;
  readonly offset: string;
}

interface Waiter {
  readonly handle: string;
  offset: string;
  /** The hub has said how the table stands since the follower began: what comes next may take its time. */
  isKnown: boolean;
  readonly wake: () => void;
}

/** Who was told of news comes back within this, and is asked for together with the others, ms. */
const gatherMs = 20;
/** Each table asks by itself now and then: the hub forgets where it stood after days. Ms, and as much again by chance. */
const refreshMs = 30 * 60_000;
/** After a failure each table waits by itself for so long, as it does where the hub knows no better, ms. */
const pauseMs = { failed: 20_000, notThere: 60 * 60_000 };

/**
 * One request open at the hub for all tables that a box follows, where each of them would hold one of its own. The followers
 * go on as they are: a request of theirs that would wait is sent when there is something to hear, and is answered at once. Those
 * who come back from where they stood ask by it too, so that a line that is back costs the hub one request and not one a table.
 */
export class LiveNews {
  readonly #deps: LiveNewsDeps;
  readonly #waiting = new Map<string, Waiter>();
  /** Every table that has ever waited. */
  readonly #known = new Set<string>();
  #asksFromMs = -Infinity;
  #isRunning = false;
  /** Somebody came who is not in the request that is open. */
  #reopen: () => void = () => undefined;

  constructor(deps: LiveNewsDeps) {
    this.#deps = deps;
  }

  /** What a follower of that table asks the hub by. */
  fetchFor(table: string): typeof fetch {
    return async (input, init) => {
      const { searchParams: asked } = new URL(input instanceof Request ? input.url : input);
      const signal = init?.signal ?? undefined;
      if (asked.get('live') !== 'true' || this.#deps.nowMs() < this.#asksFromMs) return this.#deps.fetch(input, init);
      const at = { handle: asked.get('handle') ?? '', offset: asked.get('offset') ?? '' };
      await this.#wait(table, at, { isKnown: true }, signal);
      signal?.throwIfAborted();
      const headers = new Headers(init?.headers);
      headers.set('prefer', 'wait=0');
      return this.#deps.fetch(input, { ...init, headers });
    };
  }

  /**
   * Resolves when a follower who goes on from there has something to ask the hub for. Followers who begin together are
   * answered together.
   */
  async untilBehind(table: string, at: Place, signal: AbortSignal): Promise<void> {
    if (this.#deps.nowMs() >= this.#asksFromMs) await this.#wait(table, at, { isKnown: false }, signal);
  }

  async #wait(
    table: string,
    at: Place,
    { isKnown }: { isKnown: boolean },
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const woken = Promise.withResolvers<void>();
    const waiter: Waiter = { ...at, isKnown, wake: woken.resolve };
    const refresh = this.#deps.after(refreshMs * (1 + this.#deps.random()), waiter.wake);
    this.#waiting.set(table, waiter);
    this.#known.add(table);
    signal?.addEventListener('abort', waiter.wake, { once: true });
    this.#reopen();
    void this.#run();
    await woken.promise;
    signal?.removeEventListener('abort', waiter.wake);
    refresh.cancel();
    if (this.#waiting.get(table) === waiter) this.#waiting.delete(table);
    if (this.#waiting.size === 0) this.#reopen();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#waiting.size > 0) {
      await this.#gather();
      const asked = new Map(this.#waiting);
      if (asked.size === 0) break;
      const answer = await this.#askFor(asked);
      if (answer === 'reopened') continue;
      if (answer === 'not-there' || answer === 'failed') {
        this.#asksFromMs = this.#deps.nowMs() + (answer === 'failed' ? pauseMs.failed : pauseMs.notThere);
        // Each asks by itself, and knows how to wait, whom to tell and when to try again.
        for (const { wake } of this.#waiting.values()) wake();
        break;
      }
      for (const [table, waiter] of asked) {
        if (answer.changed.includes(table)) {
          waiter.wake();
          if (this.#waiting.get(table) === waiter) this.#waiting.delete(table);
        } else {
          waiter.offset = answer.offset;
          waiter.isKnown = true;
          this.#deps.heard(table);
        }
      }
    }
    this.#isRunning = false;
    if (this.#waiting.size > 0 && this.#deps.nowMs() >= this.#asksFromMs) void this.#run();
  }

  /** Until all who ever waited do, but not for long. */
  #gather(): Promise<void> {
    if (this.#waiting.size === this.#known.size) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const limit = this.#deps.after(gatherMs, resolve);
    this.#reopen = () => {
      if (this.#waiting.size > 0 && this.#waiting.size < this.#known.size) return;
      limit.cancel();
      resolve();
    };
    return promise;
  }

  async #askFor(asked: ReadonlyMap<string, Waiter>): Promise<NewsResponse | 'not-there' | 'failed' | 'reopened'> {
    const stop = new AbortController();
    this.#reopen = () => stop.abort();
    const tables = Object.fromEntries([...asked].map(([table, { handle, offset }]) => [table, { handle, offset }]));
    const isWaiting = [...asked.values()].every(({ isKnown }) => isKnown);
    try {
      return await this.#deps.ask({ tables }, isWaiting, stop.signal);
    } catch {
      return stop.signal.aborted ? 'reopened' : 'failed';
    } finally {
      this.#reopen = () => undefined;
    }
  }
}
