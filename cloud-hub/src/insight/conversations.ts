import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import { NIL } from 'uuid';
import type { Conversation, ConversationRead } from '../../protocol/insight.ts';
import type { Tx } from '../tenancy/scope.ts';

export const listed = 50;
/** Conversations whose moods are drawn. */
const moodsDrawn = 20;

/** Which conversations are looked at; all that one may see where nothing is said. */
export interface Wanted {
  readonly gymId?: string | undefined;
  readonly franchiseId?: string | undefined;
  readonly memberId?: string | undefined;
  readonly sentiment?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly gym_id: string;
  readonly member_id: string | null;
  readonly member_name: string | null;
  readonly kiosk_name: string | null;
  readonly happened_at: Date;
  readonly closed_at: Date | null;
  readonly language: string | null;
  readonly status: 'pending' | 'done' | 'failed' | null;
  readonly summary_text: string | null;
  readonly refined_text: string | null;
  readonly sentiment_score: number | null;
  readonly sentiment_label: string | null;
  readonly emotion: string | null;
  readonly key_topics: unknown;
  readonly intents: unknown;
  readonly action_items: unknown;
}

/**
 * What a cloud model made of the summary of a session `s`. It is shown in its place; figures, moods and the search are those
 * of the box's own summary alone, so that no conversation counts twice.
 */
const refinedOf = `(
  select refined.summary_text from conversation_summaries refined
  where refined.gym_id = s.gym_id and refined.session_id = s.id and refined.status = 'refined' and refined.summary_text <> ''
  order by refined.created_at desc limit 1)`;
/** The parts of a session `s` that a page shows; of several summaries, the newest that is done. */
const shown = `s.id, s.gym_id, s.member_id, s.happened_at, s.closed_at, s.language,
  nullif(concat_ws(' ', m.first_name, m.last_name), '') as member_name, k.name as kiosk_name,
  c.status, c.summary_text, ${refinedOf} as refined_text, c.sentiment_score, c.sentiment_label, c.emotion, c.key_topics, c.intents, c.action_items`;
const around = `
  left join members m on m.id = s.member_id and m.gym_id = s.gym_id
  left join kiosks k on k.id = s.kiosk_id and k.gym_id = s.gym_id
  left join lateral (
    select * from conversation_summaries of_session
    where of_session.gym_id = s.gym_id and of_session.session_id = s.id and of_session.status <> 'refined'
    order by (of_session.status = 'done') desc, of_session.created_at desc limit 1
  ) c on true`;

/**
 * The newest first, as they really happened. Each gym gives its own newest by its own index; only what the page shows is looked
 * up. Without an id, `before` leaves out all of that moment.
 */
export async function readConversations(
  tx: Tx,
  wanted: Wanted & { readonly before?: number | undefined; readonly beforeId?: string | undefined },
): Promise<{ conversations: Conversation[]; hasMore: boolean }> {
  const newest = await tx.query<{ gym_id: string; id: string }>(
    `select newest.gym_id, newest.id from gyms g cross join lateral (
       select s.gym_id, s.id, s.happened_at from sessions s
       where s.gym_id = g.id and ($3::uuid is null or s.member_id = $3)
         and ($4::text is null or exists (select from conversation_summaries c
           where c.gym_id = s.gym_id and c.session_id = s.id and c.status = 'done' and c.sentiment_label = $4))
         and ($5::timestamptz is null or (s.happened_at, s.id) < ($5, $6::uuid))
       order by s.happened_at desc, s.id desc limit $7
     ) newest
     where ($1::uuid is null or g.id = $1) and ($2::uuid is null or g.franchise_id = $2)
     order by newest.happened_at desc, newest.id desc limit $7`,
    [
      ...[wanted.gymId ?? null, wanted.franchiseId ?? null, wanted.memberId ?? null, wanted.sentiment ?? null],
      ...[wanted.before === undefined ? null : new Date(wanted.before), wanted.beforeId ?? NIL, listed + 1],
    ],
  );
  const ids = newest.slice(0, listed).map(({ gym_id: gymId, id }) => ({ gymId, id }));
  return { conversations: await readConversationsOf(tx, ids), hasMore: newest.length > listed };
}

/** In the order of the ids. */
export async function readConversationsOf(
  tx: Tx,
  ids: readonly { gymId: string; id: string }[],
): Promise<Conversation[]> {
  const rows = await tx.query<Row>(
    `select ${shown} from unnest($1::uuid[], $2::uuid[]) with ordinality as found (gym_id, id, place)
       join sessions s on s.gym_id = found.gym_id and s.id = found.id ${around} order by found.place`,
    [ids.map(({ gymId }) => gymId), ids.map(({ id }) => id)],
  );
  return rows.map(conversationOf);
}

