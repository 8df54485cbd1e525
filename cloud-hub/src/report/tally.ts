import type { Topic } from '@jarvis-edge/sync/labels.ts';
import { mean, sentimentOf } from '@jarvis-edge/sync/analytics/session-sentiment.ts';
import type { Metrics } from '../../protocol/reports.ts';

/** What the hub's tables tell of a gym's last two weeks. Times are Unix ms. */
export interface Happened {
  readonly visits: readonly { readonly memberId: string; readonly at: number }[];
  /** A score is −1 to 1; null: not known. */
  readonly talks: readonly { readonly at: number; readonly score: number | null; readonly topics: readonly Topic[] }[];
  readonly alerts: readonly { readonly raisedAt: number; readonly resolvedAt: number | null }[];
  readonly machineReports: readonly number[];
  readonly bookings: readonly { readonly startsAt: number; readonly isKept: boolean }[];
}

interface Within {
  readonly from: number;
  readonly to: number;
}

export interface Tally {
  readonly metrics: Metrics;
  /** Of the conversations whose mood is known. */
  readonly scores: readonly number[];
  /** The most often spoken of first. */
  readonly topics: readonly { readonly topic: Topic; readonly talks: number; readonly negative: number }[];
}

const countable = ['visits', 'members', 'conversations', 'machines_reported'] as const;

/** What happened in one week, counted. @param isHeard Whether anything could have been heard of the gym: otherwise none is not known to be none. */
export function tally(happened: Happened, { from, to }: Within, isHeard: boolean): Tally {
  const isWithin = (at: number): boolean => at >= from && at < to;
  const visits = happened.visits.filter(({ at }) => isWithin(at));
  const talks = happened.talks.filter(({ at }) => isWithin(at));
  const scores = talks.flatMap(({ score }) => score ?? []);
  const felt = (sentiment: 'negative' | 'positive'): number | null =>
    scores.length === 0 ? null : scores.filter((score) => sentimentOf(score) === sentiment).length;
  const tookMs = happened.alerts.flatMap(({ raisedAt, resolvedAt }) =>
    resolvedAt !== null && isWithin(resolvedAt) ? [resolvedAt - raisedAt] : [],
  );
  const bookings = happened.bookings.filter(({ startsAt }) => isWithin(startsAt));
  const kept = bookings.filter(({ isKept }) => isKept).length;
  const metrics: Metrics = {
    visits: visits.length,
    members: new Set(visits.map(({ memberId }) => memberId)).size,
    conversations: talks.length,
    scored_talks: scores.length === 0 ? null : scores.length,
    mean_sentiment: mean(scores),
    negative_talks: felt('negative'),
    positive_talks: felt('positive'),
    alerts_raised: happened.alerts.filter(({ raisedAt }) => isWithin(raisedAt)).length,
    alerts_resolved: tookMs.length,
    alerts_median_ms: median(tookMs),
    machines_reported: happened.machineReports.filter(isWithin).length,
    bookings_kept: bookings.length === 0 ? null : kept,
    bookings_missed: bookings.length === 0 ? null : bookings.length - kept,
  };
  if (!isHeard) for (const name of countable) metrics[name] = null;
  return { metrics, scores, topics: topicsOf(talks) };
}

function topicsOf(talks: Happened['talks']): Tally['topics'] {
  const counts = new Map<Topic, { talks: number; negative: number }>();
  for (const { score, topics } of talks) {
    for (const topic of new Set(topics)) {
      const count = counts.get(topic) ?? { talks: 0, negative: 0 };
      counts.set(topic, count);
      count.talks += 1;
      if (score !== null && sentimentOf(score) === 'negative') count.negative += 1;
    }
  }
  return [...counts]
    .map(([topic, count]) => ({ topic, ...count }))
    .toSorted((one, other) => other.talks - one.talks || one.topic.localeCompare(other.topic));
}

/** Null of nothing. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
