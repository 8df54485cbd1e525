import type { FirstLoad } from './first-load.ts';
import { FirstLoads } from './first-loads.ts';
import { afterTurn, compareOffsets, type Offset } from './offset.ts';
import { RecentChanges } from './recent-changes.ts';
import {
  json,
  mustRefetch,
  pageHeaders,
  upToDate,
  type AnswerKind,
  type CacheHeaders,
  type ShapeAnswer,
} from './shape-answer.ts';
import { hashOf, type ShapeDefinition } from './shape-definition.ts';
import { readPage, type Page } from './shape-log.ts';
import { isTruncate, type LoggedChange } from './shape-message.ts';
import type { ShapeRequest } from './shape-request.ts';
import type { News, Standing } from './shape-source.ts';
import type { ShapeRecord, ShapeStorage } from './shape-storage.ts';
import { parseSnapshot } from './transaction-snapshot.ts';
import { concerns, WaitingRoom } from './waiting-room.ts';

export interface ShapesOptions {
  readonly storage: ShapeStorage;
  readonly caching: CacheHeaders;
  /** Never the same twice, over the life of all hubs. */
  readonly newHandle: () => string;
  /** Unix ms. */
  readonly now: () => number;
  /** Resolves once everything is read that was committed before. */
  readonly catchUp: () => Promise<void>;
  /** Something went wrong that nobody waits for. */
  readonly failed: (error: unknown) => void;
  /** How long a live request waits for a change. */
  readonly liveMs?: number;
  /** How long a stream of events lasts, and how long it may be silent. */
  readonly eventsMs?: number;
  readonly keepAliveMs?: number;
  /** An answer ends at the first message beyond. */
  readonly pageBytes?: number;
  /** Of first loads kept in memory. */
  readonly loadBytesMax?: number;
  /** Of changes kept in memory. */
  readonly recentMax?: number;
}

/** A follower's handle and where its log begins. */
interface Follower extends ShapeRecord {
  readonly definitionInFull: ShapeDefinition;
}

/** A page that a box parses in some milliseconds, and holds in little memory, while taps wait. */
const pageBytesMost = 128_000;
const handlesMax = 50_000;

/**
 * Serves shapes as Electric's HTTP protocol does, so that its official client can follow them.
 *
 * First loads and recent changes are in memory, and bounded; everything else is read from the change log, whose order
 * is recorded. A handle says with which rows its follower began: it stays good as long as the log behind it is whole,
 * whichever process serves it. Where that cannot be told, the answer is "must refetch" with a handle never used before.
 */
export class Shapes {
  readonly #options: ShapesOptions;
  readonly #recent: RecentChanges;
  readonly #loads: FirstLoads;
  readonly #waiting = new WaitingRoom();
  readonly #handles = new Map<string, ShapeRecord>();
  readonly #used = new Set<string>();
  readonly #recording = new Set<Promise<void>>();
  readonly #answering = new Set<Promise<unknown>>();
  readonly #closed = new AbortController();
  #turn = -1;
  #cursor = 0;

