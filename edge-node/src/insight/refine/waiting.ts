import type Database from 'better-sqlite3';

/** A conversation whose summary is done and may be worded better. */
export interface Waiting {
  readonly summaryId: string;
  readonly sessionId: string;
  readonly gymId: string;
  readonly memberId: string;
  readonly kioskId: string | null;
  readonly language: string | null;
  readonly draft: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
}

export interface Refinement {
  readonly tries: number;
  /** Unix ms; null: given up. */
  readonly nextAt: number | null;
  /** A code. */
  readonly cause: string | null;
}

/** Which refinements are still to be made, as the store has it. */
export class WaitingRefinements {
  readonly #one: Database.Statement<[string], Waiting>;
  readonly #due: Database.Statement<[{ now: number; maxMs: number }], string>;
  readonly #said: Database.Statement<[string], string>;
  readonly #read: Database.Statement<[string], Refinement>;
  readonly #keep: Database.Statement<[string, number, number | null, string | null]>;
  readonly #forget: Database.Statement<[string]>;
  readonly #exists: Database.Statement<[string], 1>;
  readonly #counts: Database.Statement<[], { waiting: number; failed: number; cause: string | null }>;

  constructor(db: Database.Database) {
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#one = db.prepare(
      `select c.id as summaryId, c.session_id as sessionId, c.gym_id as gymId, c.member_id as memberId,
         c.kiosk_id as kioskId, s.language, c.summary_text as draft, m.first_name as firstName, m.last_name as lastName
       from conversation_summaries c left join sessions s on s.id = c.session_id left join members m on m.id = c.member_id
       where c.session_id = +? and c.status = 'done' and c.summary_text <> '' and c.member_id is not null
       order by c.created_at desc limit 1`,
    );
    this.#due = db
      .prepare<[{ now: number; maxMs: number }], string>(
        `select session_id from summary_refinements
         where next_at is not null and (next_at <= @now or next_at > @now + @maxMs) order by next_at limit 20`,
      )
      .pluck();
    this.#said = db
      .prepare<[string], string>(
        `select text from session_turns where session_id = +? and role = 'member' and trim(text) <> '' order by at, id`,
      )
      .pluck();
    this.#read = db.prepare('select tries, next_at as nextAt, cause from summary_refinements where session_id = ?');
    this.#keep = db.prepare(
      'insert or replace into summary_refinements (session_id, tries, next_at, cause) values (?, ?, ?, ?)',
    );
    this.#forget = db.prepare('delete from summary_refinements where session_id = ?');
    this.#exists = db.prepare<[string], 1>('select 1 from conversation_summaries where id = ?').pluck();
    this.#counts = db.prepare(
      `select count(next_at) as waiting, count(*) - count(next_at) as failed,
         (select cause from summary_refinements where cause is not null order by next_at is not null, next_at desc limit 1) as cause
       from summary_refinements`,
    );
  }

  /** Undefined when there is no summary of it to refine. */
  one(sessionId: string): Waiting | undefined {
    return this.#one.get(sessionId);
  }

  /**
   * The sessions that may be tried now.
   *
   * @param now Unix ms.
   * @param maxMs For how long one can be put off: what waits for longer was put off by a clock that was wrong.
   */
  due(now: number, maxMs: number): string[] {
    return this.#due.all({ now, maxMs });
  }

  said(sessionId: string): string[] {
    return this.#said.all(sessionId);
  }

  isRefined(refinedId: string): boolean {
    return this.#exists.get(refinedId) === 1;
  }

  read(sessionId: string): Refinement | undefined {
    return this.#read.get(sessionId);
  }

  keep(sessionId: string, { tries, nextAt, cause }: Refinement): void {
    this.#keep.run(sessionId, tries, nextAt, cause);
  }

  forget(sessionId: string): void {
    this.#forget.run(sessionId);
  }

  /** How many wait, how many were given up, and why the last one. */
  counts() {
    return this.#counts.get() ?? { waiting: 0, failed: 0, cause: null };
  }
}
