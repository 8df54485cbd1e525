import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import type pg from 'pg';
import { fileSystemOf } from './file-system.ts';
import type { Metric } from './metric.ts';
import { atLeast, atMost, percentile, rounded, told } from './metric.ts';
import type { BenchHub } from './sync/hub.ts';
import { startBenchHub } from './sync/hub.ts';
import { oneCopy, oneSqliteTransaction } from './sync/limits.ts';
import type { Drain } from './sync/ours.ts';
import { Boxes, drain, initialSync, liveChanges, median, tapsBesideSync, wholeGym } from './sync/ours.ts';
import { installPeers, pouchdb, RunningPeer, rxdb } from './sync/peers.ts';
import { memberRows, visitRows } from './sync/rows.ts';

const small = 1_000;
const large = 10_000;
/** Every system has a turn in each round, so that ratios are of figures under one load. */
const roundsMost = { small: 9, large: 5, drain: 9 };
/** Further rounds begin only so long after the start; one is always made, ms. */
const roundsUntilMs = { small: 40_000, large: 70_000, drain: 120_000 };

/**
 * The product's sync beside its peers and beside what the disks allow: a hub with its own PostgreSQL, boxes and peers in
 * processes of their own on one machine, the same rows for all.
 */
export async function benchSync(progress: (step: string) => void): Promise<Metric[]> {
  await installPeers(progress);
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'sync-'));
  try {
    const loadBefore = loadavg()[0] ?? 0;
    progress('Taps beside a sync, box and hub on cores of their own and nothing else there');
    const beside = { turns: 12, turnMs: 1500, everyMs: 8, members: large };
    const taps = await onCoresOfTheirOwn(folder, (ownHub, ownBoxes) =>
      tapsBesideSync(ownHub, ownBoxes, { ...beside, turns: 20 }),
    );
    const startedMs = performance.now();
    progress('Starting a hub and the servers of the peers');
    await using hub = await startBenchHub(join(folder, 'hub'));
    await using pouch = new RunningPeer(pouchdb, folder);
    await using rx = new RunningPeer(rxdb, folder);
    for (const peer of [pouch, rx]) {
      await peer.serve();
      await peer.fill('small', small);
      await peer.fill('large', large);
    }
    const boxes = new Boxes(folder, hub);
    const rounds = async <Turn>(name: keyof typeof roundsMost, turn: () => Promise<Turn>): Promise<Turn[]> => {
      const turns: Turn[] = [];
      while (
        turns.length === 0 ||
        (turns.length < roundsMost[name] && performance.now() - startedMs < roundsUntilMs[name])
      ) {
        turns.push(await turn());
      }
      return turns;
    };
    progress(`First sync of ${small} rows`);
    const first = await rounds('small', async () => ({
      ours: await initialSync(hub, boxes, small),
      pouchMs: await pouch.load('small', small),
      rxMs: await rx.load('small', small),
    }));
    progress(`First sync of ${large} rows`);
    const second = await rounds('large', async () => ({
      ours: await initialSync(hub, boxes, large),
      pouchMs: await pouch.load('large', large),
      rxMs: await rx.load('large', large),
    }));
    const peakMb = median(second.map(({ ours }) => ours.peakMb));
    progress(`Sending ${large} visits that were made without a hub`);
    const send = async () => ({
      ours: await drain(hub, boxes, large),
      pouch: await pouch.drain(large),
      rx: await rx.drain(large),
    });
    // A first turn that does not count: boxes meet a hub that has run since yesterday, and so do clients of the peers.
    await send();
    const sent = await rounds('drain', send);
    const perSecond = (of: 'ours' | 'pouch' | 'rx', what: keyof Drain): number =>
      median(sent.map((turn) => turn[of][what]));
    const drained = perSecond('ours', 'rowsPerSecond');
    progress(`First sync of a whole gym of ${large} members`);
    const gym = await wholeGym(hub, boxes, large);
    progress('Changes at the hub, one by one');
    const live = await liveChanges(hub, boxes, 200);
    progress('Taps with and without a sync beside them, all on the same cores');
    const shared = await tapsBesideSync(hub, boxes, beside);
    progress('The limits');
    const runs = Array.from({ length: 5 }, (_, run) => run);
    const members = memberRows(large, newId(), newId);
    const sqliteMs = median(runs.map(() => oneSqliteTransaction(folder, members)));
    const copies: number[] = [];
    while (copies.length < runs.length) copies.push(await oneCopy(hub.superuser, visitRows(large, newId(), newId)));
    const settings = await settingsOf(hub.superuser);

    const p99 = (sorted: readonly number[]): number => percentile(sorted, 0.99);
    const { alone, syncing } = taps;
    return [
      told('file system', fileSystemOf(folder)),
      told('load of the machine before / after', `${loadBefore.toFixed(1)} / ${(loadavg()[0] ?? 0).toFixed(1)}`),
      told('rounds', `${first.length} of ${small}, ${second.length} of ${large}, ${sent.length} of sending`),
      told('hub', settings),
      told('box', 'SQLite, WAL, synchronous=FULL'),
      told('peer 1', pouchdb.name),
      told('peer 2', rxdb.name),
      atMost(`first sync of ${small} rows, p50`, rounded(median(first.map(({ ours }) => ours.ms)), 1), 150, 'ms'),
      told('  peer 1', rounded(median(first.map(({ pouchMs }) => pouchMs)), 1), 'ms'),
      told('  peer 2', rounded(median(first.map(({ rxMs }) => rxMs)), 1), 'ms'),
      atMost(`first sync of ${large} rows, p50`, rounded(median(second.map(({ ours }) => ours.ms)), 1), 1000, 'ms'),
      told('  peer 1', rounded(median(second.map(({ pouchMs }) => pouchMs)), 1), 'ms'),
      told('  peer 2', rounded(median(second.map(({ rxMs }) => rxMs)), 1), 'ms'),
      told('  limit: one SQLite transaction', rounded(sqliteMs, 1), 'ms'),
      told(`first sync of a whole gym, ${large} members, ${4 * large} rows`, rounded(gym.ms, 1), 'ms'),
      told(
        'visits written without a hub, one durable transaction each',
        rounded(perSecond('ours', 'writesPerSecond'), 0),
        'rows/s',
      ),
      told('  peer 1', rounded(perSecond('pouch', 'writesPerSecond'), 0), 'rows/s'),
      told('  peer 2', rounded(perSecond('rx', 'writesPerSecond'), 0), 'rows/s'),
      atLeast(`draining ${large} of them`, rounded(drained, 0), 10_000, 'rows/s'),
      told('  peer 1', rounded(perSecond('pouch', 'rowsPerSecond'), 0), 'rows/s'),
      told('  peer 2', rounded(perSecond('rx', 'rowsPerSecond'), 0), 'rows/s'),
      atLeast('  times peer 1', rounded(drained / perSecond('pouch', 'rowsPerSecond'), 2), 5),
      atLeast('  times peer 2', rounded(drained / perSecond('rx', 'rowsPerSecond'), 2), 1.5),
      told('  limit: one COPY', rounded(large / (median(copies) / 1000), 0), 'rows/s'),
      atMost('live change to SQLite p50', rounded(percentile(live, 0.5)), 10, 'ms'),
      told('live change to SQLite p99', rounded(p99(live)), 'ms'),
      told('taps alone / beside a sync', `${alone.commitMs.length} / ${syncing.commitMs.length}`),
      told(`times ${large} members were loaded beside them`, taps.reloads),
      told('cores of that', `box on one, hub on another: a box does not share its machine with the hub`),
      told('commit of a tap alone p99', rounded(p99(alone.commitMs)), 'ms'),
      told('commit of a tap while a sync runs p99', rounded(p99(syncing.commitMs)), 'ms'),
      atMost('  ratio of the p99s', rounded(p99(syncing.commitMs) / p99(alone.commitMs), 2), 1.5),
      told(
        '  ratio of the p99s where the hub shares the cores of the box',
        rounded(p99(shared.syncing.commitMs) / p99(shared.alone.commitMs), 2),
      ),
      told('tap sent by another process to commit alone p99', rounded(p99(alone.sinceSentMs)), 'ms'),
      told('tap sent by another process to commit while a sync runs p99', rounded(p99(syncing.sinceSentMs)), 'ms'),
      atMost(
        `memory of a process with the sync of a box alone, during a first sync of ${large} rows`,
        rounded(peakMb, 1),
        120,
        'MB',
      ),
      told('memory of the same during a first sync of a whole gym', rounded(gym.peakMb, 1), 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A hub with its PostgreSQL on one core and its boxes on the other, as if they had a machine each. */
async function onCoresOfTheirOwn<Result>(
  folder: string,
  work: (hub: BenchHub, boxes: Boxes) => Promise<Result>,
): Promise<Result> {
  const own = join(folder, 'apart');
  await using hub = await startBenchHub(join(own, 'hub'), { core: 1 });
  return await work(hub, new Boxes(own, hub, 0));
}

async function settingsOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit`,
  );
  const [row] = rows;
  return `PostgreSQL ${row?.version}, fsync=${row?.fsync}, synchronous_commit=${row?.commit}`;
}
