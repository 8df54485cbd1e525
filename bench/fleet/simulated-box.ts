import { sign, type KeyObject } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BoxLink } from '@jarvis-edge/edge-node/fleet-link/box-link.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import type { LinkSettings } from '@jarvis-edge/sync/fleet-link.ts';
import { schemaVersion, tokenRequestText } from '@jarvis-edge/sync/protocol.ts';
import { visitRows } from '../sync/rows.ts';
import { Line, type Answer, type Asked } from './line.ts';

export interface Provisioned {
  readonly boxId: string;
  readonly gymId: string;
  readonly incarnation: string;
}

/** What all boxes of a process saw. */
export interface Seen {
  /** Polls that came back, with or without news. */
  polls: number;
  probes: number;
  pushes: number;
  /** What went wrong, by what it was. */
  readonly failures: Map<string, number>;
  /** ms */
  readonly pushMs: number[];
  /** From when a change was made until this side had read it, ms; `news` says what is a change and when it was made. */
  readonly newsMs: number[];
}

export interface BoxOptions {
  readonly hubUrl: string;
  readonly address: string;
  readonly provisioned: Provisioned;
  readonly privateKey: KeyObject;
  readonly seen: Seen;
}

const softwareVersion = '0.1.0';
const marginMs = 60_000;
const probeMs = 3000;
const retryMs = 1000;

/** What a box of the product keeps open and asks by itself, without what it does with the answers. */
export class SimulatedBox {
  readonly #options: BoxOptions;
  readonly #stop = new AbortController();
  readonly #lines = new Set<Line>();
  /** Where it stands in each table. */
  readonly #at = new Map<string, { handle: string; offset: string }>();
  readonly #own: Line;
  readonly #link: BoxLink;
  /** The one of pushes and probes is asked one thing at a time. */
  #turn: Promise<unknown> = Promise.resolve();
  #token = '';
  #untilMs = 0;
  #renewal: Promise<void> | undefined;
  #counter = 0;
  #sequence = 0;

