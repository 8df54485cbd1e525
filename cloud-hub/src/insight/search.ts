import { setImmediate } from 'node:timers/promises';
import {
  cosine,
  embed,
  embedFormerly,
  embedQuery,
  formerModelId,
  modelId,
} from '@jarvis-edge/sync/meaning/embedding.ts';
import type { Tx } from '../tenancy/scope.ts';
import type { Wanted } from './conversations.ts';

export interface Found {
  readonly gymId: string;
  readonly summaryId: string;
  /** −1 to 1: the cosine. */
  readonly likeness: number;
}

/** One that is near, with the sentence in it that is nearest. */
export interface Near extends Found {
  readonly sentence: string;
}

/** What is looked for, as a point of one model. */
export interface Asked {
  readonly modelId: string;
  /** Of length 1. */
  readonly point: Float64Array;
}

/** What a search gives, and how many conversations it looked at where it was not all of them. */
export interface Search<One extends Found = Found> {
  readonly found: readonly One[];
  readonly searchedOnly: number | null;
}

/** Below this, a sentence shares letters with the search rather than a meaning. */
const likenessMin = 0.15;
/** What is less like it than this share of the best is not what was meant. */
const shareOfBestMin = 0.4;
const foundMax = 30;
/** Conversations whose very sentences are compared: the point of a long talk says too little of one sentence in it. */
const candidatesMax = 80;
const turnsMax = 14;
/** What the hub itself compares of a tenant, the newest; 512 bytes each. */
const comparedMax = 20_000;
const batch = 2_000;

/** Who compares: the database by pgvector, or the hub. */
export type Compare = (tx: Tx, asked: Asked, wanted: Wanted, limit?: number) => Promise<Search>;

/** @returns whether the database compares points itself. */
export async function hasVectors(tx: Tx): Promise<boolean> {
  const [answer] = await tx.query<{ has: boolean }>(
    `select exists (select from pg_attribute where attrelid = 'conversation_points'::regclass
       and attname = 'vector' and not attisdropped) as has`,
  );
  return answer?.has ?? false;
}

/**
 * Conversations nearest in meaning to a text, of the tenant that the transaction is in. Nothing for a text without words. Each is
 * looked for among the points of its own model; which are nearest of all, their sentences say, by the model of now.
 */
export async function searchByMeaning(tx: Tx, compare: Compare, text: string, wanted: Wanted): Promise<Search<Near>> {
  const point = embedQuery(text);
  if (point.every((figure) => figure === 0)) return { found: [], searchedOnly: null };
  const now = await compare(tx, { modelId, point }, wanted);
  const before = await compare(tx, { modelId: formerModelId, point: embedFormerly(text) }, wanted);
  const limits = [now.searchedOnly, before.searchedOnly].filter((limit) => limit !== null);
  return {
    found: await bySentence(tx, point, [...now.found, ...before.found]),
    searchedOnly: limits.length === 0 ? null : Math.max(...limits),
  };
}

