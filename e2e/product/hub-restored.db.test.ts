import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub, type Hub } from '@jarvis-edge/cloud-hub/main.ts';
import { markBackup } from '@jarvis-edge/cloud-hub/backup/mark-backup.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { readRoleUrls } from '@jarvis-edge/cloud-hub/store/role-passwords.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addGym, addMember, type TestGym } from '../../cloud-hub/test/gyms.ts';
import { until } from '../../cloud-hub/test/replica.ts';
import { WholeBox } from './whole-box.ts';

let folder: string;
let dataDir: string;
let hub: Hub | undefined;
let port: number;
let gym: TestGym;
let box: WholeBox;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jarvis-restored-'));
  dataDir = join(folder, 'hub');
  port = 0;
  await start();
  box = new WholeBox(`http://127.0.0.1:${port}`);
  await inDatabase(async (pool) => {
    gym = await addGym(pool, 'Salle');
    await box.provision(gym);
  });
});
afterEach(async () => {
  await box.close();
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  hub = await startHub({ host: '127.0.0.1', port, dataDir, database: undefined }, () => undefined);
  port = Number(new URL(hub.url).port);
}
async function stop(): Promise<void> {
  await hub?.stop();
  hub = undefined;
}
async function inDatabase<T>(
  work: (pool: pg.Pool) => Promise<T>,
  role: 'service' | 'superuser' = 'service',
): Promise<T> {
  const { pool, close } = openPool(readRoleUrls(dataDir)[role], 1, () => undefined);
  return work(pool).finally(close);
}
const copy = (from: string, to: string): void => {
  rmSync(to, { recursive: true, force: true });
  execFileSync('cp', ['-a', from, to]);
};
const epoch = (): Promise<string> =>
  inDatabase(async (pool) => (await pool.query(`select value from hub_meta where name = 'hub_epoch'`)).rows[0].value);
const visitsAtHub = (): Promise<string[]> =>
  inDatabase(
    async (pool) => (await pool.query('select id from visits order by id')).rows.map(({ id }) => id),
    'superuser',
  );
const visit = (): void =>
  box.db.transaction(() =>
    box.edits.insert('visits', {
      ...{ id: newId(), gym_id: gym.id, member_id: newId(), badge_id: newId(), reader_id: newId(), door_id: null },
      ...{ entered_at: Date.now(), boot_id: 'b', monotonic_ns: '1', clock_quality: 'ntp' },
    }),
  )();
const visitsHere = (): string[] => box.rows<{ id: string }>('select id from visits order by id').map(({ id }) => id);
const keptInOutbox = (): number[] =>
  box.rows<{ sequence: number }>('select sequence from outbox order by sequence').map(({ sequence }) => sequence);

test('a hub that only stops and starts again stays in its epoch', async () => {
  const before = await epoch();
  await stop();
  await start();
  expect(await epoch()).toBe(before);
});

test.each([
  ['whose folder was put back as a whole', (backup: string) => copy(backup, dataDir)],
  ['whose database was put back', (backup: string) => copy(join(backup, 'postgres'), join(dataDir, 'postgres'))],
])(
  'a hub %s begins a new epoch, and its boxes bring it what it forgot: nothing is lost and nothing there twice',
  async (_, restore) => {
    const pool = (work: (pool: pg.Pool) => Promise<unknown>) => inDatabase(work);
    await pool((service) => addMember(service, gym.id, 'Marie'));
    for (let each = 0; each < 3; each += 1) visit();
    await box.sendAll();
    const backup = join(folder, 'backup');
    await stop();
    copy(dataDir, backup);
    await start();
    const before = await epoch();

    // The backup was begun an hour after these three had come.
    await inDatabase(
      (service) => service.query(`update received_runs set received_at = now() - interval '1 hour'`),
      'superuser',
    );
    const scope = { kind: 'system', reason: 'a test' } as const;
    expect(await inDatabase((service) => inScope(service, scope, (tx) => markBackup(tx, new Date())))).toBe(1);
    visit();
    visit();
    await box.sendAll();
    expect(keptInOutbox(), 'what the backup holds is forgotten, and no more').toEqual([4, 5]);
    await pool((service) => addMember(service, gym.id, 'Thomas'));
    box.follow('members');
    const names = () => box.rows('select first_name from members order by id').map(({ first_name }) => first_name);
    await until(() => expect(names()).toEqual(['Marie', 'Thomas']));

    await stop();
    restore(backup);
    await start();
    expect(await epoch()).not.toBe(before);
    expect(await visitsAtHub()).toHaveLength(3);
    visit();
    await box.sendAll();
    expect(await visitsAtHub()).toEqual(visitsHere());
    expect(await visitsAtHub()).toHaveLength(6);
    // And what only the lost time knew of is no longer shown as if it were there.
    await until(() => expect(names()).toEqual(['Marie']));
    await pool((service) => addMember(service, gym.id, 'Sophie'));
    await until(() => expect(names()).toEqual(['Marie', 'Sophie']));
  },
);

test('whoever was erased since the backup goes out of the reports that it brings back', async () => {
  const scope = { kind: 'system', reason: 'a test' } as const;
  const marie = await inDatabase((service) => addMember(service, gym.id, 'Marie'));
  const atRisk = { id: marie, score: 0.7, level: 'critical', by: 'rule', factors: [], openings: [] };
  await inDatabase((service) =>
    inScope(service, scope, (tx) =>
      tx.query(
        `insert into reports (id, gym_id, type, period, period_start, period_end, title, body, status, computed_at)
         values ($1, $2, 'weekly', '2026-11-16', now(), now(), 'gym_week', $3, 'published', now())`,
        [newId(), gym.id, JSON.stringify({ of: 'gym', metrics: { members_at_risk: 1 }, members: [atRisk] })],
      ),
    ),
  );
  const report = () =>
    inDatabase(
      async (pool) => (await pool.query('select body from reports')).rows.map(({ body }) => body),
      'superuser',
    );
  const left = [{ of: 'gym', metrics: { members_at_risk: 1 }, members: [] }];
  const backup = join(folder, 'backup');
  await stop();
  copy(dataDir, backup);
  await start();

  box.db.transaction(() =>
    box.edits.insert('redactions', {
      ...{ id: newId(), gym_id: gym.id, subject: 'member', subject_id: marie, requested_at: Date.now() },
    }),
  )();
  await box.sendAll();
  expect(await report()).toEqual(left);

  await stop();
  copy(backup, dataDir);
  await start();
  expect(JSON.stringify(await report())).toContain(marie);
  visit();
  await box.sendAll();
  expect(await report()).toEqual(left);
});

test('only what came well before a backup was begun counts as held by it', async () => {
  for (let each = 0; each < 4; each += 1) {
    visit();
    await box.sendAll();
  }
  const mark = (takenAt: Date): Promise<number> =>
    inDatabase((service) => inScope(service, { kind: 'system', reason: 'a test' }, (tx) => markBackup(tx, takenAt)));
  const durable = () =>
    inDatabase(
      async (service) => (await service.query('select durable_sequence::int as d from box_incarnations')).rows[0].d,
      'superuser',
    );
  expect(await mark(new Date())).toBe(0);
  // The third came late: what is behind it is not counted, as there would be a hole.
  await inDatabase(
    (service) =>
      service.query(`update received_runs set received_at = now() - interval '1 hour' where first_sequence <> 3`),
    'superuser',
  );
  expect(await mark(new Date())).toBe(1);
  expect(await durable()).toBe(2);
  expect(await mark(new Date(0))).toBe(0);
  expect(await durable()).toBe(2);
});
