import type pg from 'pg';
import { v7 as newId } from 'uuid';
import {
  allows,
  mayWrite,
  ofTheHub,
  permissions,
  principals,
  verbs,
  type Principal,
  type TablePermissions,
  type Verb,
} from '../src/tenancy/permissions.ts';
import {
  insertion,
  reachableTables,
  SchemaRows,
  valueOf,
  type Column,
  type Place,
  type Row,
  type TableShape,
} from './schema-rows.ts';

/** Every table × principal × verb × place, tried as the service's login against what `permissions` says. */

/** The hub itself may do what its login was granted; nobody, who gave no name, nothing. */
type Asker = Principal | 'system' | 'nobody';
const askers: readonly Asker[] = [...principals, 'system', 'nobody'];

export interface Stage {
  readonly tables: readonly TableShape[];
  readonly rows: SchemaRows;
  readonly places: readonly Place[];
  /** Values of app.gym_id, app.user_id and app.system. */
  readonly settings: Readonly<Record<Asker, readonly [gym: string, user: string, system: string]>>;
  /** By table and place: a row that nothing refers to. */
  readonly targets: ReadonlyMap<string, Row>;
}

export interface Verdict {
  readonly cells: number;
  /** What was not as it should be, in words. */
  readonly wrong: readonly string[];
}

/** Two gyms of a franchise, one of another and one of its own; everybody asks from the first. */
export async function setStage(superuser: pg.Pool): Promise<Stage> {
  const tables = await reachableTables(superuser);
  const rows = new SchemaRows(superuser, tables);
  const [ours, theirs] = [newId(), newId()];
  const places: Place[] = [
    { name: 'own gym', gymId: newId(), franchiseId: ours },
    { name: 'sibling gym', gymId: newId(), franchiseId: ours },
    { name: 'foreign gym', gymId: newId(), franchiseId: theirs },
    { name: 'independent gym', gymId: newId(), franchiseId: null },
  ];
  for (const id of [ours, theirs]) await superuser.query('insert into franchises (id, name) values ($1, $2)', [id, id]);
  const targets = new Map<string, Row>();
  for (const place of places) {
    await superuser.query(
      `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
       values ($1::uuid, $2, $1::uuid::text, $3, 'Lyon', 'Europe/Paris', '{}')`,
      [place.gymId, place.franchiseId, place.name],
    );
    rows.adopt('gyms', place, { id: place.gymId, tenant_id: place.franchiseId ?? place.gymId });
    rows.adopt('franchises', place, { id: place.franchiseId });
  }
  const settings: Record<Asker, readonly [string, string, string]> = {
    super_admin: ['', '', ''],
    franchise_owner: ['', '', ''],
    gym_manager: ['', '', ''],
    gym_staff: ['', '', ''],
    box: [places[0]?.gymId ?? '', '', ''],
    system: ['', '', 'a test'],
    nobody: ['', '', ''],
  };
  for (const role of principals) {
    if (role === 'box') continue;
    const id = newId();
    const ofGym = role === 'gym_manager' || role === 'gym_staff';
    await superuser.query('insert into users (id, email, role, franchise_id, gym_id) values ($1, $2, $3, $4, $5)', [
      id,
      `${id}@forme.example`,
      role,
      role === 'franchise_owner' ? ours : null,
      ofGym ? places[0]?.gymId : null,
    ]);
    settings[role] = ['', id, ''];
  }
  for (const table of tables) {
    if (ofTheHub.includes(table.name)) continue;
    for (const place of places) {
      const known = rootRow(table.name, place);
      if (isOfFranchise(table) && place.franchiseId === null) continue;
      targets.set(`${table.name} ${place.name}`, known ?? (await rows.add(table, place)));
    }
  }
  return { tables, rows, places, settings, targets };
}

const rootRow = (table: string, { gymId, franchiseId }: Place): Row | undefined =>
  table === 'gyms' ? { id: gymId } : table === 'franchises' ? { id: franchiseId } : undefined;

const isOfFranchise = ({ name, has }: TableShape): boolean =>
  name === 'franchises' || (has('franchise_id') && !has('gym_id') && name !== 'gyms');

/** Whether rows of that place are the asker's own. */
function isOwn(asker: Asker, { name }: Place, table: TableShape, verb: Verb): boolean {
  if (asker === 'super_admin' || asker === 'system') return true;
  if (asker === 'nobody') return false;
  const ofFranchise =
    asker === 'franchise_owner' || isOfFranchise(table) || (table.name === 'gyms' && verb === 'insert');
  return name === 'own gym' || (ofFranchise && name === 'sibling gym');
}

/** Tries every cell of these tables, each undone at once. */
export async function tryEveryCell(pool: pg.Pool, stage: Stage, only?: readonly string[]): Promise<Verdict> {
  const client = await pool.connect();
  const wrong: string[] = [];
  let cells = 0;
  const compare = (what: string, isDone: boolean, isAllowed: boolean): void => {
    cells += 1;
    if (isDone !== isAllowed)
      wrong.push(`${what}: ${isDone ? 'done, and should be refused' : 'refused, and is allowed'}`);
  };
  try {
    for (const table of stage.tables) {
      if (ofTheHub.includes(table.name) || only?.includes(table.name) === false) continue;
      const allowed = permissions[table.name];
      if (allowed === undefined) {
        wrong.push(`${table.name}: permissions.ts does not say who may do what`);
        continue;
      }
      const granted = await grantsOf(client, table.name);
      for (const asker of askers) {
        for (const place of stage.places) {
          const target = stage.targets.get(`${table.name} ${place.name}`);
          if (target === undefined) continue;
          for (const verb of verbs) {
            const isAllowed =
              isOwn(asker, place, table, verb) &&
              (asker === 'system' ? granted.includes(verb) : asker !== 'nobody' && allows(allowed, verb, asker));
            const attempt = await attemptOf({ stage, table, asker, place, target, verb, allowed });
            compare(
              `${asker} ${verb} ${table.name} of ${place.name}`,
              await tried(client, stage, asker, attempt),
              isAllowed,
            );
          }
        }
        await tryColumns({ client, stage, table, asker, allowed, compare });
      }
    }
  } finally {
    client.release();
  }
  return { cells, wrong };
}

