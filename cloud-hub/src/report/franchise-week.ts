import type {
  FranchiseWeek,
  GymWeek,
  Insight,
  InsightCode,
  MetricName,
  Metrics,
  RecommendationCode,
  Saying,
  Trends,
} from '../../protocol/reports.ts';
import { byWeight, isNotable, rounded, summaryOf } from './notable.ts';

export interface GymReported {
  readonly gymId: string;
  readonly reportId: string;
  readonly week: GymWeek;
}

/** What adds up over gyms. */
const additive = [
  ...['visits', 'members', 'conversations', 'scored_talks', 'negative_talks', 'positive_talks', 'alerts_raised'],
  ...['alerts_resolved', 'alerts_open', 'machines_reported', 'machines_open', 'bookings_kept', 'bookings_missed'],
  'members_at_risk',
] as const satisfies readonly MetricName[];

/** The gyms of a franchise side by side, from what their own reports say. A member of two gyms counts in both. */
export function franchiseWeek(gyms: readonly GymReported[]): FranchiseWeek {
  const metrics: Metrics = { mean_sentiment: meanSentiment(gyms) };
  const trends: Trends = {};
  for (const name of additive) {
    const figures = gyms.flatMap(({ week }) => week.metrics[name] ?? []);
    metrics[name] = sum(figures);
    const compared = gyms.flatMap(({ week }) => week.trends[name] ?? []);
    // The total of some gyms says nothing of the total of others.
    if (compared.length > 0 && compared.length === figures.length) {
      trends[name] = {
        before: sum(compared.map(({ before }) => before)) ?? 0,
        change: sum(compared.map(({ change }) => change)) ?? 0,
      };
    }
  }
  const insights = byWeight([
    ...ofSilence(gyms),
    ...ofRisk(gyms),
    ...ofVisits(gyms),
    ...ofMood(gyms),
    ...ofAlerts(gyms),
  ]);
  if (insights.length === 0) insights.push(saying('steady', 0.1));
  return {
    of: 'franchise',
    metrics,
    trends,
    insights,
    recommendations: recommendationsFor(insights),
    summary: summaryOf(insights),
    gyms: gyms.map(({ gymId, reportId, week }) => ({ gymId, reportId, metrics: week.metrics, trends: week.trends })),
  };
}

const saying = (code: InsightCode, weight: number, parameters: Saying['parameters'] = {}): Insight => ({
  ...{ code, parameters },
  weight: rounded(weight),
});

/** Null of nothing. */
const sum = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((total, value) => total + value, 0);

/** Each conversation counts alike, whatever the gym. */
function meanSentiment(gyms: readonly GymReported[]): number | null {
  const scored = gyms.flatMap(({ week: { metrics } }) => {
    const { scored_talks: talks = null, mean_sentiment: mean = null } = metrics;
    return talks === null || mean === null ? [] : [{ talks, total: mean * talks }];
  });
  const total = sum(scored.map((each) => each.total));
  return total === null ? null : total / (sum(scored.map((each) => each.talks)) ?? 1);
}

/** The gym of which that is most. */
function most(
  gyms: readonly GymReported[],
  of: (week: GymWeek) => number | null,
): { gymId: string; value: number } | null {
  const ranked = gyms
    .flatMap(({ gymId, week }) => {
      const value = of(week);
      return value === null ? [] : [{ gymId, value }];
    })
    .toSorted((one, other) => other.value - one.value);
  return ranked[0] ?? null;
}

const insightIn = (week: GymWeek, code: string): Insight | undefined =>
  week.insights.find((insight) => insight.code === code);

function ofSilence(gyms: readonly GymReported[]): Insight[] {
  const silent = gyms.filter(({ week }) => insightIn(week, 'no_data') ?? insightIn(week, 'box_silent'));
  const [first] = silent;
  return first === undefined ? [] : [saying('gyms_silent', 0.95, { count: silent.length, gymId: first.gymId })];
}

function ofRisk(gyms: readonly GymReported[]): Insight[] {
  const worst = most(gyms, ({ metrics }) => metrics.members_at_risk || null);
  const count = sum(gyms.flatMap(({ week }) => week.metrics.members_at_risk ?? []));
  return worst === null || count === null
    ? []
    : [saying('gyms_at_risk', 0.9, { count, gymId: worst.gymId, there: worst.value })];
}

function ofVisits(gyms: readonly GymReported[]): Insight[] {
  const shareOf = ({ trends: { visits } }: GymWeek): number | null =>
    visits && visits.before > 0 && isNotable(visits.before + visits.change, visits.before)
      ? visits.change / visits.before
      : null;
  const fell = most(gyms, (week) => {
    const share = shareOf(week);
    return share !== null && share < 0 ? -share : null;
  });
  const rose = most(gyms, (week) => {
    const share = shareOf(week);
    return share !== null && share > 0 ? share : null;
  });
  return [
    ...(fell ? [saying('gym_visits_down', 0.8, { gymId: fell.gymId, share: rounded(fell.value) })] : []),
    ...(rose ? [saying('gym_visits_up', 0.35, { gymId: rose.gymId, share: rounded(rose.value) })] : []),
  ];
}

function ofMood(gyms: readonly GymReported[]): Insight[] {
  const unhappy = most(gyms, (week) => Number(insightIn(week, 'talks_unhappy')?.parameters['count'] ?? 0) || null);
  const complaints = new Map<string, number>();
  for (const { week } of gyms) {
    const topic = insightIn(week, 'topic_unhappy')?.parameters['topic'];
    if (typeof topic === 'string') complaints.set(topic, (complaints.get(topic) ?? 0) + 1);
  }
  const [shared] = [...complaints].filter(([, count]) => count > 1).toSorted(([, one], [, other]) => other - one);
  return [
    ...(unhappy ? [saying('gym_unhappy', 0.7, { gymId: unhappy.gymId, count: unhappy.value })] : []),
    ...(shared ? [saying('topic_shared', 0.75, { topic: shared[0], gyms: shared[1] })] : []),
  ];
}

function ofAlerts(gyms: readonly GymReported[]): Insight[] {
  const slow = most(gyms, (week) => Number(insightIn(week, 'alerts_waiting')?.parameters['count'] ?? 0) || null);
  return slow ? [saying('gym_alerts_waiting', 0.6, { gymId: slow.gymId, count: slow.value })] : [];
}

const deedFor: Readonly<Record<string, RecommendationCode>> = {
  gyms_silent: 'check_box_of_gym',
  gyms_at_risk: 'call_members_of_gym',
  gym_visits_down: 'ask_about_visits',
  gym_unhappy: 'ask_about_mood',
  topic_shared: 'act_on_topic',
  gym_alerts_waiting: 'settle_alerts_of_gym',
};

/** One of a kind and gym. */
function recommendationsFor(insights: readonly Insight[]): Saying[] {
  const found = insights.flatMap(({ code, parameters: { gymId = null, topic = null } }): Saying[] => {
    const deed = deedFor[code];
    return deed === undefined ? [] : [{ code: deed, parameters: gymId === null ? { topic } : { gymId } }];
  });
  return found.filter(
    (one, index) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index,
  );
}
