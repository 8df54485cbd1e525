/** A box for the bench: the product's own parts between SQLite and the hub, without screens, readers and doors. */
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { machineClock } from '@jarvis-edge/edge-node/health/event-clock.ts';
import { Agent } from '@jarvis-edge/edge-node/hub-link/agent.ts';
import { Identity } from '@jarvis-edge/edge-node/hub-link/identity.ts';
import { Link } from '@jarvis-edge/edge-node/hub-link/link.ts';
import { Problems } from '@jarvis-edge/edge-node/hub-link/problems.ts';
import { Provisioning } from '@jarvis-edge/edge-node/hub-link/provisioning.ts';
import { Tokens } from '@jarvis-edge/edge-node/hub-link/tokens.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import { inTransaction, openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { Visits } from '@jarvis-edge/edge-node/visit/visits.ts';
import { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import { followTable } from '@jarvis-edge/sync/box/follow.ts';
import { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { answerQuestions } from './answering.ts';

const [folder = '', hubUrl = ''] = process.argv.slice(2);
const softwareVersion = '0.1.0';
const now = (): number => Date.now();
const steadyMs = (): number => performance.now();

const db = openStore(folder);
const identity = new Identity(folder);
const outbox = new Outbox(db, newId);
const visits = new Visits(db, (table, row, at) => outbox.append({ kind: 'insert', table, row }, at), newId);
const clock = machineClock('ntp');
const boxClock = new BoxClock(db, clock);
const overlay = new Overlay(db, () => boxClock.nowMs());
const atOnce = inTransaction(db);
const tokens = new Tokens({
  hubUrl,
  identity,
  outbox,
  clock: boxClock,
  softwareVersion,
  nowMs: steadyMs,
  waitsAgain: () => agent?.nudge(),
  revoked: (why) => console.error('revoked', String(why)),
});
const problems = new Problems(now, ({ what }, error) => console.error(what, String(error)));
const link = new Link(now, () => undefined);

let changed: (table: DownTableName) => void = () => undefined;
const mirror = new Mirror(db, (table) => changed(table), overlay);
let agent: Agent | undefined;
/** Told after each answer to a push is on disk. */
let answered: () => void = () => undefined;

function startAgent(): void {
  agent ??= new Agent({
    hubUrl,
    tokens,
    outbox,
    mirror,
    link,
    problems,
    clock: boxClock,
    settled: (outcomes) => {
      overlay.settled(outcomes);
      setImmediate(() => answered());
    },
    random: Math.random,
  });
  agent.start();
}

/** Follows one table until its rows are on disk. @returns ms */
async function load(table: DownTableName): Promise<number> {
  const before = performance.now();
  const stop = new AbortController();
  const token = (options?: { renew: boolean }): Promise<string> => tokens.token(options);
  const following = followTable(table, { mirror, hubUrl, token, exchanged: () => undefined }, stop.signal);
  await new Promise<void>((resolve) => {
    changed = (name) => {
      if (name === table) resolve();
    };
  });
  const ms = performance.now() - before;
  stop.abort();
  await following;
  return ms;
}

async function until(holds: () => boolean): Promise<number> {
  const before = performance.now();
  while (!holds()) await sleep(1);
  return performance.now() - before;
}

function visit(memberId: string): void {
  const gymId = identity.provisioned?.gymId ?? '';
  const [badgeId, readerId] = [memberId, memberId];
  atOnce(() => visits.record({ gymId, memberId, badgeId, readerId, doorId: null, time: clock() }));
}

interface Tap {
  /** When it was sent, ns of the monotonic clock that all processes share. */
  readonly tapNs: number;
  readonly memberId: string;
}
let taps: { commitMs: number; sinceSentMs: number }[] = [];
process.on('message', ({ tapNs, memberId }: Tap) => {
  if (tapNs === undefined) return;
  const before = performance.now();
  visit(memberId);
  const commitMs = performance.now() - before;
  taps.push({ commitMs, sinceSentMs: (Number(process.hrtime.bigint()) - tapNs) / 1e6 });
  agent?.nudge();
});

let reloading: Promise<void> | undefined;
let isReloading = false;
let reloads = 0;

answerQuestions({
  provision: async ({ code }: { code: string }) => {
    const { promise, resolve: provisioned } = Promise.withResolvers<void>();
    const deps = { hubUrl, identity, outbox, softwareVersion, steadyMs, random: Math.random, provisioned };
    await new Provisioning(deps).claim(code);
    await promise;
    // It is killed when it has done its part.
    flushCompileCache();
  },
  load: ({ table }: { table: DownTableName }) => load(table),
  loadAll: () => {
    startAgent();
    return until(() => downTables.every((table) => mirror.isLoaded(table)));
  },
  /** One durable transaction each, as taps while the cable is out. */
  write: ({ memberIds }: { memberIds: string[] }) => {
    const before = performance.now();
    for (const memberId of memberIds) visit(memberId);
    return performance.now() - before;
  },
  drain: async () => {
    const before = performance.now();
    const isEmpty = Promise.withResolvers<void>();
    answered = () => {
      if (outbox.status().waiting === 0) isEmpty.resolve();
    };
    startAgent();
    await isEmpty.promise;
    return performance.now() - before;
  },
  stop: async () => {
    await agent?.stop();
    agent = undefined;
  },
  /** @returns When the next change of a table was committed here, ns. */
  nextChange: ({ table }: { table: DownTableName }) =>
    new Promise<number>((resolve) => {
      changed = (name) => {
        if (name === table) resolve(Number(process.hrtime.bigint()));
      };
    }),
  /** Loads a table anew, again and again, while the agent sends what is queued. */
  startSyncing: ({ table }: { table: DownTableName }) => {
    startAgent();
    isReloading = true;
    reloads = 0;
    reloading = (async () => {
      while (isReloading) {
        mirror.apply(table, [{ control: 'must-refetch' }], undefined);
        // A row that differs, or there is nothing to tell of.
        db.prepare(`delete from "${table}" where id = (select min(id) from "${table}")`).run();
        await load(table);
        reloads += 1;
      }
    })();
  },
  stopSyncing: async () => {
    isReloading = false;
    await reloading;
    await agent?.stop();
    agent = undefined;
    return reloads;
  },
  takeTaps: () => {
    const taken = taps;
    taps = [];
    return taken;
  },
  settings: () => ({
    journal: db.pragma('journal_mode', { simple: true }),
    synchronous: db.pragma('synchronous', { simple: true }),
    waiting: outbox.status().waiting,
  }),
});