interface Attempt {
  readonly text: string;
  readonly values: readonly unknown[];
}

async function attemptOf(cell: {
  stage: Stage;
  table: TableShape;
  asker: Asker;
  place: Place;
  target: Row;
  verb: Verb;
  allowed: TablePermissions;
}): Promise<Attempt> {
  const { stage, table, asker, place, target, verb, allowed } = cell;
  if (verb === 'insert')
    return insertion(table, { ...(await stage.rows.draft(table, place)), ...signature(table, stage.settings[asker]) });
  const { where, values } = keyOf(table, target);
  if (verb === 'select') return { text: `select from ${table.name} where ${where}`, values };
  if (verb === 'delete') return { text: `delete from ${table.name} where ${where}`, values };
  const column = columnToUpdate(table, asker, allowed);
  return { text: `update ${table.name} set "${column}" = "${column}" where ${where}`, values };
}

/** Nobody writes into the audit log in another's name. */
const signature = ({ name }: TableShape, [, userId]: readonly [string, string, string]): Row =>
  name !== 'audit_log' ? {} : userId === '' ? { actor_kind: 'box' } : { actor_kind: 'user', actor_id: userId };

function keyOf(table: TableShape, target: Row): { where: string; values: unknown[] } {
  return {
    where: table.key.map((column, index) => `"${column}" = $${index + 1}`).join(' and '),
    values: table.key.map((column) => target[column]),
  };
}

function columnToUpdate(table: TableShape, asker: Asker, allowed: TablePermissions): string {
  const fit = table.columns.filter(({ isGenerated, name }) => !isGenerated && name !== 'gym_id');
  const mine = fit.filter(({ name }) => asker === 'system' || asker === 'nobody' || mayWrite(allowed, asker, name));
  return (mine.find(({ isGranted }) => isGranted) ?? mine[0] ?? fit[0])?.name ?? 'id';
}

/** Columns that are held back from some, in rows of their own; and whether a row can be moved to another tenant. */
async function tryColumns(parts: {
  client: pg.PoolClient;
  stage: Stage;
  table: TableShape;
  asker: Asker;
  allowed: TablePermissions;
  compare: (what: string, isDone: boolean, isAllowed: boolean) => void;
}): Promise<void> {
  const { client, stage, table, asker, allowed, compare } = parts;
  if (asker === 'system' || asker === 'nobody' || !allows(allowed, 'update', asker)) return;
  const target = stage.targets.get(`${table.name} own gym`) ?? {};
  const { where, values } = keyOf(table, target);
  const change = (column: Column, to: unknown): Promise<boolean> =>
    tried(client, stage, asker, {
      text: `update ${table.name} set "${column.name}" = $${values.length + 1}::${column.type} where ${where}`,
      values: [...values, to],
    });
  const isHeld = allowed.writes?.[asker] !== undefined || allowed.keeps?.[asker] !== undefined;
  for (const column of table.columns) {
    if (isHeld && !column.isGenerated && column.name !== 'gym_id' && !table.key.includes(column.name)) {
      const isDone = await change(column, otherValue(table, column, stage));
      compare(`${asker} changes ${table.name}.${column.name}`, isDone, mayWrite(allowed, asker, column.name));
    }
    const foreign = stage.places.find(({ name }) => name === 'foreign gym');
    const isMove = column.name === 'gym_id' || (column.name === 'franchise_id' && table.name !== 'users');
    if (isMove && asker !== 'super_admin' && foreign) {
      const to = column.name === 'gym_id' ? foreign.gymId : foreign.franchiseId;
      compare(`${asker} moves ${table.name} by ${column.name} to a foreign tenant`, await change(column, to), false);
    }
  }
}

function otherValue(table: TableShape, column: Column, stage: Stage): unknown {
  if (column.name === 'franchise_id') return stage.places[2]?.franchiseId;
  if (table.listed.has(column.name)) return column.name === 'subscription_plan' ? 'enterprise' : 'suspended';
  return valueOf(table, column);
}

async function grantsOf(client: pg.PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ verb: string }>(
    `select verb from unnest(array['select', 'insert', 'update', 'delete']) verb
     where has_table_privilege($1, verb) or (verb <> 'delete' and has_any_column_privilege($1, case verb when 'delete' then 'select' else verb end))`,
    [table],
  );
  return rows.map(({ verb }) => verb);
}

/** @returns whether PostgreSQL let it through; what comes after the question who may, such as a reference, does not count. */
async function tried(client: pg.PoolClient, stage: Stage, asker: Asker, { text, values }: Attempt): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(
      `select set_config('app.gym_id', $1, true), set_config('app.user_id', $2, true), set_config('app.system', $3, true)`,
      [...stage.settings[asker]],
    );
    return ((await client.query(text, [...values])).rowCount ?? 0) > 0;
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code === '42501') return false;
    if (code.startsWith('23')) return !text.startsWith('insert') || failInsert(text, message);
    throw new Error(`${text} as ${asker}: ${message}`, { cause: error });
  } finally {
    await client.query('rollback');
  }
}

function failInsert(text: string, message: string): never {
  throw new Error(`${text}: ${message}`);
}