  constructor(options: BoxOptions) {
    this.#options = options;
    this.#own = this.#line();
    const { provisioned, hubUrl } = options;
    this.#link = new BoxLink({
      box: provisioned,
      hubUrl,
      softwareVersion,
      token: () => this.#freshToken(),
      askSettings: async () => {
        const answer = await this.#askOwn({ path: '/v1/fleet-link' }, true);
        if (answer === undefined) throw new Error('The hub did not say where its broker is.');
        return JSON.parse(answer.body) as LinkSettings;
      },
      figures: async () => ({
        softwareVersion,
        uptimeSeconds: Math.floor(performance.now() / 1000),
        diskFreeBytes: 20_000_000_000,
        diskTotalBytes: 32_000_000_000,
        temperatureCelsius: 48.5,
        clockQuality: 'ntp',
        outboxDepth: 0,
        outboxSince: null,
        memoryBytes: 120_000_000,
      }),
      obey: async ({ transactionId }) => ({
        answer: { transactionId, state: 'failed', result: 'A simulated box does nothing.' },
        isRestartDue: false,
      }),
      restart: () => undefined,
      newId,
      now: Date.now,
      hubNow: Date.now,
      random: Math.random,
      changed: ({ state, cause }) => {
        if (state === 'down' && cause !== null) this.#failed(`link down: ${cause}`);
      },
    });
  }

  /** All its tables are loaded, and it waits for what comes. */
  get isLive(): boolean {
    return this.#at.size === downTables.length && this.#link.state.state === 'up';
  }

  run(): void {
    void this.#probe();
    this.#link.start();
    void this.#follow();
  }

  async push(): Promise<void> {
    const { provisioned, seen } = this.#options;
    const { gymId, incarnation } = provisioned;
    const [row] = visitRows(1, gymId, newId);
    this.#sequence += 1;
    const operation = { id: newId(), sequence: this.#sequence, kind: 'insert', table: 'visits' };
    const body = JSON.stringify({
      schemaVersion,
      incarnation,
      oldestKept: 1,
      operations: [{ ...operation, row: { ...row, entered_at: Date.now() } }],
    });
    const before = performance.now();
    const answer = await this.#askOwn({ method: 'POST', path: '/v1/push', body }, true);
    if (answer?.status !== 200) return;
    seen.pushes += 1;
    seen.pushMs.push(performance.now() - before);
  }

  stop(): void {
    this.#stop.abort();
    void this.#link.stop();
    for (const line of this.#lines) line.close();
  }

  /** Loads every table, then asks for news of all of them at once, as the product's boxes do. */
  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    await this.#catchUp(downTables, false);
    const line = this.#line();
    while (!signal.aborted) {
      const tables = Object.fromEntries([...this.#at]);
      const asked: Asked = { method: 'POST', path: '/v1/news', body: JSON.stringify({ tables }) };
      const answer = await this.#ask(line, asked, true).catch((error: Error) => this.#failed(error.message));
      if (signal.aborted) return;
      if (answer?.status !== 200) {
        if (answer) this.#failed(`${answer.status} to news: ${answer.body.slice(0, 100)}`);
        await this.#pause(retryMs);
        continue;
      }
      this.#options.seen.polls += 1;
      const { changed, offset } = JSON.parse(answer.body) as { changed: string[]; offset: string };
      for (const [table, at] of this.#at) if (!changed.includes(table)) at.offset = offset;
      await this.#catchUp(changed, true);
    }
  }

  /** All tables at once, each on a line of its own that is closed behind it. */
  async #catchUp(tables: readonly string[], isLive: boolean): Promise<void> {
    await Promise.all(tables.map((table) => this.#load(table, isLive)));
  }

  async #load(table: string, isLive: boolean): Promise<void> {
    const { signal } = this.#stop;
    const line = this.#line();
    let live = isLive;
    while (!signal.aborted) {
      const at = this.#at.get(table) ?? { handle: '', offset: '-1' };
      const handle = at.handle === '' ? '' : `&handle=${at.handle}`;
      const path = `/v1/shape/${table}?offset=${at.offset}${handle}${live ? '&live=true' : ''}`;
      const asked: Asked = { path, headers: live ? { prefer: 'wait=0' } : {} };
      const answer = await this.#ask(line, asked, true).catch((error: Error) => this.#failed(error.message));
      if (answer?.status === 200) {
        const { headers, body } = answer;
        if (live) this.#readNews(body);
        this.#at.set(table, {
          handle: headers.get('electric-handle') ?? '',
          offset: headers.get('electric-offset') ?? '',
        });
        if (headers.has('electric-up-to-date')) break;
      } else if (answer?.status === 409) {
        this.#at.delete(table);
        live = false;
      } else {
        if (answer) this.#failed(`${answer.status} to a shape: ${answer.body.slice(0, 100)}`);
        await this.#pause(retryMs);
      }
    }
    line.close();
    this.#lines.delete(line);
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }

  /** The bench writes into a name when it changed it. */
  #readNews(body: string): void {
    const madeAt = /"changed at (\d+)"/.exec(body)?.[1];
    if (madeAt !== undefined) this.#options.seen.newsMs.push(Date.now() - Number(madeAt));
  }

  async #probe(): Promise<void> {
    const { signal } = this.#stop;
    await sleep(Math.random() * probeMs, undefined, { signal }).catch(() => undefined);
    while (!signal.aborted) {
      const answer = await this.#askOwn({ path: '/v1/health' }, false);
      if (answer?.status === 200) this.#options.seen.probes += 1;
      await sleep(probeMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #askOwn(asked: Asked, isAuthorized: boolean): Promise<Answer | undefined> {
    const turn = this.#turn.then(() => this.#ask(this.#own, asked, isAuthorized));
    const settled = turn.then(
      (answer) => (answer.status === 200 ? answer : this.#failed(`${answer.status} to ${asked.path}: ${answer.body}`)),
      (error: Error) => this.#failed(error.message),
    );
    this.#turn = settled;
    return settled;
  }

  async #ask(line: Line, asked: Asked, isAuthorized: boolean): Promise<Answer> {
    if (!isAuthorized) return line.ask(asked);
    return line.ask({ ...asked, headers: { ...asked.headers, authorization: `Bearer ${await this.#freshToken()}` } });
  }

  async #freshToken(): Promise<string> {
    if (this.#untilMs <= performance.now()) await (this.#renewal ??= this.#renew());
    return this.#token;
  }

  /** As the product's boxes do: a challenge, signed, with a counter that only grows. */
  async #renew(): Promise<void> {
    const { boxId, incarnation } = this.#options.provisioned;
    const line = new Line(this.#options.hubUrl, this.#options.address);
    try {
      const path = `/v1/boxes/${boxId}`;
      const challenged = await line.ask({ method: 'POST', path: `${path}/challenge`, body: '{}' });
      const { challenge } = JSON.parse(challenged.body) as { challenge: string };
      this.#counter += 1;
      const request = {
        incarnation,
        softwareVersion,
        counter: this.#counter,
        lastSequence: this.#sequence,
        challenge,
      };
      const signature = sign(null, tokenRequestText(boxId, request), this.#options.privateKey).toString('base64url');
      const body = JSON.stringify({ ...request, signature });
      const answer = await line.ask({ method: 'POST', path: `${path}/token`, body });
      if (answer.status !== 200) throw new Error(`${answer.status} to a token: ${answer.body}`);
      const { token, expiresAt, hubTime } = JSON.parse(answer.body) as Record<'expiresAt' | 'hubTime', number> & {
        token: string;
      };
      this.#token = token;
      this.#untilMs = performance.now() + (expiresAt - hubTime) - marginMs;
    } finally {
      line.close();
      this.#renewal = undefined;
    }
  }

  #line(): Line {
    const line = new Line(this.#options.hubUrl, this.#options.address);
    this.#lines.add(line);
    return line;
  }

  #failed(what: string): undefined {
    if (this.#stop.signal.aborted) return;
    const { failures } = this.#options.seen;
    failures.set(what, (failures.get(what) ?? 0) + 1);
  }
}