/** In the order of the sentence in each that is nearest, of its summary or of what the member said. */
async function bySentence(tx: Tx, query: Float64Array, candidates: readonly Found[]): Promise<Near[]> {
  const rows = await tx.query<{ gym_id: string; id: string; summary_text: string | null; said: string[] | null }>(
    `select c.gym_id, c.id, c.summary_text, (
       select array_agg(each.text) from (
         select t.text from session_turns t where t.gym_id = c.gym_id and t.session_id = c.session_id
           and t.role = 'member' and t.text <> '' order by length(t.text) desc limit $3) each) as said
     from unnest($1::uuid[], $2::uuid[]) as found (gym_id, id)
       join conversation_summaries c on c.gym_id = found.gym_id and c.id = found.id`,
    [candidates.map(({ gymId }) => gymId), candidates.map(({ summaryId }) => summaryId), turnsMax],
  );
  const near: Near[] = [];
  for (const { gym_id: gymId, id: summaryId, summary_text: text, said } of rows) {
    let nearest = { sentence: '', likeness: 0 };
    // What the member said comes before what the summary makes of it.
    for (const sentence of [...(said ?? []), text ?? ''].flatMap(sentencesOf)) {
      const likeness = cosine(query, embed(sentence));
      if (likeness > nearest.likeness) nearest = { sentence, likeness };
    }
    if (nearest.likeness >= likenessMin) near.push({ gymId, summaryId, ...nearest });
    // Others are answered between two conversations.
    await setImmediate();
  }
  near.sort(nearestFirst);
  const best = near[0]?.likeness ?? 0;
  return near.filter(({ likeness }) => likeness >= best * shareOfBestMin).slice(0, foundMax);
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|[;«»“”\n]+|:\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const nearestFirst = (one: Found, other: Found): number =>
  other.likeness - one.likeness || (one.summaryId < other.summaryId ? -1 : 1);

/** Points of that model alone, with as many figures as the one that is asked for. */
const comparable = `p.model_id = $1 and length(p.point) = $2 and ($3::uuid is null or p.gym_id = $3)
  and ($4::uuid is null or p.gym_id in (select id from gyms where franchise_id = $4))
  and (($5::uuid is null and $6::text is null) or exists (
    select from conversation_summaries c where c.gym_id = p.gym_id and c.id = p.summary_id
      and ($5::uuid is null or c.member_id = $5) and ($6::text is null or c.sentiment_label = $6)))`;
const valuesOf = (asked: Asked, { gymId, franchiseId, memberId, sentiment }: Wanted): unknown[] => [
  ...[asked.modelId, asked.point.length * 2, gymId ?? null, franchiseId ?? null, memberId ?? null, sentiment ?? null],
];

/** By pgvector's cosine distance over every point of the tenant: exact, without an index that would be shared by all. */
export const compareInDatabase: Compare = async (tx, asked, wanted) => {
  const rows = await tx.query<{ gym_id: string; summary_id: string; distance: number }>(
    `select p.gym_id, p.summary_id, p.vector <=> $7::real[]::vector as distance from conversation_points p
     where ${comparable} order by distance, p.summary_id limit $8`,
    [...valuesOf(asked, wanted), [...asked.point], candidatesMax],
  );
  const found = rows.map((row) => ({ gymId: row.gym_id, summaryId: row.summary_id, likeness: 1 - row.distance }));
  return { found: found.filter(({ likeness }) => likeness > 0), searchedOnly: null };
};

/** Point by point, the newest first; a cursor hands them over in batches, so that the hub never holds them all. */
export const compareHere: Compare = async (tx, asked, wanted, limit = comparedMax) => {
  const best: Found[] = [];
  let compared = 0;
  await tx.query(
    `declare points no scroll cursor for select p.gym_id, p.summary_id, p.point from conversation_points p
     where ${comparable} order by p.created_at desc, p.summary_id desc limit $7`,
    [...valuesOf(asked, wanted), limit + 1],
  );
  for (;;) {
    const rows = await tx.query<PointRow>(`fetch ${batch} from points`);
    for (const { gym_id, summary_id, point } of rows.slice(0, limit - compared)) {
      const likeness = cosineTo(asked.point, point);
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

/** The sessions of summaries, in their order, each once, with its sentence. */
export async function sessionsOf(
  tx: Tx,
  found: readonly Near[],
): Promise<{ gymId: string; id: string; sentence: string }[]> {
  const rows = await tx.query<{ gym_id: string; session_id: string; place: string }>(
    `select c.gym_id, c.session_id, found.place from unnest($1::uuid[], $2::uuid[]) with ordinality as found (gym_id, id, place)
       join conversation_summaries c on c.gym_id = found.gym_id and c.id = found.id order by found.place`,
    [found.map(({ gymId }) => gymId), found.map(({ summaryId }) => summaryId)],
  );
  const sessions = new Map<string, { gymId: string; id: string; sentence: string }>();
  for (const { gym_id: gymId, session_id: id, place } of rows) {
    if (!sessions.has(id)) sessions.set(id, { gymId, id, sentence: found[Number(place) - 1]?.sentence ?? '' });
  }
  return [...sessions.values()];
}
