import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { TestBox } from '../../cloud-hub/test/box.ts';
import { startTestPostgres, type TestPostgres } from '../../cloud-hub/test/postgres.ts';
import { startHubProcess, type RunningHub } from '../running-hub.ts';
import { holdIdsUnique, readHubTables, type HubTable } from './hub-tables.ts';
import { MirrorBox } from './mirror-box.ts';
import type { Plan } from './plan.ts';
import { nothingWritten, send, write } from './writers.ts';

/** One database and one hub, which seed after seed uses. */
export interface World extends AsyncDisposable {
  readonly postgres: TestPostgres;
  readonly hub: RunningHub;
  readonly tables: readonly HubTable[];
  readonly folder: string;
}

export async function openWorld(): Promise<World> {
  const undo = new AsyncDisposableStack();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'jarvis-oracle-'));
    undo.defer(() => rmSync(folder, { recursive: true, force: true }));
    const postgres = await startTestPostgres();
    undo.defer(() => postgres.stop());
    // Writers that wait for one another in a circle shall notice soon.
    await postgres.superuser.query(`alter database jarvis set deadlock_timeout = '20ms'`);
    // Each seed begins with an empty database; the log of deeds would hold on to the gyms of the one before.
    await postgres.superuser.query('alter table audit_log disable trigger never_emptied');
    const tables = await readHubTables(postgres.superuser);
    await holdIdsUnique(postgres.superuser, tables);
    const hub = await startHubProcess({ dataFolder: join(folder, 'hub'), database: postgres.urls });
    undo.use(hub);
    const parts = undo.move();
    return { postgres, hub, tables, folder, [Symbol.asyncDispose]: () => parts.disposeAsync() };
  } finally {
    await undo.disposeAsync();
  }
}

const clearTries = 20;
const deadlock = '40P01';

/**
 * Empties the database of the seed before, unseen by the change log: nobody follows its gyms any more. The hub's own jobs may
 * hold one table while they wait for another that is locked already: then one of the two gives way, and it may be this one.
 */
export async function clear({ superuser }: TestPostgres): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inReplicaRole(superuser, 'truncate franchises, gyms, tenant_keys cascade');
    } catch (error) {
      if ((error as { code?: string }).code !== deadlock || tries === clearTries) throw error;
    }
  }
}

/** The seed's tenants and gyms with their first rows, and its boxes, provisioned but not yet following anything. */
export async function settle({ postgres, hub, folder }: World, plan: Plan): Promise<MirrorBox[]> {
  const { ground, franchiseOfGym, boxes, seed } = plan;
  const { superuser } = postgres;
  for (const id of ground.franchiseIds) {
    await superuser.query('insert into franchises (id, name) values ($1, $2)', [id, `Franchise ${seed}`]);
  }
  for (const [index, id] of ground.gymIds.entries()) {
    await superuser.query(
      `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
       values ($1, $2, $3, $4, 'Lyon', 'Europe/Paris', '{"weekly": {}, "exceptions": []}')`,
      [id, franchiseOfGym[index], `oracle-${index}`, `Gym ${index}`],
    );
  }
  const mirrorBoxes: MirrorBox[] = [];
  for (const [index, { gym }] of boxes.entries()) {
    const gymId = ground.gymIds[gym] ?? '';
    await superuser.query(`insert into kiosks (id, gym_id, slug, name) values (gen_random_uuid(), $1, $2, 'Accueil')`, [
      ...[gymId, `gym-oracle-${index}`],
    ]);
    const box = await new TestBox(hub.url).provision({ pool: postgres.pool, id: gymId });
    mirrorBoxes.push(new MirrorBox(`box ${index} of gym ${gym}`, box, join(folder, `seed-${seed}-box-${index}`)));
  }
  const written = nothingWritten();
  const transactions = plan.firstRows.map((statement) => ({
    isolation: 'read committed' as const,
    steps: [{ statements: [statement], savepoint: 'none' as const, pauseMs: 0 }],
    ending: 'commit' as const,
  }));
  await write(postgres.urls.service, { settings: [], transactions }, written, () => undefined);
  return mirrorBoxes;
}

/** With neither triggers nor foreign keys. */
async function inReplicaRole(superuser: pg.Pool, sql: string): Promise<void> {
  const client = await superuser.connect();
  try {
    await client.query('set session_replication_role = replica');
    await send(client, { sql, values: [] });
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}
