import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Gym } from '../../store/place.ts';
import type { MemberFacts } from '../member-facts.ts';
import type { Tool } from './tool.ts';
import { foundPersonal, notDone, tool } from './tool.ts';

interface MembershipRow {
  readonly type: string | null;
  readonly plan: string | null;
  readonly expires: number | null;
  readonly frozenFrom: number | null;
  readonly frozenUntil: number | null;
  readonly paymentDueSince: number | null;
  readonly memberSince: number | null;
  readonly isActive: number | null;
  readonly suspendedReason: string | null;
}

export interface OwnFiguresDeps {
  readonly db: Database.Database;
  readonly gym: () => Gym | undefined;
  readonly facts: Pick<MemberFacts, 'fitness' | 'attendance'>;
}

/** A member's own figures: for the screen, and aloud only when asked for. */
export function ownFigures({ db, gym, facts }: OwnFiguresDeps): Tool[] {
  // `+?` where a query sorts or joins: see `preparedOnce`.
  const membershipOf = db.prepare<[string], MembershipRow>(
    `select m.membership_type as type, p.name as plan, m.membership_expires as expires, m.frozen_from as frozenFrom,
       m.frozen_until as frozenUntil, m.payment_due_since as paymentDueSince, m.member_since as memberSince,
       m.is_active as isActive, m.suspended_reason as suspendedReason
     from members m left join plans p on p.id = m.plan_id where m.id = +? and m.deleted_at is null`,
  );
  return [
    tool({
      name: 'my_progress',
      description:
        "This member's visits (28 days, this and last week, this and last month of the calendar, in all, weeks in a row) and goals. Personal: shown on the screen; say figures aloud only when asked for them.",
      parameters: z.strictObject({}),
      writes: false,
      run(_, { memberId, nowMs }) {
        const place = gym();
        if (place === undefined) return notDone('not-ready', 'The box does not know its gym yet.');
        const attendance = facts.attendance(memberId, place.timezone, nowMs);
        const { visits28d, visitsThisWeek, visitsTotal, weeksInARow, firstVisitAt } = attendance;
        const { visitsLastWeek, visitsThisMonth, visitsLastMonth } = attendance;
        const { goals, workoutsPerWeek } = facts.fitness(memberId);
        return foundPersonal({
          ...{ visits28d, visitsThisWeek, visitsTotal, weeksInARow, countedSince: firstVisitAt },
          ...{ visitsLastWeek, visitsThisMonth, visitsLastMonth },
          ...{ goals, workoutsPerWeek },
        });
      },
    }),
    tool({
      name: 'membership',
      description:
        "This member's membership: type, end, pause, payment due. Times are Unix ms. Personal: shown on the screen; say figures aloud only when asked for them.",
      parameters: z.strictObject({}),
      writes: false,
      run(_, { memberId, nowMs }) {
        const row = membershipOf.get(memberId);
        if (row === undefined) return notDone('not-ready', 'The box does not know this membership yet.');
        const { frozenFrom, frozenUntil, isActive, suspendedReason, ...rest } = row;
        return foundPersonal({
          ...rest,
          expired: row.expires !== null && row.expires <= nowMs,
          frozen: frozenFrom !== null && frozenFrom <= nowMs && (frozenUntil === null || nowMs < frozenUntil),
          frozenFrom,
          frozenUntil,
          paymentDue: row.paymentDueSince !== null && row.paymentDueSince <= nowMs,
          active: isActive === 1,
          // Why is for staff to say.
          suspended: suspendedReason !== null,
        });
      },
    }),
  ];
}
