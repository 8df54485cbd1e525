import { afterAll, beforeAll, expect, test } from 'vitest';
import type pg from 'pg';
import { NewsResponse } from '@jarvis-edge/sync/protocol.ts';
import { TestBox } from '../../test/box.ts';
import { addGym, addMember, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { getShape } from '../../test/replica.ts';

let hub: TestHub;
let pool: pg.Pool;
let lyon: TestGym;
let paris: TestGym;
let atLyon: TestBox;

beforeAll(async () => {
  hub = await startTestHub();
  ({ pool } = hub.postgres);
  lyon = await addGym(pool, 'Lyon');
  paris = await addGym(pool, 'Paris');
  atLyon = await new TestBox(hub.url).provision(lyon);
});
afterAll(() => hub.stop());

interface At {
  handle: string;
  offset: string;
}

/** Where a box stands that has loaded the table and knows of no more. */
async function standing(table: string): Promise<At> {
  const at = async (query: string): Promise<At> => {
    const { headers } = await getShape(atLyon, `${table}?${query}`);
    return { handle: headers.get('electric-handle') ?? '', offset: headers.get('electric-offset') ?? '' };
  };
  const first = await at('offset=-1');
  return at(`offset=${first.offset}&handle=${first.handle}`);
}

const news = (
  tables: Record<string, At>,
  { token = atLyon.token, prefer }: { token?: string; prefer?: string } = {},
): Promise<Response> =>
  fetch(`${hub.url}/v1/news`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(prefer && { prefer }) },
    body: JSON.stringify({ tables }),
  });

const told = async (answer: Promise<Response>): Promise<NewsResponse> =>
  NewsResponse.parse(await (await answer).json());

test('a box that waits for all its tables is told at once which has changed, and reads that one', async () => {
  const tables = { members: await standing('members'), badges: await standing('badges'), gyms: await standing('gyms') };
  const waiting = told(news(tables));
  await addMember(pool, paris.id, 'Elsewhere');
  await addMember(pool, lyon.id, 'Marie');
  const { changed } = await waiting;
  expect(changed).toEqual(['members']);
  const { offset, handle } = tables.members;
  const response = await fetch(`${hub.url}/v1/shape/members?offset=${offset}&handle=${handle}&live=true`, {
    headers: { authorization: `Bearer ${atLyon.token}`, prefer: 'wait=0' },
  });
  expect(await response.text()).toContain('Marie');
});

test('a change from before the box asked is told at once, and not a second time', async () => {
  const [members, badges] = [await standing('members'), await standing('badges')];
  await addMember(pool, lyon.id, 'Thomas');
  const { changed, offset } = await told(news({ members, badges }));
  expect(changed).toEqual(['members']);
  const again = told(news({ members: await standing('members'), badges: { ...badges, offset } }));
  await addMember(pool, lyon.id, 'Sophie');
  expect((await again).changed).toEqual(['members']);
});

test('a box whose place the hub does not know is sent to ask for itself', async () => {
  const [members, badges] = [await standing('members'), await standing('badges')];
  expect((await told(news({ members: { ...members, handle: 'of-nobody' }, badges }))).changed).toEqual(['members']);
  expect((await told(news({ members, badges: { ...badges, handle: members.handle } }))).changed).toEqual(['badges']);
  expect((await told(news({ members: { ...members, offset: '999999_0' }, badges }))).changed).toEqual(['members']);
  expect((await told(news({ users: members, badges }))).changed).toEqual(['users']);
});

test('what waits is answered when the hub stops, and after its restart the box goes on where it was', async () => {
  const tables = { members: await standing('members'), badges: await standing('badges') };
  const waiting = told(news(tables));
  await getShape(atLyon, 'members?offset=-1');
  await hub.restart();
  expect((await waiting).changed).toEqual([]);
  const goesOn = told(news(tables));
  await addMember(pool, lyon.id, 'Jean');
  expect((await goesOn).changed).toEqual(['members']);
});

test('who has waited already is answered at once', async () => {
  const { offset, handle } = await standing('members');
  const response = await fetch(`${hub.url}/v1/shape/members?offset=${offset}&handle=${handle}&live=true`, {
    headers: { authorization: `Bearer ${atLyon.token}`, prefer: 'wait=0' },
    signal: AbortSignal.timeout(10_000),
  });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('up-to-date');
});

test('who comes back is told at once how all tables stand', async () => {
  const tables = { members: await standing('members'), badges: await standing('badges') };
  const asked = (): Promise<NewsResponse> => told(news(tables, { prefer: 'wait=0' }));
  expect((await asked()).changed).toEqual([]);
  await addMember(pool, lyon.id, 'Lucas');
  expect((await asked()).changed).toEqual(['members']);
});

test('a stranger hears no news', async () => {
  expect((await news({ members: await standing('members') }, { token: 'stranger' })).status).toBe(401);
});
