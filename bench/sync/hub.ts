import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterFolder, readRoleUrls, type RoleUrls } from '@jarvis-edge/cloud-hub/store/role-passwords.ts';
import { startProgram } from '@jarvis-edge/e2e/running-program.ts';
import { newId } from '@jarvis-edge/edge-node/store/new-id.ts';
import pg from 'pg';
import { TestManager } from '../../cloud-hub/test/manager.ts';
import { memberRows, type MemberRow } from './rows.ts';

const hubScript = fileURLToPath(import.meta.resolve('@jarvis-edge/cloud-hub/main.ts'));

export interface BenchGym {
  readonly id: string;
  readonly members: readonly MemberRow[];
}

/** A hub as the product runs it, in a process of its own with the PostgreSQL that it brings. */
export interface BenchHub extends AsyncDisposable {
  readonly url: string;
  /** Of the process that serves. */
  readonly pid: number;
  readonly postgresPid: number;
  /** Its logins. */
  readonly urls: RoleUrls;
  /** What it has written to stderr. */
  readonly complaints: string;
  /** Past row-level security and the triggers of the change log. */
  readonly superuser: pg.Client;
  /** As the hub itself, so that boxes learn of what it writes. */
  readonly service: pg.Client;
  /** Makes codes for boxes and confirms them. */
  readonly manager: TestManager;
  addGym(members: number): Promise<BenchGym>;
}

export interface BenchHubOptions {
  /** The only one that it and its PostgreSQL run on, counted from 0. */
  readonly core?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Of Node, before the script. */
  readonly nodeArgs?: readonly string[];
}

export async function startBenchHub(
  folder: string,
  { core, env = {}, nodeArgs = [] }: BenchHubOptions = {},
): Promise<BenchHub> {
  const onCore = core === undefined ? [] : ['taskset', '--cpu-list', String(core)];
  const program = startProgram([...onCore, process.execPath, ...nodeArgs, hubScript], {
    env: {
      ...env,
      JARVIS_HUB_DATA: folder,
      JARVIS_HUB_PORT: '0',
      JARVIS_HUB_HOST: '127.0.0.1',
      DATABASE_URL: undefined,
      MIGRATION_DATABASE_URL: undefined,
      SYNC_DATABASE_URL: undefined,
    },
  });
  try {
    const [, url = ''] = await program.says(/^Ready: (\S+)$/m);
    const urls = readRoleUrls(folder);
    const superuser = new pg.Client(urls.superuser);
    const service = new pg.Client(urls.service);
    await Promise.all([superuser.connect(), service.connect()]);
    await superuser.query('set session_replication_role = replica');
    await service.query(`select set_config('app.system', 'a bench changes a member', false)`);
    const pool = new pg.Pool({ connectionString: urls.service, max: 1 });
    let gyms = 0;
    return {
      url,
      manager: new TestManager(pool, folder),
      pid: program.pid,
      postgresPid: Number(readFileSync(join(clusterFolder(folder), 'postmaster.pid'), 'utf8').split('\n')[0]),
      urls,
      get complaints() {
        return program.stderr;
      },
      superuser,
      service,
      addGym: async (members) => addGym(superuser, (gyms += 1), members),
      [Symbol.asyncDispose]: async () => {
        await Promise.all([superuser.end(), service.end(), pool.end()]);
        program.interrupt();
        await program.ended;
        await program[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}

async function addGym(client: pg.Client, index: number, count: number): Promise<BenchGym> {
  const id = newId();
  const members = memberRows(count, id, newId);
  await client.query('begin');
  await client.query(
    `insert into gyms (id, slug, name, city, timezone, opening_hours)
     values ($1, $2, $3, 'Lyon', 'Europe/Paris', '{"weekly": {}, "exceptions": []}')`,
    [id, `bench-${index}`, `Salle ${index}`],
  );
  await client.query(`insert into kiosks (id, gym_id, slug, name) values ($1, $2, $3, 'Accueil')`, [
    ...[newId(), id, `gym-bench-${index}`],
  ]);
  await insertMembers(client, 'members', members);
  await client.query('commit');
  return { id, members };
}

/** @param table With the columns of a member, and perhaps others that have defaults. */
export async function insertMembers(client: pg.Client, table: string, members: readonly MemberRow[]): Promise<void> {
  const columns = Object.keys(members[0] ?? {}).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::members, $1)`,
    [JSON.stringify(members)],
  );
}

/** What a member has beside: preferences, a profile and a badge. */
export async function addMembersRest(client: pg.Client, gymId: string): Promise<void> {
  await client.query(
    `insert into member_preferences (id, member_id, gym_id, gym_ids, communication_style, language)
     select uuidv7(), id, gym_id, gym_ids, 'friendly', 'fr' from members where gym_id = $1`,
    [gymId],
  );
  await client.query(
    `insert into member_fitness_profiles (id, member_id, gym_id, gym_ids, height_cm, fitness_level, workouts_per_week)
     select uuidv7(), id, gym_id, gym_ids, 172.5, 'beginner', 2 from members where gym_id = $1`,
    [gymId],
  );
  await client.query(
    `insert into badges (id, gym_id, tenant_id, member_id, label, hmacs, issued_at)
     select uuidv7(), gym_id, gym_id, id, left(id::text, 8),
       jsonb_build_object('em40', encode(sha256(id::text::bytea), 'base64'),
                          'w26', encode(sha256(reverse(id::text)::bytea), 'base64')), now()
     from members where gym_id = $1`,
    [gymId],
  );
}
