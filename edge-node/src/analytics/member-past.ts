import type { BusinessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import type { MemberPast } from '@jarvis-edge/sync/analytics/figures-of.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { lowestId } from '../store/new-id.ts';
import { weightGoal } from './weight-goal.ts';

const dayMs = 86_400_000;
/** Clocks that are set while the box runs may leave a visit so far ahead, ms; one further ahead has a wrong time. */
const aheadMs = 5 * 60_000;

/** What the visits of a member come to, up to one of them. */
const CountedVisits = z.object({ count: z.int(), lastAt: z.number().nullable(), recent: z.array(z.number()) });
export interface VisitsSoFar {
  readonly visits: z.infer<typeof CountedVisits>;
  /** An id: visits sort by time. */
  readonly to: string;
}

/** No visit with that id or a later one is counted: a clock that was wrong made it. */
export const idsEnd = ({ now }: BusinessCalendar): string => lowestId(now + aheadMs + 1);

export const noVisits: VisitsSoFar['visits'] = { count: 0, lastAt: null, recent: [] };

interface MemberRow {
  readonly memberSince: number | null;
  readonly membershipExpires: number | null;
  readonly workoutsPerWeek: number | null;
  readonly currentKg: number | null;
  readonly targetKg: number | null;
  readonly goals: string | null;
}

const Goals = z.array(z.string()).catch([]);

/** Reads what the box knows of a member's past. Visits are not filed by member: those counted before are not read again. */
export class MemberPasts {
  readonly #member: Database.Statement<[string], MemberRow>;
  readonly #counted: Database.Statement<[string], { visits: string; to: string }>;
  readonly #visits: Database.Statement<[string, string, string], { id: string; at: number }>;
  readonly #visitsAround: Database.Statement<[string, number, number], number>;
  readonly #sessions: Database.Statement<[string], { count: number; meanMs: number | null; lastAt: number | null }>;
  readonly #recentSessions: Database.Statement<[string, number], number>;
  readonly #sentiments: Database.Statement<[string], { at: number; score: number }>;
  readonly #bookings: Database.Statement<[string, number], { startsAt: number; state: string }>;

  constructor(db: Database.Database) {
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#member = db.prepare(
      `select m.member_since as memberSince, m.membership_expires as membershipExpires,
         f.workouts_per_week as workoutsPerWeek, f.current_weight_kg as currentKg, f.target_weight_kg as targetKg,
         f.primary_goals as goals
       from members m left join member_fitness_profiles f on f.member_id = m.id and f.deleted_at is null
       where m.id = +? limit 1`,
    );
    this.#counted = db.prepare('select visits, visits_to as "to" from member_figures where member_id = ?');
    this.#visits = db.prepare(
      'select id, entered_at as at from visits where id > ? and id < ? and member_id = +? order by id',
    );
    this.#visitsAround = db
      .prepare<[string, number, number], number>(
        'select entered_at from visits where member_id = ? and entered_at >= ? and entered_at <= ?',
      )
      .pluck();
    this.#sessions = db.prepare(
      `select count(*) as count, avg(closed_at - started_at) as meanMs, max(started_at) as lastAt
       from sessions where member_id = +? and state = 'closed'`,
    );
    this.#recentSessions = db
      .prepare<[string, number], number>(
        `select started_at from sessions where member_id = ? and started_at >= ? and state = 'closed'`,
      )
      .pluck();
    this.#sentiments = db.prepare(
      `select s.started_at as at, c.sentiment_score as score
       from sessions s join conversation_summaries c on c.session_id = s.id
       where s.member_id = +? and c.status = 'done' and c.sentiment_score is not null`,
    );
    this.#bookings = db.prepare(
      `select starts_at as startsAt, state from bookings
       where member_id = ? and starts_at >= ? and state in ('booked', 'attended')`,
    );
  }

  /** Visits counted before. @returns none of a member whom nobody has counted, or while the clock was ahead. */
  counted(memberId: string, calendar: BusinessCalendar): VisitsSoFar {
    const row = this.#counted.get(memberId);
    if (row === undefined || row.to >= idsEnd(calendar)) return { visits: noVisits, to: '' };
    return { visits: CountedVisits.parse(JSON.parse(row.visits)), to: row.to };
  }

  /** When a member came in the 28 business days up to that time, and since. @param at Unix ms. */
  visitsAround(memberId: string, at: number, { now }: BusinessCalendar): readonly number[] {
    return this.#visitsAround.all(memberId, at - 30 * dayMs, now + aheadMs);
  }

  /** @param known From `counted`, or from a count of everybody's at once. @returns undefined for an unknown member. */
  of(memberId: string, calendar: BusinessCalendar, known: VisitsSoFar) {
    const row = this.#member.get(memberId);
    if (row === undefined) return undefined;
    const { memberSince, membershipExpires, workoutsPerWeek, currentKg, targetKg, goals } = row;
    const visitsSoFar = withVisits(known, this.#visits.all(known.to, idsEnd(calendar), memberId), calendar);
    const since = calendar.now - 30 * dayMs;
    const past: MemberPast = {
      ...{ visits: visitsSoFar.visits, memberSince, membershipExpires, workoutsPerWeek },
      sessions: {
        ...(this.#sessions.get(memberId) ?? { count: 0, meanMs: null, lastAt: null }),
        recent: this.#recentSessions.all(memberId, since),
      },
      sentiments: this.#sentiments.all(memberId),
      bookings: this.#bookings.all(memberId, since),
    };
    const goal = weightGoal({ currentKg, targetKg, goals: Goals.parse(JSON.parse(goals ?? '[]')) });
    return { past, visitsSoFar, goal };
  }
}

/**
 * Adds visits to those counted before; what is too old for any figure is counted and let go.
 *
 * @param more In the order of their ids.
 */
export function withVisits(
  { visits, to }: VisitsSoFar,
  more: readonly { readonly id: string; readonly at: number }[],
  { now, isWithin }: BusinessCalendar,
): VisitsSoFar {
  const times = more.map(({ at }) => at).filter((at) => at <= now + aheadMs);
  return {
    visits: {
      count: visits.count + times.length,
      lastAt: times.reduce<number | null>((last, at) => Math.max(last ?? at, at), visits.lastAt),
      recent: [...visits.recent, ...times].filter((at) => at > now || isWithin(at, 28)),
    },
    to: more.at(-1)?.id ?? to,
  };
}
