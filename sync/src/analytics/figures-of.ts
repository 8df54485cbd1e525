import type { MemberFigures } from '../member-figures.ts';
import type { BusinessCalendar } from './business-calendar.ts';
import { churnRule } from './churn-rule.ts';
import { conversationFrequency } from './conversation-frequency.ts';
import { engagement } from './engagement.ts';
import { mean, sentimentOf, sentimentTrend } from './session-sentiment.ts';

/** What is known of a member. Times are Unix ms, in any order; what is older than a formula looks back may be there or not. */
export interface MemberPast {
  readonly visits: {
    readonly count: number;
    readonly lastAt: number | null;
    /** At least those of the last 28 business days. */
    readonly recent: readonly number[];
    /** More of them, in other gyms, whose times are not known here; `count` has them already. */
    readonly elsewhere?: {
      /** In the last 28 business days. */
      readonly recent: number;
      /** Business days since the last of them; null: there is none. */
      readonly daysSinceLast: number | null;
    };
  };
  /** Those that are closed. */
  readonly sessions: {
    readonly count: number;
    readonly meanMs: number | null;
    readonly lastAt: number | null;
    /** When they began: at least those of the last 28 business days. */
    readonly recent: readonly number[];
  };
  /** Of sessions whose sentiment is known, when they began: at least those of the last 90 business days and the last ten. */
  readonly sentiments: readonly { readonly at: number; readonly score: number }[];
  /** Of classes that begin in the last 28 business days at least. */
  readonly bookings: readonly { readonly startsAt: number; readonly state: string }[];
  readonly workoutsPerWeek: number | null;
  readonly membershipExpires: number | null;
  readonly memberSince: number | null;
}

/** Everything that is known of how a member stands, but for the learned score, which is null. */
export function figuresOf(past: MemberPast, calendar: BusinessCalendar): MemberFigures {
  const { visits, sessions, bookings, workoutsPerWeek, membershipExpires } = past;
  const { now, daysAgo, isWithin } = calendar;
  const recentVisits = visits.recent.filter((at) => isWithin(at, 28));
  const recentSessions = sessions.recent.filter((at) => isWithin(at, 28));
  const daysHere = new Set(recentVisits.map(daysAgo));
  // Where nobody ticks off who is in a class, a place is kept by who came to the gym that day.
  const isKept = ({ startsAt, state }: MemberPast['bookings'][number]): boolean =>
    state === 'attended' || (state === 'booked' && daysHere.has(daysAgo(startsAt)));
  const bookingsKept = bookings.filter((booking) => isWithin(booking.startsAt, 28) && isKept(booking)).length;

  const sentiments = past.sentiments
    .filter(({ at }) => at <= now)
    .toSorted((one, other) => one.at - other.at || one.score - other.score);
  const scores = sentiments.filter(({ at }) => isWithin(at, 90)).map(({ score }) => score);
  const meanSentiment = mean(scores);
  const counted = (which: string): number => scores.filter((score) => sentimentOf(score) === which).length;
  const negativeSessions = counted('negative');

  const visitCount = recentVisits.length + (visits.elsewhere?.recent ?? 0);
  const daysSince = (at: number | null): number | null => (at === null ? null : Math.max(0, daysAgo(at)));
  const daysSinceVisit = fewer(daysSince(visits.lastAt), visits.elsewhere?.daysSinceLast ?? null);
  const engaged = engagement({
    ...{ visits: visitCount, bookingsKept, sessions: recentSessions.length, meanSentiment, workoutsPerWeek },
  });
  const churn = churnRule(
    {
      daysWithoutVisit: daysSinceVisit ?? daysSince(past.memberSince),
      ...{ negativeSessions, engagement: engaged, membershipExpires },
    },
    now,
  );
  return {
    total_sessions: sessions.count,
    mean_session_ms: sessions.meanMs,
    last_conversation_at: sessions.lastAt,
    conversation_frequency: conversationFrequency(new Set(recentSessions.map(daysAgo)).size),
    mean_sentiment: meanSentiment,
    sentiment_trend: sentimentTrend(sentiments.map(({ score }) => score)),
    negative_sessions: negativeSessions,
    positive_sessions: counted('positive'),
    engagement_score: engaged,
    days_since_last_visit: daysSinceVisit,
    visits_per_week: visitCount / 4,
    visit_count: visits.count,
    churn_risk_score: churn.score,
    churn_risk_level: churn.level,
    churn_factors: churn.factors,
    learned: null,
  };
}

const fewer = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);
