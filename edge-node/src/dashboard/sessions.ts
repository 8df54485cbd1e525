import type { SessionPageOne, SessionRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { TurnLabels } from './turn-labels.ts';

interface Row extends Omit<SessionRow, 'summary'> {
  readonly status: 'pending' | 'done' | 'failed' | null;
  readonly summaryText: string | null;
  readonly refinedText: string | null;
  readonly score: number | null;
  readonly sentiment: string | null;
  readonly emotion: string | null;
  readonly topics: string | null;
  readonly intents: string | null;
  readonly actionItems: string | null;
}

/**
 * What a cloud model made of the summary of a session `s`. It is shown in its place; figures are those of the box's own
 * summary alone, so that no conversation counts twice.
 */
const refinedOf = `(
  select summary_text from conversation_summaries refined
  where refined.session_id = s.id and refined.status = 'refined' and refined.summary_text <> ''
  order by refined.created_at desc limit 1)`;
/** Of several summaries of a session the one that is done, and of those the newest. */
const select = `
  select s.id, s.member_id as memberId, nullif(trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')), '') as memberName,
    k.name as kioskName, s.started_at as startedAt, s.closed_at as closedAt, s.language,
    c.status, c.summary_text as summaryText, ${refinedOf} as refinedText, c.sentiment_score as score, c.sentiment_label as sentiment, c.emotion,
    c.key_topics as topics, c.intents, c.action_items as actionItems
  from sessions s
  left join members m on m.id = s.member_id
  left join kiosks k on k.id = s.kiosk_id
  left join conversation_summaries c on c.id = (
    select id from conversation_summaries of_session where of_session.session_id = s.id and of_session.status <> 'refined'
    order by of_session.status = 'done' desc, of_session.created_at desc, of_session.id desc limit 1)`;

/** What a summary holds was written by this box, the hub or another version of either: what is not known is left out. */
const known = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .array(z.string())
    .catch([])
    .transform((all) => all.filter((each): each is Values[number] => values.includes(each)));
const Topics = known(topics);
const Intents = known([...intents, 'unknown']);
const ActionItems = z
  .array(z.object({ code: z.string(), parameters: z.record(z.string(), z.unknown()).default({}) }))
  .catch([]);
const Sentiment = z.enum(sentiments).nullable().catch(null);
const Emotion = z.enum(emotions).nullable().catch(null);

/** The conversations of the gym, the newest first. */
export class Conversations {
  readonly #byTime: Database.Statement<[number, number], Row>;
  readonly #byMember: Database.Statement<[string, number, number], Row>;
  readonly #byId: Database.Statement<[string], Row>;
  readonly #turns: Database.Statement<[string], { id: string; role: 'member' | 'jarvis'; text: string; at: number }>;
  readonly #labels: TurnLabels;

  constructor(db: Database.Database, labels: TurnLabels) {
    this.#labels = labels;
    // `+?` where a query sorts, joins or has a limit: see `preparedOnce`.
    this.#byTime = db.prepare(`${select} where s.started_at < ? order by s.started_at desc, s.id desc limit +?`);
    this.#byMember = db.prepare(
      `${select} where s.member_id = +? and s.started_at < ? order by s.started_at desc, s.id desc limit +?`,
    );
    this.#byId = db.prepare(`${select} where s.id = +?`);
    this.#turns = db.prepare(
      `select id, role, text, at from session_turns where session_id = +? and text <> '' order by at, id limit 500`,
    );
  }

  list({
    memberId,
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: {
    memberId?: string | undefined;
    before?: number | undefined;
    limit: number;
  }): SessionRow[] {
    const rows = memberId === undefined ? this.#byTime.all(before, limit) : this.#byMember.all(memberId, before, limit);
    return rows.map(sessionOf);
  }

  one(id: string): SessionPageOne | undefined {
    const row = this.#byId.get(id);
    if (row === undefined) return undefined;
    const labels = this.#labels(id);
    const turns = this.#turns.all(id).map((turn) => {
      const { score = null, intent = null } = labels.get(turn.id) ?? {};
      return { ...turn, score, intent };
    });
    return { session: sessionOf(row), turns };
  }
}

function sessionOf({
  status,
  summaryText,
  refinedText,
  score,
  sentiment,
  emotion,
  topics: about,
  intents: meant,
  actionItems,
  ...session
}: Row): SessionRow {
  if (status === null) return { ...session, summary: null };
  return {
    ...session,
    summary: {
      status,
      text: refinedText ?? summaryText,
      isRefined: refinedText !== null,
      score,
      sentiment: Sentiment.parse(sentiment),
      emotion: Emotion.parse(emotion),
      topics: Topics.parse(listIn(about)),
      intents: Intents.parse(listIn(meant)),
      actionItems: ActionItems.parse(listIn(actionItems)),
    },
  };
}

const listIn = (json: string | null): unknown => JSON.parse(json || '[]');
