import { catalogue, downTables, upTables, type TableName } from '@jarvis-edge/sync/catalogue.ts';
import { stampAt } from '@jarvis-edge/sync/clock.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBox } from '../../test/box.ts';
import { addFranchise, addGym, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { Replica } from '../../test/replica.ts';
import { reachableTables, SchemaRows, type Place, type Row, type TableShape } from '../../test/schema-rows.ts';

/** A box as the fifth principal, by the two ways on which rows reach it and come from it. */

let hub: TestHub;
let box: TestBox;
let places: Place[];
let rows: SchemaRows;
let shapes: ReadonlyMap<string, TableShape>;
let sequence = 0;

beforeAll(async () => {
  hub = await startTestHub();
  const { pool, superuser } = hub.postgres;
  const [ours, theirs] = [await addFranchise(pool, 'Forme'), await addFranchise(pool, 'Tonus')];
  const gyms: [string, TestGym, string | null][] = [
    ['own', await addGym(pool, 'Lyon', { franchiseId: ours }), ours],
    ['sibling', await addGym(pool, 'Paris', { franchiseId: ours }), ours],
    ['foreign', await addGym(pool, 'Nice', { franchiseId: theirs }), theirs],
    ['independent', await addGym(pool, 'Seule'), null],
  ];
  const tables = await reachableTables(superuser);
  shapes = new Map(tables.map((shape) => [shape.name, shape]));
  rows = new SchemaRows(superuser, tables);
  places = gyms.map(([name, { id }, franchiseId]) => ({ name, gymId: id, franchiseId }));
  for (const place of places) {
    rows.adopt('gyms', place, { id: place.gymId, tenant_id: place.franchiseId ?? place.gymId });
    rows.adopt('franchises', place, { id: place.franchiseId });
  }
  box = await new TestBox(hub.url).provision(gyms[0]![1]);
});
afterAll(() => hub.stop());

const shapeOf = (table: string): TableShape => shapes.get(table)!;
const newRow = async (table: string, place: Place): Promise<Row> =>
  table === 'gyms' ? { id: place.gymId } : rows.add(shapeOf(table), place);

test('of every table that boxes mirror a box is sent the rows of its gym or tenant, and no other’s', async () => {
  for (const table of downTables) {
    const ids = new Map<string, string>();
    for (const place of places) ids.set(String((await newRow(table, place))['id']), place.name);
    const replica = new Replica(box, table);
    await expect.poll(() => replica.isUpToDate, { timeout: 30_000 }).toBe(true);
    replica.stop();
    const sent = [...replica.rows.values()].map((row) => ids.get(row['id'] ?? ''));
    const { scope } = catalogue[table];
    const expected = scope.column === 'tenant_id' ? ['own', 'sibling'] : ['own'];
    expect([table, sent.filter((name) => name !== undefined).toSorted()]).toEqual([table, expected]);
  }
}, 120_000);

test('a shape that asks for more than the token says is refused', async () => {
  const foreign = places[2]!.gymId;
  for (const more of [`where=gym_id%3D'${foreign}'`, `params%5B1%5D=${foreign}`, `gym_id=${foreign}`, 'where=true']) {
    const response = await fetch(`${hub.url}/v1/shape/members?offset=-1&${more}`, {
      headers: { authorization: `Bearer ${box.token}` },
    });
    const text = await response.text();
    expect([more, text.includes(foreign)]).toEqual([more, false]);
  }
});

/** A row as it travels: times as Unix ms, large numbers as text, and only what boxes say. */
function wireOf(table: TableName, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(catalogue[table].columns).flatMap(([column, kind]) => {
      const value = row[column];
      if (value === undefined || value === null || column === 'clocks') return [];
      if (value instanceof Date) return [[column, value.getTime()]];
      if (kind === 'bigint') return [[column, String(value)]];
      return [[column, kind === 'json' && typeof value === 'string' ? JSON.parse(value) : value]];
    }),
  );
}

/** Everything that the database holds of the gyms that are not the box's. */
async function ofOthers(): Promise<Map<string, Row[]>> {
  const others = places.slice(1).map(({ gymId }) => gymId);
  const held = new Map<string, Row[]>();
  for (const { name, has } of shapes.values()) {
    if (!has('gym_id')) continue;
    const { rows: found } = await hub.postgres.superuser.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${name} t where gym_id = any($1::uuid[]) order by to_jsonb(t)::text`,
      [others],
    );
    held.set(
      name,
      found.map(({ row }) => row),
    );
  }
  return held;
}

async function outcomeOf(table: TableName, row: Record<string, unknown>): Promise<string> {
  const isMerged = catalogue[table].rule === 'merge';
  const operation = {
    ...{ id: newId(), sequence: (sequence += 1), table, row },
    ...(isMerged ? { kind: 'patch', stamp: stampAt(Date.now(), 0, box.incarnation), base: {} } : { kind: 'insert' }),
  };
  const { body } = await box.push([operation]);
  const [outcome] = body['outcomes'] as unknown as { outcome: string }[];
  return outcome?.outcome ?? '';
}

test('a box writes no row of another gym, of no table that boxes write, under their ids or its own', async () => {
  const tries: { table: TableName; place: Place; theirs: unknown; draft: Record<string, unknown> }[] = [];
  for (const table of upTables) {
    for (const place of places.slice(1)) {
      const { id: theirs } = await newRow(table, place);
      const draft = { ...(await rows.draft(shapeOf(table), place)), id: newId(), gym_id: place.gymId };
      tries.push({ table, place, theirs, draft: wireOf(table, draft) });
    }
  }
  const before = await ofOthers();
  const taken: string[] = [];
  for (const { table, place, theirs, draft } of tries) {
    // A new row of theirs, a row that they have, and the id of theirs for one of the box's own gym.
    for (const row of [draft, { ...draft, id: theirs }])
      if ((await outcomeOf(table, row)) !== 'rejected') taken.push(`${table} of ${place.name}`);
    await outcomeOf(table, { ...draft, id: theirs, gym_id: places[0]!.gymId });
  }
  expect(taken).toEqual([]);
  // The same rows, of its own gym, it may write: what was refused was refused for whose they are.
  for (const table of upTables.filter((name) => catalogue[name].rule === 'union')) {
    const draft = wireOf(table, { ...(await rows.draft(shapeOf(table), places[0]!)), id: newId() });
    expect([table, await outcomeOf(table, draft)]).toEqual([table, 'applied']);
  }
  expect(await ofOthers()).toEqual(before);
}, 120_000);
