import { setImmediate } from 'node:timers/promises';
import { cosine, embed, modelId } from '@jarvis-edge/sync/embedding.ts';
import type { Tx } from '../tenancy/scope.ts';
import type { Wanted } from './conversations.ts';

export interface Found {
  readonly gymId: string;
  readonly summaryId: string;
  /** −1 to 1: the cosine. */
  readonly likeness: number;
}

/** What a search gives, and how many conversations it looked at where it was not all of them. */
export interface Search {
  readonly found: readonly Found[];
  readonly searchedOnly: number | null;
}

/** Below this, a sentence shares letters with the search rather than a meaning. */
const likenessMin = 0.18;
const foundMax = 30;
/** Conversations whose very sentences are compared: the point of a long talk says too little of one sentence in it. */
const candidatesMax = 80;
const sentencesMax = 14;
/** What the hub itself compares of a tenant, the newest; 512 bytes each. */
const comparedMax = 20_000;
const batch = 2_000;

/** Who compares: the database by pgvector, or the hub. */
export type Compare = (tx: Tx, query: Float64Array, wanted: Wanted, limit?: number) => Promise<Search>;

/** @returns whether the database compares points itself. */
export async function hasVectors(tx: Tx): Promise<boolean> {
  const [answer] = await tx.query<{ has: boolean }>(
    `select exists (select from pg_attribute where attrelid = 'conversation_points'::regclass
       and attname = 'vector' and not attisdropped) as has`,
  );
  return answer?.has ?? false;
}

/** Conversations nearest in meaning to a text, of the tenant that the transaction is in. Nothing for a text without words. */
export async function searchByMeaning(tx: Tx, compare: Compare, text: string, wanted: Wanted): Promise<Search> {
  const query = embed(text);
  if (query.every((figure) => figure === 0)) return { found: [], searchedOnly: null };
  const { found, searchedOnly } = await compare(tx, query, wanted);
  return { found: await bySentence(tx, query, found), searchedOnly };
}

/** In the order of the sentence in each that is nearest, of its summary or of what the member said. */
async function bySentence(tx: Tx, query: Float64Array, candidates: readonly Found[]): Promise<Found[]> {
  const rows = await tx.query<{ gym_id: string; id: string; summary_text: string | null; said: string[] | null }>(
    `select c.gym_id, c.id, c.summary_text, (
       select array_agg(each.text) from (
         select t.text from session_turns t where t.gym_id = c.gym_id and t.session_id = c.session_id
           and t.role = 'member' and t.text <> '' order by length(t.text) desc limit $3) each) as said
     from unnest($1::uuid[], $2::uuid[]) as found (gym_id, id)
       join conversation_summaries c on c.gym_id = found.gym_id and c.id = found.id`,
    [candidates.map(({ gymId }) => gymId), candidates.map(({ summaryId }) => summaryId), sentencesMax],
  );
  const nearest: Found[] = [];
  for (const { gym_id: gymId, id: summaryId, summary_text: text, said } of rows) {
    const sentences = [...(text ?? '').split(/[.!?;:«»“”\n]+/), ...(said ?? [])].filter((each) => each.trim() !== '');
    const likeness = Math.max(...sentences.map((sentence) => cosine(query, embed(sentence))));
    if (likeness >= likenessMin) nearest.push({ gymId, summaryId, likeness });
    // Others are answered between two conversations.
    await setImmediate();
  }
  return nearest.sort(nearestFirst).slice(0, foundMax);
}

const nearestFirst = (one: Found, other: Found): number =>
  other.likeness - one.likeness || (one.summaryId < other.summaryId ? -1 : 1);

/** Points of the model alone, with as many figures as the query has. */
const comparable = `p.model_id = $1 and length(p.point) = $2 and ($3::uuid is null or p.gym_id = $3)
  and ($4::uuid is null or p.gym_id in (select id from gyms where franchise_id = $4))
  and (($5::uuid is null and $6::text is null) or exists (
    select from conversation_summaries c where c.gym_id = p.gym_id and c.id = p.summary_id
      and ($5::uuid is null or c.member_id = $5) and ($6::text is null or c.sentiment_label = $6)))`;
const valuesOf = (query: Float64Array, { gymId, franchiseId, memberId, sentiment }: Wanted): unknown[] => [
  ...[modelId, query.length * 2, gymId ?? null, franchiseId ?? null, memberId ?? null, sentiment ?? null],
];

/** By pgvector's cosine distance over every point of the tenant: exact, without an index that would be shared by all. */
export const compareInDatabase: Compare = async (tx, query, wanted) => {
  const rows = await tx.query<{ gym_id: string; summary_id: string; distance: number }>(
    `select p.gym_id, p.summary_id, p.vector <=> $7::real[]::vector as distance from conversation_points p
     where ${comparable} order by distance, p.summary_id limit $8`,
    [...valuesOf(query, wanted), [...query], candidatesMax],
  );
  const found = rows.map((row) => ({ gymId: row.gym_id, summaryId: row.summary_id, likeness: 1 - row.distance }));
  return { found: found.filter(({ likeness }) => likeness > 0), searchedOnly: null };
};

/** Point by point, the newest first; a cursor hands them over in batches, so that the hub never holds them all. */
export const compareHere: Compare = async (tx, query, wanted, limit = comparedMax) => {
  const best: Found[] = [];
  let compared = 0;
  await tx.query(
    `declare points no scroll cursor for select p.gym_id, p.summary_id, p.point from conversation_points p
     where ${comparable} order by p.created_at desc, p.summary_id desc limit $7`,
    [...valuesOf(query, wanted), limit + 1],
  );
  for (;;) {
    const rows = await tx.query<PointRow>(`fetch ${batch} from points`);
    for (const { gym_id, summary_id, point } of rows.slice(0, limit - compared)) {
      const likeness = cosineTo(query, point);
      if (likeness > 0) best.push({ gymId: gym_id, summaryId: summary_id, likeness });
    }
    best.sort(nearestFirst);
    best.splice(candidatesMax);
    compared += rows.length;
    if (rows.length < batch) break;
  }
  await tx.query('close points');
  return { found: best, searchedOnly: compared > limit ? limit : null };
};

interface PointRow {
  readonly gym_id: string;
  readonly summary_id: string;
  readonly point: Buffer;
}

/** @param query Of length 1. @param point Signed 16-bit numbers, the higher byte first. */
function cosineTo(query: Float64Array, point: Buffer): number {
  const copied = new Uint8Array(point).buffer;
  Buffer.from(copied).swap16();
  const figures = new Int16Array(copied);
  let [product, square] = [0, 0];
  for (let axis = 0; axis < query.length; axis++) {
    const figure = figures[axis] ?? 0;
    product += (query[axis] ?? 0) * figure;
    square += figure * figure;
  }
  return square === 0 ? 0 : product / Math.sqrt(square);
}

/** The sessions of summaries, in their order, each once. */
export async function sessionsOf(tx: Tx, found: readonly Found[]): Promise<{ gymId: string; id: string }[]> {
  const rows = await tx.query<{ gym_id: string; session_id: string }>(
    `select c.gym_id, c.session_id from unnest($1::uuid[], $2::uuid[]) with ordinality as found (gym_id, id, place)
       join conversation_summaries c on c.gym_id = found.gym_id and c.id = found.id order by found.place`,
    [found.map(({ gymId }) => gymId), found.map(({ summaryId }) => summaryId)],
  );
  const sessions = new Map(rows.map(({ gym_id: gymId, session_id: id }) => [id, { gymId, id }]));
  return [...sessions.values()];
}
