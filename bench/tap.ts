import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRdm6300 } from '@jarvis-edge/edge-node/badge/serial/rdm6300.ts';
import { pairKiosk } from '@jarvis-edge/e2e/kiosk-client.ts';
import { openPty } from '@jarvis-edge/e2e/pty.ts';
import { startBox } from '@jarvis-edge/e2e/running-box.ts';
import Database from 'better-sqlite3';
import { WebSocket } from 'ws';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { BareCommit } from './durable-commit.ts';
import { fileSystemOf } from './file-system.ts';
import type { Metric } from './metric.ts';
import { atMost, percentile, rounded, told } from './metric.ts';

const members = 10_000;
const taps = 5_000;
/** Taps before those that count: a box that has run since morning is what members meet. */
const warmUp = 200;
/** One bare commit is measured after so many taps, so that both meet the same disk and neighbours. */
const tapsPerCommit = 5;

/**
 * From the last byte on the serial line to the event at a WebSocket client in another process: codec, look-up, decision,
 * durable visit, door and socket, one tap after another.
 */
export async function benchTap(progress: (step: string) => void): Promise<Metric[]> {
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'tap-'));
  try {
    using pty = openPty({ link: join(folder, 'reader') });
    progress(`Writing ${members} members`);
    const box = provisionedBox(join(folder, 'box'), { members, reader: { kind: 'rdm6300', address: pty.path } });
    await using running = await startBox(join(folder, 'box'));
    const kiosk = await connectKiosk(running.url, box.kioskSlug);
    const bare = new BareCommit(folder);
    const laidOut = new BareCommit(folder, 'laid-out');
    laidOut.layOutLog();

    const tapMs: number[] = [];
    const receivedNs: bigint[] = [];
    const commitMs: number[] = [];
    const laidOutMs: number[] = [];
    for (let index = 0; index < warmUp + taps; index += 1) {
      const frame = encodeRdm6300(cardNumber(index));
      const event = kiosk.nextTap();
      const before = performance.now();
      pty.write(frame);
      const { type, atMs, atNs } = await event;
      receivedNs.push(atNs);
      if (type !== 'admitted') throw new Error(`Tap ${index} was ${type}.`);
      if (index >= warmUp) tapMs.push(atMs - before);
      if (index >= warmUp && index % tapsPerCommit === 0) {
        commitMs.push(bare.measure());
        laidOutMs.push(laidOut.measure());
      }
      if (index % 1000 === 999) progress(`${index + 1} of ${warmUp + taps} taps`);
    }
    const { synchronous } = (await (await fetch(`${running.url}/api/status`)).json()) as { synchronous: number };
    bare.close();
    laidOut.close();
    kiosk.close();
    const decodedMs = decodedToEventMs(join(folder, 'box'), box.memberIds, receivedNs).slice(warmUp);

    const sorted = (values: number[]) => values.toSorted((one, other) => one - other);
    const [tap, decoded, commit] = [sorted(tapMs), sorted(decodedMs), sorted(commitMs)];
    const overwriting = sorted(laidOutMs);
    return [
      told('members', members),
      told('taps', tap.length),
      told('file system', fileSystemOf(folder)),
      told('synchronous', ['OFF', 'NORMAL', 'FULL', 'EXTRA'][synchronous] ?? String(synchronous)),
      told('last byte sent to event p50', rounded(percentile(tap, 0.5)), 'ms'),
      told('last byte sent to event p99', rounded(percentile(tap, 0.99)), 'ms'),
      told('of it, from the decoded number on, p50', rounded(percentile(decoded, 0.5)), 'ms'),
      told('of it, from the decoded number on, p99', rounded(percentile(decoded, 0.99)), 'ms'),
      told('bare durable commit p50', rounded(percentile(commit, 0.5)), 'ms'),
      told('bare durable commit p99', rounded(percentile(commit, 0.99)), 'ms'),
      // The yardstick lengthens its log for most of the run, as any new file does; the box, at work since it opened its own,
      // does not. Both are told.
      told('bare durable commit into a log at full length p50', rounded(percentile(overwriting, 0.5)), 'ms'),
      atMost('ratio of the p50s', rounded(percentile(tap, 0.5) / percentile(commit, 0.5), 2), 1.5),
      told('ratio of the p50s, decoded', rounded(percentile(decoded, 0.5) / percentile(commit, 0.5), 2)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * From the box's own stamp of each visit, taken when the codec has given the number, to the event here: both on
 * CLOCK_MONOTONIC of one machine. What is left out is the line and its driver.
 */
function decodedToEventMs(boxFolder: string, memberIds: readonly string[], receivedNs: readonly bigint[]): number[] {
  const db = new Database(join(boxFolder, 'box.sqlite'), { readonly: true });
  const stamps = new Map(
    db
      .prepare<[], { member_id: string; at: bigint }>('select member_id, monotonic_ns as at from visits')
      .safeIntegers()
      .all()
      .map(({ member_id, at }) => [member_id, at]),
  );
  db.close();
  return receivedNs.map((received, index) => {
    const stamp = stamps.get(memberIds[index] ?? '');
    if (stamp === undefined) throw new Error(`Tap ${index} was granted and left no visit.`);
    return Number(received - stamp) / 1e6;
  });
}

async function connectKiosk(boxUrl: string, slug: string) {
  const cookie = await pairKiosk(boxUrl, slug);
  const socket = new WebSocket(`${boxUrl.replace('http', 'ws')}/api/kiosks/${slug}/socket`, { headers: { cookie } });
  let wanted: ((event: { type: string; atMs: number; atNs: bigint }) => void) | undefined;
  const readerReady = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    const [atMs, atNs] = [performance.now(), process.hrtime.bigint()];
    const message = JSON.parse(data.toString()) as { type: string; state?: string };
    if (message.type === 'admitted' || message.type === 'refused') wanted?.({ type: message.type, atMs, atNs });
    if (message.type === 'reader' && message.state === 'ready') readerReady.resolve();
  });
  await readerReady.promise;
  return {
    nextTap: () =>
      new Promise<{ type: string; atMs: number; atNs: bigint }>((resolve) => {
        wanted = resolve;
      }),
    close: () => socket.close(),
  };
}
