import { embedFormerly, embedForStore, formerModelId, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { embedAnew, hasFormerPoints } from './embed-anew.ts';

let postgres: TestPostgres;
let gym: TestGym;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gym = await addGym(postgres.pool, 'Salle');
});
afterAll(() => postgres.stop());
beforeEach(() => postgres.superuser.query('truncate conversation_points, conversation_summaries, session_turns'));

const embeddedFormerly = (text: string): number[] =>
  Array.from(embedFormerly(text), (figure) => Math.round(figure * 1e4) / 1e4);

/** A conversation as a box kept it. @returns its summary and session. */
async function talk(
  said: readonly string[],
  { summary = 'Résumé.', model = formerModelId, embedding = embeddedFormerly(said.join('\n')) as number[] | null } = {},
): Promise<{ id: string; sessionId: string }> {
  const [id, sessionId] = [newId(), newId()];
  for (const [at, text] of said.entries()) {
    await atTheHub(
      postgres.pool,
      `insert into session_turns (id, gym_id, session_id, role, text, at, boot_id, monotonic_ns, clock_quality)
       values ($1, $2, $3, $4, $5, $6, 'boot', 1, 'ntp')`,
      [newId(), gym.id, sessionId, text.startsWith('J:') ? 'jarvis' : 'member', text, new Date(1e12 + at)],
    );
  }
  await atTheHub(
    postgres.pool,
    `insert into conversation_summaries (id, gym_id, session_id, summary_text, embedding, embedding_model, status, created_at)
     values ($1, $2, $3, $4, $5, $6, 'done', now())`,
    [id, gym.id, sessionId, summary, JSON.stringify(embedding), model],
  );
  return { id, sessionId };
}

interface Point {
  readonly summary_id: string;
  readonly model_id: string;
  readonly figures: number[];
}
const points = async (): Promise<Point[]> =>
  (await atTheHub(
    postgres.pool,
    'select summary_id, model_id, app.figures_of(point) as figures from conversation_points order by summary_id',
  )) as unknown as Point[];
const models = async (): Promise<string[]> => (await points()).map(({ model_id: model }) => model);

const running = new AbortController().signal;
const run = (stopping = running, progress: (done: number, left: number) => void = () => undefined) =>
  embedAnew({ pool: postgres.pool, stopping, progress });

test('what the former model embedded is embedded anew from what the member said, as the box would', async () => {
  const { id } = await talk(['Les vestiaires sont sales.', 'J: Je le signale.', 'Merci, au revoir.']);
  expect(await hasFormerPoints(postgres.pool)).toBe(true);
  const told: [number, number][] = [];
  await run(running, (...each) => told.push(each));
  const [point] = await points();
  expect(point).toMatchObject({ summary_id: id, model_id: modelId });
  const expected = embedForStore('Les vestiaires sont sales.\nMerci, au revoir.');
  expect(point?.figures.map((figure) => Number(figure.toFixed(4)))).toEqual(expected.map((figure) => figure || 0));
  expect(told).toEqual([[1, 0]]);
  expect(await hasFormerPoints(postgres.pool)).toBe(false);
  const [summary] = await atTheHub(postgres.pool, 'select embedding_model from conversation_summaries');
  expect(summary, 'the box alone writes summaries').toEqual({ embedding_model: formerModelId });
  await atTheHub(postgres.pool, 'update conversation_summaries set embedding = embedding');
  expect(await models(), 'a hub put back to the former version has its points again').toEqual([formerModelId]);
});

test('where what was said is kept no more, its summary is embedded; where nothing is, there is no point', async () => {
  await talk([], {
    summary: 'La douche est froide.',
    embedding: embeddedFormerly('La douche est froide depuis lundi'),
  });
  await talk([], { summary: '', embedding: embeddedFormerly('quelque chose') });
  await run();
  const left = await points();
  expect(left).toHaveLength(1);
  expect(left[0]?.figures.map((figure) => Number(figure.toFixed(4)))).toEqual(
    embedForStore('La douche est froide.').map((figure) => figure || 0),
  );
});

test('points of a model that this hub does not know are left to the hub that does', async () => {
  await talk(['Bonjour.'], { model: 'another-model' });
  expect(await hasFormerPoints(postgres.pool)).toBe(false);
  await run();
  expect(await models()).toEqual(['another-model']);
});

test('a run that is stopped, or fails, leaves whole batches done, and the next one goes on with the rest', async () => {
  for (let count = 0; count < 120; count += 1) await talk([`Phrase numéro ${count}, la douche est froide.`]);
  const counts = async (): Promise<(number | undefined)[]> => {
    const each = Map.groupBy(await models(), (model) => model);
    return [each.get(formerModelId)?.length, each.get(modelId)?.length];
  };
  // The disk is full in the middle of the third batch.
  await postgres.superuser.query(`
    create function public.fail_at_110() returns trigger language plpgsql as $$
    begin
      if new.model_id = '${modelId}' and (select count(*) from conversation_points where model_id = new.model_id) >= 110 then
        raise exception 'no space left';
      end if;
      return new;
    end $$;
    create trigger fail_at_110 before insert on conversation_points for each row execute function public.fail_at_110();`);
  await expect(run()).rejects.toThrow('no space left');
  expect(await counts()).toEqual([20, 100]);
  await postgres.superuser.query('drop function public.fail_at_110 cascade');
  const stopped = new AbortController();
  stopped.abort();
  await expect(run(stopped.signal)).rejects.toThrow(/abort/i);
  expect(await counts()).toEqual([20, 100]);
  await run();
  expect(await counts()).toEqual([undefined, 120]);
});

test('what was erased is never embedded again, not even where it is erased meanwhile', async () => {
  const erase = `update conversation_summaries set embedding = 'null', summary_text = '' where id = $1`;
  const [before, meanwhile] = [await talk(['Effacé.']), await talk(['Effacé en même temps.'])];
  await atTheHub(postgres.pool, erase, [before.id]);
  const client = await postgres.superuser.connect();
  await client.query('begin');
  await client.query(erase, [meanwhile.id]);
  const ran = run();
  // The run waits for the erasure: it looks again once that is there.
  await expect
    .poll(async () => {
      const { rows } = await postgres.superuser.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%for share of c%'`,
      );
      return rows.length;
    })
    .toBe(1);
  await client.query('commit');
  client.release();
  await ran;
  expect(await points()).toEqual([]);
});
