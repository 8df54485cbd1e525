import { embedFormerly, embedForStore, formerModelId, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConversationPage } from '../../protocol/insight.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';
import { inScope } from '../tenancy/scope.ts';
import { compareHere, compareInDatabase, hasVectors, searchByMeaning, type Compare } from './search.ts';

let hub: TestHub;
let gym: TestGym;
let other: TestGym;
let franchiseId: string;
let owner: TestPerson;
let gyms = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  gyms += 1;
  franchiseId = await addFranchise(hub.postgres.pool);
  gym = await addGym(hub.postgres.pool, `Forme-${gyms}`, { franchiseId });
  other = await addGym(hub.postgres.pool, `Ailleurs-${gyms}`);
  owner = await addPerson(hub.postgres.pool, 'franchise_owner', { franchiseId });
});

const said = [
  'Les douches du vestiaire sont sales et il n’y a plus de savon.',
  'Le tapis de course numéro trois est en panne depuis lundi.',
  'Elle veut résilier son abonnement parce que c’est trop cher.',
  'She wants to cancel her membership because it costs too much.',
];

async function talk(
  { id: gymId }: TestGym,
  text: string,
  { model = modelId, memberId = null, sentiment = 'neutral', embedding = embedForStore(text) as unknown } = {} as {
    model?: string | null;
    memberId?: string | null;
    sentiment?: string;
    embedding?: unknown;
  },
): Promise<string> {
  const sessionId = newId();
  await atTheHub(
    hub.postgres.pool,
    `insert into sessions (id, gym_id, member_id, state, started_at, last_activity_at, closed_at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, $3, 'closed', now(), now(), now(), 'boot', 1, 'ntp')`,
    [sessionId, gymId, memberId],
  );
  await atTheHub(
    hub.postgres.pool,
    `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, sentiment_label, embedding,
       embedding_model, status, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'done', now())`,
    [newId(), gymId, sessionId, memberId, text, sentiment, JSON.stringify(embedding), model],
  );
  return sessionId;
}

const say = (sessionId: string, text: string) =>
  atTheHub(
    hub.postgres.pool,
    `insert into session_turns (id, gym_id, session_id, role, text, at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, $3, 'member', $4, now(), 'boot', 1, 'ntp')`,
    [newId(), gym.id, sessionId, text],
  );

