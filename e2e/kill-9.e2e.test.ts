import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { encodeRdm6300 } from '@jarvis-edge/edge-node/badge/serial/rdm6300.ts';
import { expect, test } from 'vitest';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { readBoxStore } from './box-store.ts';
import { openKiosk, pairKiosk } from './kiosk-client.ts';
import { openPty } from './pty.ts';
import { startBox } from './running-box.ts';
import { temporaryFolder } from './temporary-folder.ts';

const rounds = Number(process.env['JARVIS_KILL_ROUNDS'] ?? 30);
const seed = Number(process.env['JARVIS_KILL_SEED'] ?? 9);
/** A member taps about every 4 ms, and the power goes within the first 150 ms: before, in and after commits. */
const tapsARound = 40;
const betweenTapsMs = 8;
const killedWithinMs = 150;
/** A round is a start of the box, and a busy machine takes its time for one. */
const roundMaxMs = 20_000;

interface Acknowledged {
  readonly memberId: string;
  readonly round: number;
}

test(
  `a box whose power is cut ${rounds} times while members tap keeps each visit it has shown, once`,
  async () => {
    const startedAt = performance.now();
    const random = seededRandom(seed);
    using folder = temporaryFolder('kill');
    using line = openPty({ link: join(folder.path, 'reader') });
    const dataFolder = join(folder.path, 'box');
    const box = provisionedBox(dataFolder, {
      members: rounds * tapsARound,
      reader: { kind: 'rdm6300', address: line.path },
    });
    const acknowledged: Acknowledged[] = [];
    let cookie: string | undefined;
    let sent = 0;

    for (let round = 0; round < rounds; round += 1) {
      await using running = await startBox(dataFolder);
      cookie ??= await pairKiosk(running.url, box.kioskSlug);
      using kiosk = await openKiosk(running.url, box.kioskSlug, cookie);
      await kiosk.next('reader', ({ state }) => state === 'ready');

      const killed = sleep(random() * killedWithinMs).then(() => running.cutPower());
      for (let tap = 0; tap < tapsARound && !running.program.hasEnded; tap += 1) {
        // Each member once, whatever became of the tap before.
        line.write(encodeRdm6300(cardNumber(round * tapsARound + tap)));
        sent += 1;
        await sleep(random() * betweenTapsMs);
      }
      await killed;
      await kiosk.closed;
      for (const message of kiosk.messages) {
        if (message.type !== 'admitted' || !message.newVisit) continue;
        acknowledged.push({ memberId: message.member.memberId, round });
      }
    }

    const { visits, queuedVisitIds } = readBoxStore(dataFolder);
    const stored = new Set(visits.map(({ memberId }) => memberId));
    expect(acknowledged.filter(({ memberId }) => !stored.has(memberId))).toEqual([]);
    expect(new Set(acknowledged.map(({ memberId }) => memberId)).size).toBe(acknowledged.length);
    expect(visits).toHaveLength(stored.size);
    expect(queuedVisitIds.toSorted()).toEqual(visits.map(({ id }) => id));
    // Rounds in which nobody was let in would prove nothing.
    expect(acknowledged.length).toBeGreaterThan(rounds * 2);
    console.log(
      `${rounds} power cuts in ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${sent} badges held, ` +
        `${acknowledged.length} members let in on the screen, ${visits.length} visits on the disk`,
    );
  },
  rounds * roundMaxMs,
);
