import { CommunicationStyle } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Attendance } from './attendance.ts';
import { attendanceOf } from './attendance.ts';

export const FitnessLevel = z.enum(['beginner', 'intermediate', 'advanced']);
export type FitnessLevel = z.infer<typeof FitnessLevel>;

export interface Preferences {
  readonly communicationStyle: CommunicationStyle | null;
  readonly feedbackStyle: CommunicationStyle | null;
}

export interface Fitness {
  readonly level: FitnessLevel | null;
  /** Codes such as `weight_loss`. */
  readonly goals: readonly string[];
  readonly workoutsPerWeek: number | null;
}

/** When JARVIS and a member met before. Unix ms. */
export interface Recent {
  /** Of the last four weeks; null: there was none. */
  readonly lastVisitAt: number | null;
  /** When the last conversation that is over began; null: this is the first. */
  readonly lastSessionAt: number | null;
}

const dayMs = 86_400_000;

const Goals = z.array(z.string()).catch([]);
const Style = z.nullable(CommunicationStyle);

/** What a conversation may know of a member, as this box has it now. */
export class MemberFacts {
  readonly #preferences: Database.Statement<[string], { style: string | null; feedback: string | null }>;
  readonly #fitness: Database.Statement<
    [string],
    { level: string | null; goals: string | null; workoutsPerWeek: number | null }
  >;
  readonly #visits: Database.Statement<[string], number>;
  readonly #lastVisit: Database.Statement<[string, string, number], number | null>;
  readonly #lastSession: Database.Statement<[string], number | null>;

  constructor(db: Database.Database) {
    this.#preferences = db.prepare(
      `select communication_style as style, preferred_feedback_style as feedback
       from member_preferences where member_id = ? and deleted_at is null`,
    );
    this.#fitness = db.prepare(
      `select fitness_level as level, primary_goals as goals, workouts_per_week as workoutsPerWeek
       from member_fitness_profiles where member_id = ? and deleted_at is null`,
    );
    this.#visits = db.prepare<[string], number>('select entered_at from visits where member_id = ?').pluck();
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#lastVisit = db
      .prepare<[string, string, number], number | null>(
        'select max(entered_at) from visits where id >= ? and member_id = +? and entered_at >= ?',
      )
      .pluck();
    this.#lastSession = db
      .prepare<[string], number | null>(
        `select max(started_at) from sessions where member_id = +? and state = 'closed'`,
      )
      .pluck();
  }

  preferences(memberId: string): Preferences {
    const row = this.#preferences.get(memberId);
    return { communicationStyle: styleOf(row?.style), feedbackStyle: styleOf(row?.feedback) };
  }

  fitness(memberId: string): Fitness {
    const row = this.#fitness.get(memberId);
    const level = FitnessLevel.safeParse(row?.level);
    return {
      level: level.success ? level.data : null,
      goals: Goals.parse(JSON.parse(row?.goals ?? '[]')),
      workoutsPerWeek: row?.workoutsPerWeek ?? null,
    };
  }

  /** Reads all visits that the box remembers: for who asks, not for every conversation. */
  attendance(memberId: string, timezone: string, nowMs: number): Attendance {
    return attendanceOf(this.#visits.all(memberId), timezone, nowMs);
  }

  recent(memberId: string, nowMs: number): Recent {
    const since = nowMs - 28 * dayMs;
    return {
      lastVisitAt: this.#lastVisit.get(idsFrom(since - dayMs), memberId, since) ?? null,
      lastSessionAt: this.#lastSession.get(memberId) ?? null,
    };
  }
}

/** Where the ids made from then on begin: visits have no index but their ids, which sort by time. */
const idsFrom = (ms: number): string => Math.max(0, ms).toString(16).padStart(12, '0').replace(/^.{8}/, '$&-');

/** What a newer hub knows and this box does not is no preference here. */
function styleOf(text: string | null | undefined): CommunicationStyle | null {
  const style = Style.safeParse(text);
  return style.success ? style.data : null;
}
