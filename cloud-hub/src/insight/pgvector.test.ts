import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { embed, embedForStore, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../tenancy/scope.ts';
import { compareHere, compareInDatabase, hasVectors, type Search } from './search.ts';

/** PostgreSQL in WebAssembly, for the pgvector that comes with it; what the migration stands on, without its tenants. */
const ground = `
  create schema app;
  create role jarvis_service;
  create table gyms (id uuid primary key, franchise_id uuid);
  create table conversation_summaries (gym_id uuid, id uuid, embedding jsonb, embedding_model text,
    created_at timestamptz not null default now(), member_id uuid, sentiment_label text);
  create procedure app.allow(of text, what text, roles text[]) language sql as $$ select 1 $$;`;
const migration = join(import.meta.dirname, '../store/migrations/0086-conversations-by-meaning.sql');
const said = [
  'Les douches du vestiaire sont sales et il n’y a plus de savon.',
  'Le tapis de course numéro trois est en panne depuis lundi.',
  'Elle veut résilier son abonnement parce que c’est trop cher.',
  'She wants to cancel her membership because it costs too much.',
];
const gymId = '00000000-0000-7000-8000-000000000001';
const idOf = (at: number): string => `00000000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`;

let database: PGlite;
let tx: Tx;

beforeAll(async () => {
  database = await PGlite.create({ extensions: { vector } });
  await database.exec(ground + readFileSync(migration, 'utf8'));
  await database.query('insert into gyms (id) values ($1)', [gymId]);
  tx = {
    query: async (text: string, values: readonly unknown[] = []) => (await database.query(text, [...values])).rows,
  } as unknown as Tx;
  for (const [at, text] of said.entries()) {
    await database.query(
      'insert into conversation_summaries (gym_id, id, embedding, embedding_model) values ($1, $2, $3, $4)',
      [gymId, idOf(at), JSON.stringify(embedForStore(text)), modelId],
    );
  }
}, 60_000);
afterAll(() => database.close());

const shown = ({ found }: Search): string[] =>
  found.map(({ summaryId, likeness }) => `${summaryId.at(-1)} ${likeness.toFixed(3)}`);

test('pgvector is taken up, and finds what the hub itself finds, as near', async () => {
  expect(await hasVectors(tx)).toBe(true);
  for (const [text, nearest] of [
    ['douche sale', 0],
    ['tapis cassé, en panne', 1],
    ['cancelling a membership', 3],
  ] as const) {
    const asked = { modelId, point: embed(text) };
    const there = await compareInDatabase(tx, asked, {});
    const here = await database.transaction((own) =>
      compareHere(
        {
          query: async (sql: string, values: readonly unknown[] = []) =>
            (await own.query(sql, [...values])).rows.map(asBuffers),
        } as unknown as Tx,
        asked,
        {},
      ),
    );
    expect(there.found[0]?.summaryId).toBe(idOf(nearest));
    expect(shown(there)).toEqual(shown(here));
  }
});

/** PGlite gives bytes as Uint8Array where pg gives a Buffer. */
const asBuffers = (row: unknown): object =>
  Object.fromEntries(
    Object.entries(row as object).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value) : value,
    ]),
  );
