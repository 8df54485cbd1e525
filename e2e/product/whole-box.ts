import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { admissions } from '@jarvis-edge/edge-node/booking/admission.ts';
import { Bookings } from '@jarvis-edge/edge-node/booking/bookings.ts';
import { askHub } from '@jarvis-edge/edge-node/hub-link/hub-client.ts';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { Edits } from '@jarvis-edge/sync/box/edits.ts';
import { followTable } from '@jarvis-edge/sync/box/follow.ts';
import type { FetchHistory } from '@jarvis-edge/sync/box/history.ts';
import { History } from '@jarvis-edge/sync/box/history.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { Redactions } from '@jarvis-edge/sync/box/redactions.ts';
import { Upload } from '@jarvis-edge/sync/box/upload.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { HistoryPage } from '@jarvis-edge/sync/history.ts';
import { PushResponse } from '@jarvis-edge/sync/protocol.ts';
import { v7 as newId } from 'uuid';
import { TestBox } from '../../cloud-hub/test/box.ts';
import type { TestGym } from '../../cloud-hub/test/gyms.ts';

/** A box's storage and its line to a hub in one process, without readers or screens: for what a gym does through sync. */
export class WholeBox {
  readonly folder = mkdtempSync(join(tmpdir(), 'jarvis-whole-box-'));
  readonly db = openStore(this.folder);
  readonly outbox = new Outbox(this.db, newId);
  readonly clock = new BoxClock(this.db, () => ({
    bootId: 'boot',
    monotonicNs: process.hrtime.bigint(),
    wallMs: Date.now(),
    clockQuality: 'ntp',
  }));
  readonly overlay = new Overlay(this.db, () => this.clock.nowMs());
  readonly redactions = new Redactions(this.db, this.overlay);
  readonly edits = new Edits({
    db: this.db,
    outbox: this.outbox,
    overlay: this.overlay,
    clock: this.clock,
    gymId: () => this.gymId,
    changed: (table, id) => this.redactions.arrived(table, [id]),
  });
  readonly mirror = new Mirror(this.db, () => undefined, this.redactions);
  readonly history = new History({
    db: this.db,
    incarnation: () => this.outbox.incarnation,
    arrived: (table, ids) => this.redactions.arrived(table, ids),
    loaded: () => undefined,
  });
  readonly bookings = new Bookings({
    db: this.db,
    edits: this.edits,
    gymId: () => this.gymId,
    isReady: () =>
      this.mirror.isLoaded('members') && this.mirror.isLoaded('class_occurrences') && this.history.isLoaded,
    admission: admissions(this.db),
    newId,
    nowMs: () => this.clock.nowMs(),
    queued: () => undefined,
  });
  readonly token: TestBox;
  /** What uploads failed with since the last that did not. */
  failure: unknown;
  /** Of pages of history asked for. */
  pages = 0;
  readonly #upload: Upload;
  readonly #stop = new AbortController();
  readonly #following: Promise<void>[] = [];

  constructor(hubUrl: string, token = new TestBox(hubUrl)) {
    this.token = token;
    token.incarnation = this.outbox.incarnation;
    this.#upload = new Upload({
      outbox: this.outbox,
      clock: this.clock,
      push: (json) => askHub(`${hubUrl}/v1/push`, { json, token: token.token, answer: PushResponse }),
      settled: (outcome) => this.overlay.settled(outcome),
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
      random: () => 0,
      exchanged: (error) => (this.failure = error),
    });
  }

  get gymId(): string {
    return this.token.identity?.gymId ?? '';
  }

  async provision(gym: Pick<TestGym, 'id' | 'pool'>): Promise<this> {
    await this.token.provision(gym);
    return this;
  }

  /** Keeps these tables like the hub's. */
  follow(...tables: readonly DownTableName[]): void {
    const { signal } = this.#stop;
    for (const table of tables) {
      const deps = {
        mirror: this.mirror,
        hubUrl: this.token.hubUrl,
        token: async () => this.token.token,
        exchanged: () => undefined,
      };
      this.#following.push(followTable(table, deps, signal));
    }
  }

  readonly fetchHistory: FetchHistory = (table, after) => {
    this.pages += 1;
    const url = `${this.token.hubUrl}/v1/history/${table}${after === null ? '' : `?after=${after}`}`;
    return askHub(url, { token: this.token.token, answer: HistoryPage });
  };

  loadHistory(): Promise<void> {
    return this.history.load(this.fetchHistory, this.#stop.signal);
  }

  /** Sends until nothing waits. @throws what a push failed with. */
  async sendAll(): Promise<void> {
    while ((await this.#upload.sendOne()) === 'sent') await sleep(0);
    if (this.failure !== undefined) throw this.failure as Error;
  }

  /** What a query finds in the box's file. */
  rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Row[] {
    return this.db.prepare<unknown[], Row>(sql).all(...values);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#following);
    this.db.close();
    rmSync(this.folder, { recursive: true });
  }
}
