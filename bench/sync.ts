import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import type pg from 'pg';
import { fileSystemOf } from './file-system.ts';
import type { Metric } from './metric.ts';
import { atLeast, atMost, percentile, rounded, told } from './metric.ts';
import { startBenchHub } from './sync/hub.ts';
import { oneCopy, oneSqliteTransaction } from './sync/limits.ts';
import { Boxes, drain, initialSync, liveChanges, median, tapsBesideSync, wholeGym } from './sync/ours.ts';
import { installPeers, measurePeer, pouchdb, rxdb } from './sync/peers.ts';
import { memberRows, visitRows } from './sync/rows.ts';

const small = 1_000;
const large = 10_000;

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
    const peers = { pouchdb: await peer(pouchdb), rxdb: await peer(rxdb) };
    progress('Starting a hub');
    await using hub = await startBenchHub(join(folder, 'hub'));
    const boxes = new Boxes(folder, hub);
    progress(`First sync of ${small} rows`);
    const first = await initialSync(hub, boxes, small, 9);
    progress(`First sync of ${large} rows`);
    const second = await initialSync(hub, boxes, large, 5);
    progress(`First sync of a whole gym of ${large} members`);
    const gym = await wholeGym(hub, boxes, large);
    progress(`Sending ${large} visits that were made without a hub`);
    const sent = await drain(hub, boxes, large, 3);
    progress('Changes at the hub, one by one');
    const live = await liveChanges(hub, boxes, 300);
    progress('Taps with and without a sync beside them');
    const taps = await tapsBesideSync(hub, boxes, { turns: 12, turnMs: 1500, everyMs: 4, members: large });
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
      told('hub', settings),
      told('box', 'SQLite, WAL, synchronous=FULL'),
      told('peer 1', pouchdb.name),
      told('peer 2', rxdb.name),
      atMost(`first sync of ${small} rows, p50`, rounded(first.ms, 1), 150, 'ms'),
      told('  peer 1', rounded(peers.pouchdb.smallMs, 1), 'ms'),
      told('  peer 2', rounded(peers.rxdb.smallMs, 1), 'ms'),
      atMost(`first sync of ${large} rows, p50`, rounded(second.ms, 1), 1000, 'ms'),
      told('  peer 1', rounded(peers.pouchdb.largeMs, 1), 'ms'),
      told('  peer 2', rounded(peers.rxdb.largeMs, 1), 'ms'),
      told('  limit: one SQLite transaction', rounded(sqliteMs, 1), 'ms'),
      told(`first sync of a whole gym, ${large} members, ${4 * large} rows`, rounded(gym.ms, 1), 'ms'),
      told('visits written without a hub, one durable transaction each', rounded(sent.writesPerSecond, 0), 'rows/s'),
      told('  peer 1', rounded(peers.pouchdb.writesPerSecond, 0), 'rows/s'),
      told('  peer 2', rounded(peers.rxdb.writesPerSecond, 0), 'rows/s'),
      atLeast(`draining ${large} of them`, rounded(sent.rowsPerSecond, 0), 10_000, 'rows/s'),
      told('  peer 1', rounded(peers.pouchdb.rowsPerSecond, 0), 'rows/s'),
      told('  peer 2', rounded(peers.rxdb.rowsPerSecond, 0), 'rows/s'),
      atLeast('  times peer 1', rounded(sent.rowsPerSecond / peers.pouchdb.rowsPerSecond, 2), 5),
      atLeast('  times peer 2', rounded(sent.rowsPerSecond / peers.rxdb.rowsPerSecond, 2), 1.5),
      told('  limit: one COPY', rounded(large / (median(copies) / 1000), 0), 'rows/s'),
      atMost('live change to SQLite p50', rounded(percentile(live, 0.5)), 10, 'ms'),
      told('live change to SQLite p99', rounded(p99(live)), 'ms'),
      told('taps alone / beside a sync', `${alone.commitMs.length} / ${syncing.commitMs.length}`),
      told(`times ${large} members were loaded beside them`, taps.reloads),
      told('commit of a tap alone p99', rounded(p99(alone.commitMs)), 'ms'),
      told('commit of a tap while a sync runs p99', rounded(p99(syncing.commitMs)), 'ms'),
      atMost('  ratio of the p99s', rounded(p99(syncing.commitMs) / p99(alone.commitMs), 2), 1.5),
      told('tap sent by another process to commit alone p99', rounded(p99(alone.sinceSentMs)), 'ms'),
      told('tap sent by another process to commit while a sync runs p99', rounded(p99(syncing.sinceSentMs)), 'ms'),
      atMost(`memory of a box during a first sync of ${large} rows`, rounded(second.peakMb, 1), 120, 'MB'),
      told('memory of a box during a first sync of a whole gym', rounded(gym.peakMb, 1), 'MB'),
    ];

    function peer(which: typeof pouchdb): ReturnType<typeof measurePeer> {
      progress(`Measuring ${which.name}`);
      return measurePeer(which, folder, { small, large, smallRuns: 3 });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function settingsOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
       current_setting('synchronous_commit') as commit`,
  );
  const [row] = rows;
  return `PostgreSQL ${row?.version}, fsync=${row?.fsync}, synchronous_commit=${row?.commit}`;
}
