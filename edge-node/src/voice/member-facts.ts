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

/** What went before this conversation. */
export interface Recent extends Attendance {
  /** When the last conversation that is over began, Unix ms; null: this is the first. */
  readonly lastSessionAt: number | null;
}

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
    this.#lastSession = db
      .prepare<[string], number | null>(`select max(started_at) from sessions where member_id = ? and state = 'closed'`)
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

  recent(memberId: string, timezone: string, nowMs: number): Recent {
    return {
      ...attendanceOf(this.#visits.all(memberId), timezone, nowMs),
      lastSessionAt: this.#lastSession.get(memberId) ?? null,
    };
  }
}

/** What a newer hub knows and this box does not is no preference here. */
function styleOf(text: string | null | undefined): CommunicationStyle | null {
  const style = Style.safeParse(text);
  return style.success ? style.data : null;
}
