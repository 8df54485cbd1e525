import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openUnderstandingBox } from '@jarvis-edge/e2e/insight-kill/understanding-box.ts';
import { createRecentLabels } from '@jarvis-edge/edge-node/insight/label/recent.ts';
import { checkpointIfDue } from '@jarvis-edge/sync/box/checkpoint.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { provisionedBox } from '../../edge-node/test/provisioned-box.ts';
import { BareCommit } from '../durable-commit.ts';
import { fileSystemOf } from '../file-system.ts';
import type { Metric } from '../metric.ts';
import { atMost, percentile, rounded, told } from '../metric.ts';

const members = 200;
/** Half of them by labels that the talk has left in memory, half of them labelled anew, as after the box has started again. */
const conversations = 800;
const warmUps = 120;
/** Half of them the member's, half of them JARVIS's. */
const turns = 20;
/** Visits that the box remembers: those of a gym of a thousand members in half a year. */
const visits = 50_000;
const dayMs = 86_400_000;

/**
 * From a goodbye on: a conversation of twenty turns is read, labelled, summed up and embedded, the
 * member's figures are reckoned, alerts are raised, and all of it is on the disk.
 *
 * @param sentences What members say, in turn.
 */
export async function benchUnderstanding(
  label: LabelUtterance,
  sentences: readonly string[],
  progress: (step: string) => void,
): Promise<Metric[]> {
  const recent = createRecentLabels(label);
  const outputs = join(import.meta.dirname, '..', 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'insight-'));
  try {
    const { gymId, kioskId, memberIds } = provisionedBox(join(folder, 'box'), {
      ...{
        members,
        reader: { kind: 'simulated', address: 'simulated:entry' },
        consents: ['conversation', 'sentiment'],
      },
    });
    const { db, sessions, pipeline, analytics } = openUnderstandingBox(join(folder, 'box'), recent.label);
    progress(`${visits} visits`);
    const insert = db.prepare(
      `insert into visits (id, gym_id, member_id, entered_at, boot_id, monotonic_ns, clock_quality)
       values (?, ?, ?, ?, 'boot', 0, 'ntp')`,
    );
    const first = Date.now() - 180 * dayMs;
    db.transaction(() => {
      for (let visit = 0; visit < visits; visit += 1) {
        const at = Math.floor(first + (visit / visits) * 180 * dayMs);
        insert.run(idAt(at, visit), gymId, memberIds[visit % members], at);
      }
    })();
    await analytics.lookAtAll();
    const synchronous = Number(db.pragma('synchronous', { simple: true }));
    const bare = new BareCommit(folder);
    bare.layOutLog();

    progress(`${conversations} conversations of ${turns} turns, understood and stored`);
    const [anewMs, leftMs, commitMs]: [number[], number[], number[]] = [[], [], []];
    let processorUs = 0;
    for (let talk = 0; talk < warmUps + conversations; talk += 1) {
      const isAnew = talk % 2 === 0;
      recent.forget();
      const memberId = memberIds[talk % members] ?? '';
      const sessionId = sessions.open({ memberId, kioskId, language: 'fr', engine: 'local' });
      db.transaction(() => {
        for (let turn = 0; turn < turns; turn += 2) {
          const text = sentences[((talk * turns + turn) / 2) % sentences.length] ?? '';
          if (!isAnew) recent.label(text, 'fr');
          sessions.turn({ sessionId, role: 'member', text, audioMs: null });
          sessions.turn({ sessionId, role: 'jarvis', text: 'D’accord. Autre chose ?', audioMs: null });
        }
      })();
      sessions.close(sessionId, 'farewell');
      // As the box does every second: no commit has to copy the log.
      checkpointIfDue(db);
      const [before, used] = [performance.now(), process.cpuUsage()];
      if (!(await pipeline.work(sessionId))) throw new Error('A conversation was over and did not wait.');
      if (talk < warmUps) continue;
      const tookMs = performance.now() - before;
      const { user, system } = process.cpuUsage(used);
      if (isAnew) processorUs += user + system;
      (isAnew ? anewMs : leftMs).push(tookMs);
      commitMs.push(bare.measure());
    }
    bare.close();
    db.close();
    const [anew, left, commit] = [anewMs, leftMs, commitMs].map((each) => each.toSorted((one, other) => one - other));
    const share = (of: readonly number[] | undefined, part: number): number => rounded(percentile(of ?? [], part));
    return [
      told('file system', fileSystemOf(folder)),
      told('synchronous', ['OFF', 'NORMAL', 'FULL', 'EXTRA'][synchronous] ?? String(synchronous)),
      told('visits the box remembers', visits),
      told(`${turns} turns understood and on the disk, p50`, share(anew, 0.5), 'ms'),
      atMost(`${turns} turns understood and on the disk, p95`, share(anew, 0.95), 5, 'ms'),
      told('of it, processor time, mean', rounded(processorUs / 1000 / anewMs.length), 'ms'),
      told('with the labels that the talk has left, p50', share(left, 0.5), 'ms'),
      told('with the labels that the talk has left, p95', share(left, 0.95), 'ms'),
      told('of it, a bare durable commit, p50', share(commit, 0.5), 'ms'),
      told('of it, a bare durable commit, p95', share(commit, 0.95), 'ms'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A UUIDv7 of that time. */
function idAt(ms: number, index: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
