import type { Overview } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type Database from 'better-sqlite3';
import { lowestId } from '../store/new-id.ts';

/** An id may be a little older than the moment it stands for, ms: clocks are set. */
const slackMs = 86_400_000;
const negativeBelow = -0.3;

/** What happened since the day began. */
export class Today {
  readonly #visits: Database.Statement<[string, number], number>;
  readonly #sessions: Database.Statement<[number], number>;
  readonly #negative: Database.Statement<[number], number>;
  readonly #reports: Database.Statement<[string, number], number>;

  constructor(db: Database.Database) {
    const count = <Given extends unknown[]>(sql: string) =>
      db.prepare<Given, number>(`select count(*) from ${sql}`).pluck() as Database.Statement<Given, number>;
    this.#visits = count('visits where id >= ? and entered_at >= ?');
    this.#sessions = count('sessions where started_at >= ?');
    this.#negative = count(
      `sessions s where s.started_at >= ? and exists (
         select 1 from conversation_summaries c
         where c.session_id = s.id and c.status = 'done' and c.sentiment_score < ${negativeBelow})`,
    );
    this.#reports = count('equipment_reports where id >= ? and reported_at >= ?');
  }

  /** @param since When the day began, Unix ms. */
  figures(since: number): Overview['today'] {
    const fromId = lowestId(since - slackMs);
    return {
      visits: this.#visits.get(fromId, since) ?? 0,
      sessions: this.#sessions.get(since) ?? 0,
      negativeSessions: this.#negative.get(since) ?? 0,
      reports: this.#reports.get(fromId, since) ?? 0,
    };
  }
}