/** @throws RequestRefused when there is none among theirs. */
export async function readConversation(tx: Tx, id: string): Promise<ConversationRead> {
  const [row] = await tx.query<Row>(`select ${shown} from sessions s ${around} where s.id = $1`, [id]);
  if (row === undefined) throw unknownConversation();
  const turns = await tx.query<{ id: string; role: 'member' | 'jarvis'; text: string; at: Date }>(
    `select id, role, text, at from session_turns where gym_id = $1 and session_id = $2 and text <> ''
     order by at, id limit 1000`,
    [row.gym_id, id],
  );
  const [felt] = await tx.query<{ moods: unknown }>('select moods from session_moods where gym_id = $1 and id = $2', [
    ...[row.gym_id, id],
  ]);
  const scoreByTurn = scoresIn(felt?.moods);
  const conversation = conversationOf(row);
  return {
    conversation,
    turns: turns.map(({ at, ...turn }) => ({ ...turn, at: at.getTime(), score: scoreByTurn.get(turn.id) ?? null })),
    moods: row.member_id === null ? [] : await readMoods(tx, row.gym_id, row.member_id, conversation.startedAt),
  };
}

/** By turn. @param moods As a box sent them; erased, nothing. */
function scoresIn(moods: unknown): ReadonlyMap<string, number> {
  const told = (Array.isArray(moods) ? moods : []).filter(
    (mood: { turn_id?: unknown; score?: unknown } | null): mood is { turn_id: string; score: number } =>
      typeof mood?.turn_id === 'string' && typeof mood.score === 'number',
  );
  return new Map(told.map(({ turn_id: turnId, score }) => [turnId, score]));
}

/** How a member felt from one conversation to the next, the oldest first. @param until Unix ms, of the last. */
export async function readMoods(
  tx: Tx,
  gymId: string,
  memberId: string,
  until: number | null,
): Promise<ConversationRead['moods']> {
  const rows = await tx.query<{ id: string; at: Date; score: number }>(
    `select * from (
       select distinct on (s.id) s.id, s.happened_at as at, c.sentiment_score as score
       from sessions s join conversation_summaries c on c.gym_id = s.gym_id and c.session_id = s.id
       where s.gym_id = $1 and s.member_id = $2 and c.status = 'done' and c.sentiment_score is not null
         and ($3::timestamptz is null or s.happened_at <= $3)
       order by s.id, c.created_at desc
     ) each order by at desc limit $4`,
    [gymId, memberId, until === null ? null : new Date(until), moodsDrawn],
  );
  return rows.map(({ at, ...mood }) => ({ ...mood, at: at.getTime() })).reverse();
}

/** Boxes of several versions send codes: those that this version does not know are left out. */
function known<Code extends string>(codes: readonly Code[], value: unknown): Code[] {
  if (!Array.isArray(value)) return [];
  return codes.filter((code) => value.includes(code));
}
const one = <Code extends string>(codes: readonly Code[], value: string | null): Code | null =>
  codes.find((code) => code === value) ?? null;

const isItem = (item: unknown): item is { code: string; parameters?: unknown } =>
  typeof item === 'object' && item !== null && 'code' in item && typeof item.code === 'string';

const conversationOf = (row: Row): Conversation => ({
  id: row.id,
  gymId: row.gym_id,
  memberId: row.member_id,
  memberName: row.member_name,
  kioskName: row.kiosk_name,
  startedAt: row.happened_at.getTime(),
  closedAt: row.closed_at?.getTime() ?? null,
  language: row.language,
  summary:
    row.status === null
      ? null
      : {
          status: row.status,
          text: row.refined_text ?? (row.summary_text === '' ? null : row.summary_text),
          isRefined: row.refined_text !== null,
          score: row.sentiment_score,
          sentiment: one(sentiments, row.sentiment_label),
          emotion: one(emotions, row.emotion),
          topics: known(topics, row.key_topics),
          intents: known([...intents, 'unknown'], row.intents),
          actionItems: (Array.isArray(row.action_items) ? row.action_items : []).filter(isItem).map((item) => ({
            code: item.code,
            parameters: (item.parameters ?? {}) as Record<string, unknown>,
          })),
        },
});

const unknownConversation = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown-conversation',
    message: 'There is no such conversation.',
    remedy: 'Read the list anew.',
  });