async function search(person: TestPerson, query: Record<string, string>): Promise<string[]> {
  const response = await fetch(`${hub.url}/api/conversations?${new URLSearchParams(query)}`, {
    headers: person.headers,
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as ConversationPage).conversations.map(({ summary }) => summary?.text ?? '');
}

test('an owner finds the conversation that is meant, in the words of another day', async () => {
  for (const text of said) await talk(gym, text);
  expect((await search(owner, { text: 'douche sale' }))[0]).toBe(said[0]);
  expect((await search(owner, { text: 'tapis cassé, en panne' }))[0]).toBe(said[1]);
  expect((await search(owner, { text: 'cancelling a membership' }))[0]).toBe(said[3]);
  expect(await search(owner, { text: '…' })).toEqual([]);
});

test('a search finds nothing of another tenant, and within the own one only where it is looked', async () => {
  const sister = await addGym(hub.postgres.pool, `Soeur-${gyms}`, { franchiseId });
  await talk(gym, said[0]!);
  await talk(sister, said[0]!);
  await talk(other, said[0]!);
  const manager = await addPerson(hub.postgres.pool, 'gym_manager', { gymId: gym.id });
  expect(await search(owner, { text: 'douche sale' })).toHaveLength(2);
  expect(await search(owner, { text: 'douche sale', gymId: sister.id })).toHaveLength(1);
  expect(await search(manager, { text: 'douche sale' })).toHaveLength(1);
  expect(await search(manager, { text: 'douche sale', gymId: other.id })).toEqual([]);
});

test('one sentence of a long conversation is found, where it was said and kept', async () => {
  const lines = [
    ...said.slice(1),
    'Merci beaucoup pour le planning.',
    'Je viens plutôt le matin.',
    'Au revoir Jarvis.',
  ];
  await talk(gym, 'Réserve un cours de mobilité.');
  const sessionId = await talk(gym, 'Parle de tout un peu.', {
    embedding: embedForStore([...lines, said[0]].join('\n')),
  });
  for (const text of [...lines, said[0]!]) await say(sessionId, text);
  expect(await search(owner, { text: 'douches sales' })).toEqual(['Parle de tout un peu.']);
  await atTheHub(hub.postgres.pool, `update session_turns set text = '' where session_id = $1`, [sessionId]);
  expect(await search(owner, { text: 'douches sales' })).toEqual([]);
});

test('a search can be held to one member, and to unhappy conversations', async () => {
  const marie = await addMember(hub.postgres.pool, gym.id, 'Marie');
  await talk(gym, said[0]!, { memberId: marie });
  await talk(gym, `${said[0]} Encore.`, { sentiment: 'negative' });
  expect(await search(owner, { text: 'douche sale', memberId: marie })).toEqual([said[0]]);
  expect(await search(owner, { text: 'douche sale', sentiment: 'negative' })).toEqual([`${said[0]} Encore.`]);
});

test('a conversation is found in another language than its own, and by other words', async () => {
  const lines = [
    'Les vestiaires sont sales.',
    'Hay demasiada gente por la tarde.',
    'Somebody stole my phone from the locker room.',
  ];
  for (const text of lines) await talk(gym, text);
  expect((await search(owner, { text: 'dirty changing rooms' }))[0]).toBe(lines[0]);
  expect((await search(owner, { text: 'trop de monde le soir' }))[0]).toBe(lines[1]);
  expect((await search(owner, { text: 'robo en el vestuario' }))[0]).toBe(lines[2]);
  expect(await search(owner, { text: 'sauna' })).toEqual([]);
});

test('conversations that the former model embedded are found among those of the present one, as near as they are', async () => {
  const before = (text: string) =>
    talk(gym, text, {
      model: formerModelId,
      embedding: Array.from(embedFormerly(text), (figure) => Number(figure.toFixed(4))),
    });
  await before('Les douches sont sales.');
  await talk(gym, 'The showers are dirty, and the floor is wet.');
  await before('Le planning du yoga a changé.');
  expect(await search(owner, { text: 'douches sales' })).toEqual([
    'Les douches sont sales.',
    'The showers are dirty, and the floor is wet.',
  ]);
  expect((await search(owner, { text: 'dirty showers' }))[0]).toBe('The showers are dirty, and the floor is wet.');
});

test('a search tells which sentence is nearest, as it was said or as the summary has it', async () => {
  const sessionId = await talk(gym, 'Il réserve un cours. Les douches sont froides.');
  const read = async (text: string): Promise<unknown> => {
    const response = await fetch(`${hub.url}/api/conversations?${new URLSearchParams({ text })}`, {
      headers: owner.headers,
    });
    return ((await response.json()) as ConversationPage).nearest;
  };
  expect(await read('cold showers')).toEqual({ [sessionId]: 'Les douches sont froides.' });
  await say(sessionId, 'Je sors de la douche, elle est glacée ! Merci.');
  expect(await read('cold showers')).toEqual({ [sessionId]: 'Les douches sont froides.' });
  expect(await read('glacée')).toEqual({ [sessionId]: 'Je sors de la douche, elle est glacée !' });
  expect(await read('')).toEqual({});
});

test('points of another model are never compared, not even of the same length', async () => {
  await talk(gym, said[0]!, { model: 'another-256' });
  await talk(gym, said[0]!, { embedding: embedForStore(said[0]!).slice(0, 128) });
  expect(await search(owner, { text: 'douche sale' })).toEqual([]);
});

test('what a broken box sends as a point is not searched, and stops nothing', async () => {
  for (const embedding of [{}, [], ['a'], [null], null, [1e300], 'text']) await talk(gym, said[0]!, { embedding });
  await talk(gym, said[1]!);
  expect(await search(owner, { text: 'tapis de course en panne' })).toEqual([said[1]]);
});

test('a conversation that was erased is found no more, and its point is gone', async () => {
  const sessionId = await talk(gym, said[0]!);
  const points = () => atTheHub(hub.postgres.pool, 'select from conversation_points where gym_id = $1', [gym.id]);
  expect(await points()).toHaveLength(1);
  await atTheHub(
    hub.postgres.pool,
    `update conversation_summaries set embedding = 'null', summary_text = '' where session_id = $1`,
    [sessionId],
  );
  expect(await points()).toHaveLength(0);
  expect(await search(owner, { text: 'douche sale' })).toEqual([]);
});

const nearest = (compare: Compare, text: string, limit?: number) =>
  inScope(hub.postgres.pool, { kind: 'user', userId: owner.userId }, (tx) =>
    searchByMeaning(tx, (...parts) => compare(parts[0], parts[1], parts[2], limit), text, {}),
  );

test('a search that did not look at everything says at how many', async () => {
  for (const text of said) await talk(gym, text);
  expect(await nearest(compareHere, 'douche sale', 2)).toMatchObject({ searchedOnly: 2 });
  expect(await nearest(compareHere, 'douche sale', 4)).toMatchObject({ searchedOnly: null });
});

/** What the search asks of pgvector, in its place: the type, the cast and the operator. */
const standIn = `
  create domain public.vector as real[];
  create function public.cosine_distance(one real[], other real[]) returns double precision language sql immutable strict as $$
    select 1 - sum(a::float8 * b) / nullif(sqrt(sum(a::float8 * a)) * sqrt(sum(b::float8 * b)), 0) from unnest(one, other) as each (a, b) $$;
  create operator public.<=> (function = public.cosine_distance, leftarg = real[], rightarg = real[]);`;

test('where the database compares points itself, also those from before, the outcome is the same', async () => {
  for (const text of said) await talk(gym, text);
  const here = await nearest(compareHere, 'abonnement trop cher');
  expect(here.found.length).toBeGreaterThan(0);
  expect(await inScope(hub.postgres.pool, { kind: 'box', gymId: gym.id }, hasVectors)).toBe(false);
  await hub.postgres.superuser.query(standIn);
  const { rows } = await hub.postgres.superuser.query<{ done: boolean }>('select app.adopt_vectors() as done');
  expect(rows).toEqual([{ done: true }]);
  expect(await inScope(hub.postgres.pool, { kind: 'box', gymId: gym.id }, hasVectors)).toBe(true);
  await talk(gym, 'Son abonnement est trop cher.');
  const there = await nearest(compareInDatabase, 'abonnement trop cher');
  const again = await nearest(compareHere, 'abonnement trop cher');
  expect(there.found.map(({ summaryId }) => summaryId)).toEqual(again.found.map(({ summaryId }) => summaryId));
  expect(there.found.map(({ likeness }) => likeness.toFixed(4))).toEqual(
    again.found.map(({ likeness }) => likeness.toFixed(4)),
  );
  expect((await search(owner, { text: 'abonnement trop cher' }))[0]).toBe('Son abonnement est trop cher.');
});