  constructor(options: ShapesOptions) {
    this.#options = options;
    this.#recent = new RecentChanges(options.recentMax ?? 20_000);
    this.#loads = new FirstLoads({
      storage: options.storage,
      newHandle: options.newHandle,
      turn: () => this.#turn,
      begun: ({ handle, hash, begunTurn, snapshot, pages }) =>
        this.#record({ handle, definition: hash, begunTurn, snapshot, lastPage: pages.length - 1 }),
      pageBytes: options.pageBytes ?? pageBytesMost,
      bytesMax: options.loadBytesMax ?? 64_000_000,
    });
  }

  /** Takes in what the tail read in one turn. */
  readonly take = (turn: number, changes: readonly LoggedChange[]): void => {
    this.#turn = turn;
    this.#recent.append(turn, changes);
    for (const change of changes) if (isTruncate(change)) this.#loads.truncated(change);
    this.#waiting.take(changes);
  };

  /** The log goes on behind that turn; what came before is in the database. */
  readonly resume = (turn: number): void => {
    this.#turn = turn;
    this.forget();
  };

  /** No handle given out before holds. */
  readonly restart = (turn: number): void => {
    this.#handles.clear();
    this.resume(turn);
  };

  /** Forgets rows and changes held in memory: they may hold what was erased since. */
  readonly forget = (): void => {
    this.#recent.reset(this.#turn);
    this.#loads.clear();
    this.#waiting.wakeAll();
  };

  /**
   * Answers all who wait, at once, and writes down what is not yet. Resolves when no answer needs the storage any more, also
   * those that nobody waits for since the caller hung up.
   */
  async close(): Promise<void> {
    this.#closed.abort();
    await Promise.allSettled(this.#answering);
    await Promise.allSettled(this.#recording);
  }

  /** Removes what nobody needs: loads that nobody asks for, changes and handles older than that. */
  async prune(olderThan: string, changesMax: number): Promise<void> {
    this.#loads.sweep();
    const used = [...this.#used];
    this.#used.clear();
    await this.#options.storage.touch(used);
    await this.#options.storage.prune(olderThan, changesMax);
  }

  /** The last turn read. */
  get turn(): number {
    return this.#turn;
  }

  /** @param gone Aborts when the caller hung up. */
  answer(definition: ShapeDefinition, request: ShapeRequest, gone: AbortSignal): Promise<ShapeAnswer> {
    return this.#untilDone(this.#answerNow(definition, request, gone));
  }

  /** Which of several shapes have something to tell, as soon as one has or when `ms` are over. */
  news(standings: readonly Standing[], ms: number, gone: AbortSignal): Promise<News> {
    return this.#untilDone(this.#newsNow(standings, ms, gone));
  }

  #untilDone<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#answering.add(answer);
    void Promise.allSettled([answer]).then(() => this.#answering.delete(answer));
    return answer;
  }

  async #answerNow(definition: ShapeDefinition, request: ShapeRequest, gone: AbortSignal): Promise<ShapeAnswer> {
    const { at, handle } = request;
    if (at === 'beginning') return this.#firstPage(definition, request);
    // Who waits is woken by what is new; who only asks is told all that was there when they asked.
    if (!request.isLive) await this.#options.catchUp();
    if (at === 'now') return this.#now(definition, request);
    const record = await this.#find(handle);
    if (record?.definition !== hashOf(definition)) return this.#refetch(definition, handle);
    this.#used.add(handle);
    if (at.turn === 0 && at.place < record.lastPage) return this.#loadPage(definition, request, at.place + 1);
    const after = at.turn === 0 ? afterTurn(record.begunTurn) : at;
    // A place that was never given out: the database knows less than it did.
    if (compareOffsets(after, afterTurn(this.#turn)) > 0) {
      await this.end(handle);
      return this.#refetch(definition, handle);
    }
    const follower = { ...record, definitionInFull: definition };
    if (request.isLive) return this.#live(follower, request, after, gone);
    const page = await this.#page(follower, after);
    return page === 'gone' ? this.#refetch(definition, handle) : this.#pageAnswer(follower, request, page);
  }

  async #newsNow(standings: readonly Standing[], ms: number, gone: AbortSignal): Promise<News> {
    const signal = AbortSignal.any([gone, this.#closed.signal]);
    // Who waits is woken by what is new; who only asks is told all that was there when they asked.
    if (ms === 0) await this.#options.catchUp();
    const endsAt = this.#options.now() + ms;
    const definitions = standings.map(({ definition }) => definition);
    // Whose handle holds no longer begins anew, which is news to it.
    const unknown = await this.#unknown(standings);
    for (let from = standings; ;) {
      const turn = this.#turn;
      const changed = from.filter((one) => unknown.has(one) || this.#isBehind(one)).map(({ definition }) => definition);
      const offset = afterTurn(turn);
      const leftMs = endsAt - this.#options.now();
      if (changed.length > 0 || leftMs <= 0 || signal.aborted) return { changed, offset };
      from = from.map((one) => ({ ...one, after: offset }));
      await this.#waiting.wait(definitions, leftMs, signal);
    }
  }

  async #unknown(standings: readonly Standing[]): Promise<ReadonlySet<Standing>> {
    const unknown = new Set<Standing>();
    for (const standing of standings) {
      const record = await this.#find(standing.handle);
      if (record?.definition === hashOf(standing.definition)) this.#used.add(standing.handle);
      else unknown.add(standing);
    }
    return unknown;
  }

  /** Whether something may have happened to the shape since; also where that is no longer in memory. */
  #isBehind({ definition, after, handle }: Standing): boolean {
    if (after.turn <= this.#recent.floor || !this.#handles.has(handle)) return true;
    if (compareOffsets(after, afterTurn(this.#turn)) > 0) return true;
    const changes = [...this.#recent.from(definition.logName, after.turn)].map(({ change }) => change);
    return changes.length > 0 && (changes.some(isTruncate) || concerns(definition, changes));
  }

  /** The handle that who begins now gets. */
  async handleOf(definition: ShapeDefinition): Promise<string> {
    return (await this.#loads.of(definition)).handle;
  }

  /** Whether there was such a handle; its followers begin anew. */
  async end(handle: string): Promise<boolean> {
    const record = await this.#find(handle);
    if (record === undefined) return false;
    this.#loads.drop(record.definition);
    this.#handles.delete(handle);
    await Promise.allSettled(this.#recording);
    await this.#options.storage.forget([handle]);
    this.#waiting.wakeAll();
    return true;
  }

  /** The first loads in memory. */
  get held(): Iterable<Pick<FirstLoad, 'handle' | 'definition' | 'hash'>> {
    return this.#loads.values();
  }

  async #firstPage(definition: ShapeDefinition, request: ShapeRequest): Promise<ShapeAnswer> {
    await this.#loads.of(definition);
    return this.#loadPage(definition, request, 0);
  }

  async #loadPage(definition: ShapeDefinition, request: ShapeRequest, place: number): Promise<ShapeAnswer> {
    const load = place === 0 ? await this.#loads.of(definition) : this.#loads.held(hashOf(definition), request.handle);
    const page = load?.pages[place];
    if (load === undefined || page === undefined) return this.#refetch(definition, request.handle);
    const kind = place === 0 ? 'first-load' : 'catch-up';
    const headers = pageHeaders(load.handle, request.offset, { turn: 0, place });
    return this.#answer(definition, request, kind, { ...headers, 'electric-has-data': 'true' }, page);
  }

  async #now(definition: ShapeDefinition, request: ShapeRequest): Promise<ShapeAnswer> {
    const { handle } = await this.#loads.of(definition);
    const end = afterTurn(this.#turn);
    const headers = pageHeaders(handle, request.offset, end, `:${this.#nextCursor()}`);
    const ended = { ...headers, 'electric-has-data': 'false', 'electric-up-to-date': '' };
    return this.#answer(definition, request, 'catch-up', ended, `[${upToDate(end.turn)}]`);
  }

  async #live(follower: Follower, request: ShapeRequest, after: Offset, gone: AbortSignal): Promise<ShapeAnswer> {
    const signal = AbortSignal.any([gone, this.#closed.signal]);
    const endsAt = this.#options.now() + (request.waitMs ?? this.#options.liveMs ?? 20_000);
    for (let from = after; ;) {
      const isKnown = this.#handles.has(follower.handle);
      const turn = this.#turn;
      const page = isKnown ? await this.#page(follower, from) : 'gone';
      if (page === 'gone') return this.#refetch(follower.definitionInFull, follower.handle);
      if (page.messages.length > 0) {
        return request.isStream
          ? this.#events(follower, request, from, signal)
          : this.#pageAnswer(follower, request, page);
      }
      if (request.isStream) return this.#events(follower, request, page.offset, signal);
      const ms = endsAt - this.#options.now();
      if (ms <= 0 || signal.aborted) return this.#pageAnswer(follower, request, page);
      from = page.offset;
      // What came while the page was read wakes nobody any more.
      if (turn === this.#turn) await this.#waiting.wait([follower.definitionInFull], ms, signal);
    }
  }

  #events(follower: Follower, request: ShapeRequest, from: Offset, signal: AbortSignal): ShapeAnswer {
    const { caching } = this.#options;
    return {
      status: 200,
      headers: {
        'content-type': 'text/event-stream',
        'electric-cursor': this.#nextCursor(),
        ...pageHeaders(follower.handle, request.offset, from, `:${this.#nextCursor()}`),
        'electric-has-data': 'true',
        ...caching('events'),
      },
      body: this.#stream(follower, from, signal),
    };
  }

  async *#stream(follower: Follower, after: Offset, signal: AbortSignal): AsyncIterable<string> {
    const { now, eventsMs = 60_000, keepAliveMs = 21_000 } = this.#options;
    const endsAt = now() + eventsMs;
    let speaksBy = now() + keepAliveMs;
    for (let from = after; !signal.aborted && now() < endsAt;) {
      const turn = this.#turn;
      const page = this.#handles.has(follower.handle) ? await this.#page(follower, from) : 'gone';
      if (page === 'gone') return;
      if (page.messages.length > 0) {
        const last = page.isEnd ? [upToDate(page.offset.turn)] : [];
        yield [...page.messages, ...last].map((message) => `data: ${message}\n\n`).join('');
        speaksBy = now() + keepAliveMs;
      } else if (now() >= speaksBy) {
        yield ': keep-alive\n\n';
        speaksBy = now() + keepAliveMs;
      }
      from = page.offset;
      if (!page.isEnd || turn !== this.#turn) continue;
      await this.#waiting.wait([follower.definitionInFull], Math.min(endsAt, speaksBy) - now(), signal);
    }
  }

  #page(follower: Follower, after: Offset): Promise<Page | 'gone'> {
    const request = {
      definition: follower.definitionInFull,
      seen: parseSnapshot(follower.snapshot),
      after,
      throughTurn: this.#turn,
      bytesMax: this.#options.pageBytes ?? pageBytesMost,
    };
    return readPage(request, this.#recent, this.#options.storage);
  }

  #pageAnswer(follower: Follower, request: ShapeRequest, { messages, offset, isEnd }: Page): ShapeAnswer {
    const isEmpty = messages.length === 0;
    // A live answer without changes is never the one that a cache has already.
    const suffix = request.isLive && isEmpty ? `:${this.#nextCursor()}` : '';
    const headers = {
      ...pageHeaders(follower.handle, request.offset, offset, suffix),
      'electric-has-data': String(!isEmpty),
      ...(isEnd && { 'electric-up-to-date': '' }),
    };
    const body = `[${[...messages, ...(isEnd ? [upToDate(offset.turn)] : [])].join(',\n')}]`;
    return this.#answer(follower.definitionInFull, request, request.isLive ? 'live' : 'catch-up', headers, body);
  }

  #answer(
    { types }: ShapeDefinition,
    { isLive, known }: ShapeRequest,
    kind: AnswerKind,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): ShapeAnswer {
    const isKnown = known.includes(headers['etag'] ?? '');
    return {
      status: isKnown ? 304 : 200,
      headers: {
        ...json,
        ...headers,
        ...(isLive ? { 'electric-cursor': this.#nextCursor() } : { 'electric-schema': types }),
        ...this.#options.caching(kind),
      },
      body: isKnown ? '' : body,
    };
  }

  async #refetch(definition: ShapeDefinition, handle: string): Promise<ShapeAnswer> {
    const hash = hashOf(definition);
    // Who has to begin anew must be given another handle; others may follow by this one as before.
    if (this.#loads.held(hash, handle) !== undefined) this.#loads.drop(hash);
    return mustRefetch((await this.#loads.of(definition)).handle, this.#options.caching);
  }

  async #find(handle: string): Promise<ShapeRecord | undefined> {
    const record = this.#handles.get(handle) ?? (await this.#options.storage.find(handle));
    if (record !== undefined) this.#remember(record);
    return record;
  }

  #remember(record: ShapeRecord): void {
    this.#handles.delete(record.handle);
    this.#handles.set(record.handle, record);
    if (this.#handles.size <= handlesMax) return;
    const [oldest] = this.#handles.keys();
    if (oldest !== undefined) this.#handles.delete(oldest);
  }

  /** Written down behind the answer: a handle that a crash forgets is one whose follower begins anew. */
  #record(record: ShapeRecord): void {
    this.#remember(record);
    const recording = this.#options.storage.record(record).catch(this.#options.failed);
    this.#recording.add(recording);
    void recording.finally(() => this.#recording.delete(recording));
  }

  /** Differs from every one before: clients take an answer with a known one for a cached one. */
  #nextCursor(): string {
    this.#cursor = Math.max(this.#cursor + 1, this.#options.now());
    return String(this.#cursor);
  }
}
