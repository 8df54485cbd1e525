import { languages, type LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import type Database from 'better-sqlite3';
import type { Meaning, Turn } from './understand.ts';
import type { ToolCallRow } from './outcomes.ts';

/** A conversation that is over and not understood yet. */
export interface Pending {
  readonly summaryId: string;
  readonly sessionId: string;
  readonly gymId: string;
  readonly memberId: string;
  readonly kioskId: string | null;
  readonly language: string | null;
}

export interface Tries {
  readonly tries: number;
  /** Unix ms. */
  readonly nextAt: number;
  /** A code. */
  readonly cause: string;
}

/** What of conversations is still to be understood, as the store has it. */
export class PendingSummaries {
  readonly #db: Database.Database;
  readonly #one: Database.Statement<[string], Pending>;
  readonly #due: Database.Statement<[{ now: number; maxMs: number }], string>;
  readonly #turns: Database.Statement<[string], Turn>;
  readonly #calls: Database.Statement<[string], ToolCallRow>;
  readonly #label: Database.Statement;
  readonly #forget: Database.Statement<[string]>;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#one = db.prepare(
      `select c.id as summaryId, c.session_id as sessionId, c.gym_id as gymId, c.member_id as memberId,
         c.kiosk_id as kioskId, (select language from sessions where id = c.session_id) as language
       from conversation_summaries c
       where c.session_id = ? and c.status = 'pending' and c.member_id is not null limit 1`,
    );
    this.#due = db
      .prepare<[{ now: number; maxMs: number }], string>(
        `select session_id from conversation_summaries
         where status = 'pending' and member_id is not null
           and session_id not in (select session_id from summary_tries where next_at > @now and next_at <= @now + @maxMs)
         order by created_at limit 20`,
      )
      .pluck();
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#turns = db.prepare('select id, role, text from session_turns where session_id = +? order by at, id');
    this.#calls = db.prepare('select name, result from tool_calls where scope = +? order by called_at, call_id');
    this.#forget = db.prepare('delete from summary_tries where session_id = ?');
    this.#label = db.prepare(
      `insert or replace into turn_labels
         (turn_id, session_id, member_id, intent, sentiment, score, emotion, topics, confidence, model)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Undefined when it is understood, given up, or never was. */
  one(sessionId: string): Pending | undefined {
    return this.#one.get(sessionId);
  }

  /**
   * The sessions that may be tried now, the oldest first.
   *
   * @param now Unix ms.
   * @param maxMs For how long one can be put off: what waits for longer was put off by a clock that was wrong.
   */
  due(now: number, maxMs: number): string[] {
    return this.#due.all({ now, maxMs });
  }

  said(sessionId: string): { turns: Turn[]; calls: ToolCallRow[] } {
    return { turns: this.#turns.all(sessionId), calls: this.#calls.all(sessionId) };
  }

  /** Keeps what each turn was labelled as. */
  keepLabels({ sessionId, memberId }: Pending, { labels, turnIds }: Pick<Meaning, 'labels' | 'turnIds'>): void {
    for (const [at, { intent, sentiment, score, emotion, topics, confidence, model }] of labels.entries()) {
      this.#label.run(
        turnIds[at],
        sessionId,
        memberId,
        intent,
        sentiment,
        score,
        emotion,
        JSON.stringify(topics),
        confidence,
        model,
      );
    }
  }

  tries(sessionId: string): number {
    return (
      this.#db
        .prepare<[string], number>('select tries from summary_tries where session_id = ?')
        .pluck()
        .get(sessionId) ?? 0
    );
  }

  keepTries(sessionId: string, { tries, nextAt, cause }: Tries): void {
    this.#db
      .prepare(
        `insert into summary_tries (session_id, tries, next_at, cause) values (?, ?, ?, ?) on conflict (session_id)
         do update set tries = excluded.tries, next_at = excluded.next_at, cause = excluded.cause`,
      )
      .run(sessionId, tries, nextAt, cause);
  }

  forgetTries(sessionId: string): void {
    this.#forget.run(sessionId);
  }

  waiting(): number {
    const count = `select count(*) from conversation_summaries where status = 'pending'`;
    return this.#db.prepare<[], number>(count).pluck().get() ?? 0;
  }

  /** Those that were given up, the newest first. */
  failures(): Failure[] {
    return this.#db
      .prepare<[], Failure>(
        `select c.session_id as sessionId, c.member_id as memberId, t.cause, t.tries, c.created_at as closedAt
         from summary_tries t join conversation_summaries c on c.session_id = t.session_id
         where c.status = 'failed' order by c.created_at desc limit 100`,
      )
      .all();
  }
}

export interface Failure {
  readonly sessionId: string;
  readonly memberId: string | null;
  readonly cause: string;
  readonly tries: number;
  /** Unix ms. */
  readonly closedAt: number;
}

export const languageOf = (code: string | null): LabelLanguage | undefined => languages.find((each) => each === code);
