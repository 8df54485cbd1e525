import { randomUUID as newId } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openChain, type Chain } from './chaos/chain.ts';
import { becomesEqual, ChainBox } from './chaos/chain-box.ts';
import { happens, oneOf, whole } from './chance.ts';
import type { ReaderReport, ReaderTask } from './refetch/kiosk-reader.ts';
import { openRotatingHub } from './refetch/rotating-hub.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** 1,000 for the whole of it. */
const refetches = Number(process.env['JARVIS_REFETCHES'] ?? 60);
const members = 300;

test(
  `a box that is told ${refetches} times to load everything anew never shows a kiosk an empty table or misses a member`,
  async () => {
    const startedAt = performance.now();
    const random = seededRandom(7);
    using folder = temporaryFolder('refetch');
    await using chain = await openChain(folder.path, { gyms: 1, membersAGym: members });
    await fillRest(chain);
    await using rotating = await openRotatingHub(chain.hub.url);
    const gym = chain.gyms[0]!;
    await using box = new ChainBox({
      manager: chain.manager,
      name: 'the box',
      folder: join(folder.path, 'box'),
      gym,
      hubUrl: rotating.url,
      cardsFile: chain.cardsFile,
    });
    await box.start();
    await rotating.allLoaded();
    await becomesEqual(box, chain.postgres.superuser);

    const task: ReaderTask = {
      file: join(box.folder, 'box.sqlite'),
      idsByTable: knownIds(join(box.folder, 'box.sqlite')),
      lookUpUrl: `${box.url}/api/kiosks/${gym.kioskSlug}/members`,
      cookie: box.cookie,
      memberIdByLabel: Object.fromEntries(gym.members.map(({ label, id }) => [label, id])),
    };
    expect(Object.keys(task.idsByTable)).toEqual(expect.arrayContaining(['members', 'badges', 'gyms', 'plans']));
    const reader = new Worker(new URL('./refetch/kiosk-reader.ts', import.meta.url), { workerData: task });
    const reported = once(reader, 'message') as Promise<[ReaderReport]>;

    for (let round = 0; round < refetches; round += 1) {
      rotating.rotate();
      await chain.atTheHub('update members set first_name = $1 where id = $2', [
        `Renommé ${whole(random, 1, 1e9)}`,
        oneOf(random, gym.members).id,
      ]);
      // Now and then the load itself is broken off by the next one.
      if (happens(random, 0.2)) rotating.rotate();
      await rotating.allLoaded();
    }
    await becomesEqual(box, chain.postgres.superuser);
    reader.postMessage('stop');
    const [{ reads, lookUps, missed, misses }] = await reported;

    expect(misses).toEqual([]);
    expect(missed).toBe(0);
    for (const table of downTables) expect(rotating.refetches.get(table), table).toBeGreaterThanOrEqual(refetches);
    // A reader that was hardly ever there would have missed nothing.
    expect(reads).toBeGreaterThan(refetches * 20);
    expect(lookUps).toBeGreaterThan(refetches);
    console.log(
      `${refetches} times each table was loaded anew in ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ` +
        `while ${reads} reads and ${lookUps} look-ups missed nothing`,
    );
  },
  120_000 + refetches * 2000,
);

/** Rows in the tables that a chain has nothing in. */
async function fillRest({ atTheHub, gyms }: Chain): Promise<void> {
  const gymId = gyms[0]?.id;
  const classId = newId();
  await atTheHub(`insert into classes (id, gym_id, name, minutes) values ($1, $2, 'Yoga', 60)`, [classId, gymId]);
  await atTheHub(
    'insert into class_occurrences (id, gym_id, class_id, starts_at, capacity) values ($1, $2, $3, now(), 9)',
    [newId(), gymId, classId],
  );
  await atTheHub(`insert into equipment (id, gym_id, name, kind) values ($1, $2, 'Rameur', 'rower')`, [newId(), gymId]);
}

function knownIds(file: string): Record<string, string[]> {
  const db = new Database(file, { readonly: true });
  try {
    const idsOf = (table: string): string[] =>
      db
        .prepare<[], { id: string }>(`select id from "${table}"`)
        .all()
        .map(({ id }) => id);
    return Object.fromEntries(
      downTables.map((table) => [table, idsOf(table)] as const).filter(([, ids]) => ids.length > 0),
    );
  } finally {
    db.close();
  }
}
