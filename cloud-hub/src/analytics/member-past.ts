import type { MemberPast } from '@jarvis-edge/sync/analytics/figures-of.ts';

/** What was known of a membership from a moment on. Unix ms. */
export interface Term {
  readonly knownAt: number;
  /** Null: without end. */
  readonly expires: number | null;
  readonly isActive: boolean;
}

/** A member and what happened, as the hub has it. Times are Unix ms; lists are of the last 13 months, the oldest first. */
export interface KnownMember {
  readonly id: string;
  readonly gymId: string;
  /** Learned from, and no longer told of. */
  readonly isDeleted: boolean;
  readonly memberSince: number | null;
  readonly membershipExpires: number | null;
  readonly workoutsPerWeek: number | null;
  readonly frozen: { readonly from: number; readonly until: number | null } | null;
  /** Of the whole time. */
  readonly totals: {
    readonly visits: number;
    readonly lastVisitAt: number | null;
    readonly sessions: number;
    readonly meanSessionMs: number | null;
    readonly lastSessionAt: number | null;
  };
  readonly visits: Float64Array;
  readonly sessions: Float64Array;
  readonly sentiments: readonly { readonly at: number; readonly score: number }[];
  readonly bookings: readonly { readonly startsAt: number; readonly changedAt: number; readonly state: string }[];
  readonly terms: readonly Term[];
}

export interface KnownGym {
  readonly id: string;
  /** IANA name. */
  readonly timezone: string;
  readonly members: readonly KnownMember[];
}

/** How many of ascending times are at or before a moment. */
export function countUntil(times: Float64Array, at: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((times[middle] ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many lie after `from` and not after `to`. */
export const countBetween = (times: Float64Array, from: number, to: number): number =>
  countUntil(times, to) - countUntil(times, from);

const dayMs = 86_400_000;
/** More than any formula asks of visits, sessions and bookings. */
const lookBackMs = 40 * dayMs;

/** As the formulas ask for it. @param at What happened later is not known. */
export function pastOf(member: KnownMember, at: number): MemberPast {
  const { totals, visits, sessions, sentiments, bookings } = member;
  const recent = (times: Float64Array): number[] => [
    ...times.subarray(countUntil(times, at - lookBackMs), countUntil(times, at)),
  ];
  const [lastVisit, lastSession] = [visits[countUntil(visits, at) - 1], sessions[countUntil(sessions, at) - 1]];
  return {
    visits: {
      count: totals.visits - (visits.length - countUntil(visits, at)),
      lastAt: lastVisit ?? (totals.lastVisitAt !== null && totals.lastVisitAt <= at ? totals.lastVisitAt : null),
      recent: recent(visits),
    },
    sessions: {
      count: totals.sessions - (sessions.length - countUntil(sessions, at)),
      meanMs: totals.meanSessionMs,
      lastAt:
        lastSession ?? (totals.lastSessionAt !== null && totals.lastSessionAt <= at ? totals.lastSessionAt : null),
      recent: recent(sessions),
    },
    sentiments: sentiments.filter((one) => one.at <= at),
    bookings: bookings
      .filter(({ startsAt }) => startsAt > at - lookBackMs && startsAt <= at)
      .map(({ startsAt, changedAt, state }) => ({ startsAt, state: changedAt <= at ? state : 'booked' })),
    workoutsPerWeek: member.workoutsPerWeek,
    membershipExpires: member.membershipExpires,
    memberSince: member.memberSince,
  };
}
