import { setImmediate } from 'node:timers/promises';
import { embedForStore, formerModelId, modelId } from '@jarvis-edge/sync/meaning/embedding.ts';
import type pg from 'pg';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';

export const reason = 'conversations are embedded anew by the model of now';
const scope: Scope = { kind: 'system', reason };
const batch = 50;
/** How many are told of at a time. */
const toldEvery = 1_000;

export interface EmbedAnewParts {
  readonly pool: pg.Pool;
  readonly stopping: AbortSignal;
  /** Told now and then, and at the end: what is done by this run, and what is left. */
  readonly progress: (done: number, left: number) => void;
}

/** Whether points of the former model are there: from before, or from a box that has not been updated. */
export async function hasFormerPoints(pool: pg.Pool): Promise<boolean> {
  const [row] = await inScope(pool, scope, (tx) =>
    tx.query<{ some: boolean }>('select exists (select from conversation_points where model_id = $1) as some', [
      formerModelId,
    ]),
  );
  return row?.some === true;
}

/**
 * Replaces the points of the former model, a batch a transaction: whatever instant it ends at, the rest is left for the next run.
 * Summaries stay as their box wrote them.
 *
 * @throws AbortError when the hub stops meanwhile.
 */
export async function embedAnew({ pool, stopping, progress }: EmbedAnewParts): Promise<void> {
  let [done, told] = [0, 0];
  for (;;) {
    stopping.throwIfAborted();
    const taken = await inScope(pool, scope, replaceSome);
    done += taken;
    if (taken === batch && done - told < toldEvery) continue;
    told = done;
    progress(done, await inScope(pool, scope, countLeft));
    if (taken < batch) return;
  }
}

interface Row {
  readonly gym_id: string;
  readonly id: string;
  readonly created_at: Date;
  readonly said: string | null;
  readonly summary_text: string | null;
}

/** @returns how many it took. */
async function replaceSome(tx: Tx): Promise<number> {
  const former = await tx.query<{ gym_id: string; summary_id: string }>(
    'select gym_id, summary_id from conversation_points where model_id = $1 order by gym_id, summary_id limit $2',
    [formerModelId, batch],
  );
  const [gymIds, ids] = [former.map(({ gym_id: id }) => id), former.map(({ summary_id: id }) => id)];
  // An erasure of one of these waits until its new point is there to be erased too; one that came first is seen.
  await tx.query(
    `select from conversation_summaries c join unnest($1::uuid[], $2::uuid[]) as former (gym_id, id)
       on c.gym_id = former.gym_id and c.id = former.id order by c.gym_id, c.id for share of c`,
    [gymIds, ids],
  );
  const rows = await tx.query<Row>(
    `select c.gym_id, c.id, c.created_at, nullif(c.summary_text, '') as summary_text, (
       select string_agg(t.text, E'\\n' order by t.at, t.id) from session_turns t
       where t.gym_id = c.gym_id and t.session_id = c.session_id and t.role = 'member' and trim(t.text) <> '') as said
     from unnest($1::uuid[], $2::uuid[]) as former (gym_id, id)
       join conversation_summaries c on c.gym_id = former.gym_id and c.id = former.id
     where jsonb_typeof(c.embedding) = 'array'`,
    [gymIds, ids],
  );
  await tx.query(
    `delete from conversation_points p using unnest($1::uuid[], $2::uuid[]) as former (gym_id, id)
     where p.gym_id = former.gym_id and p.summary_id = former.id and p.model_id = $3`,
    [gymIds, ids, formerModelId],
  );
  const points: { row: Row; point: string }[] = [];
  for (const row of rows) {
    // As the box embeds it: what the member said; where that is kept no more, what was made of it.
    const text = row.said ?? row.summary_text;
    if (text !== null) points.push({ row, point: JSON.stringify(embedForStore(text)) });
    // Others are answered between two conversations.
    await setImmediate();
  }
  await tx.query(
    `insert into conversation_points (gym_id, summary_id, model_id, created_at, point)
     select gym_id, id, $5, created_at, app.point_of(figures)
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::jsonb[]) as anew (gym_id, id, created_at, figures)
     on conflict do nothing`,
    [
      points.map(({ row }) => row.gym_id),
      points.map(({ row }) => row.id),
      points.map(({ row }) => row.created_at),
      points.map(({ point }) => point),
      modelId,
    ],
  );
  return former.length;
}

async function countLeft(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*)::integer as count from conversation_points where model_id = $1',
    [formerModelId],
  );
  return row?.count ?? 0;
}
