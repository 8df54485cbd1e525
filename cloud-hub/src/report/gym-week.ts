import type {
  GymWeek,
  Insight,
  InsightCode,
  MetricName,
  Metrics,
  RecommendationCode,
  Saying,
  Trends,
} from '../../protocol/reports.ts';
import { isContractEnding, membersAtRisk, type MemberStanding } from './at-risk.ts';
import { byWeight, isNotable, moodChange, rounded, summaryOf } from './notable.ts';
import { tally, type Happened, type Tally } from './tally.ts';
import type { Week } from './week.ts';

/** At risk; the page lists everybody. */
const membersListed = 20;
const topicsListed = 6;
/** Calls that a team makes in a week. */
const callsAWeek = 10;
/** Alerts that wait longer should not, days. */
const waitingDays = 3;
const dayMs = 86_400_000;

/** What the hub knows of a gym when its report is made. Times are Unix ms. */
export interface GymFacts extends Happened {
  readonly openAlerts: readonly { readonly type: string; readonly raisedAt: number; readonly name: string | null }[];
  /** Null until they are first computed. */
  readonly members: readonly MemberStanding[] | null;
  /** When the hub last heard of each of its boxes; null: never. */
  readonly boxesSeen: readonly (number | null)[];
  /** What the report of the week before said, where there is one. */
  readonly metricsBefore: Metrics | null;
}

/** How a gym's week went. @param now Unix ms. */
export function gymWeek(facts: GymFacts, week: Week, now: number): GymWeek {
  const seenAt = Math.max(0, ...facts.boxesSeen.map((at) => at ?? 0));
  const happenedIn = ({ from, to }: { from: number; to: number }): boolean =>
    [...facts.visits, ...facts.talks].some(({ at }) => at >= from && at < to);
  const isHeard = happenedIn(week) || seenAt >= week.from;
  const counted = tally(facts, week, isHeard);
  const before = tally(facts, week.before, happenedIn(week.before));
  const atRisk = facts.members && membersAtRisk(facts.members);
  const metrics: Metrics = {
    ...counted.metrics,
    alerts_open: facts.openAlerts.length,
    machines_open: facts.openAlerts.filter(isMachine).length,
    members_at_risk: atRisk && atRisk.length,
  };
  const trends = trendsOf(metrics, { ...facts.metricsBefore, ...before.metrics });
  const insights = byWeight([
    ...(isHeard ? ofLine(seenAt, week) : [saying('no_data', 1)]),
    ...ofMembers(metrics, trends),
    ...ofVisits(trends),
    ...ofTalks(counted, before),
    ...ofAlerts(facts, metrics, now),
    ...ofBookings(metrics),
  ]);
  if (insights.length === 0) insights.push(saying('steady', 0.1));
  return {
    of: 'gym',
    metrics,
    trends,
    insights,
    recommendations: recommendationsFor(insights, (atRisk ?? []).filter(isContractEnding).length),
    summary: summaryOf(insights),
    days: isHeard ? daysOf(facts, week) : [],
    topics: counted.topics.slice(0, topicsListed),
    members: (atRisk ?? []).slice(0, membersListed),
  };
}

const isMachine = ({ type }: GymFacts['openAlerts'][number]): boolean => type === 'equipment_issue';

const saying = (code: InsightCode, weight: number, parameters: Saying['parameters'] = {}): Insight => ({
  ...{ code, parameters },
  weight: rounded(weight),
});

/** Of what the week before did not count, the former report tells what it said then. */
function trendsOf(metrics: Metrics, before: Metrics): Trends {
  const trends: Trends = {};
  for (const [name, value] of Object.entries(metrics) as [MetricName, number | null][]) {
    const former = before[name] ?? null;
    if (value !== null && former !== null) trends[name] = { before: former, change: value - former };
  }
  return trends;
}

function daysOf({ visits, talks }: GymFacts, { days, to }: Week): GymWeek['days'] {
  return days.map(({ day, from }, index) => {
    const end = days[index + 1]?.from ?? to;
    const count = (all: readonly { at: number }[]): number => all.filter(({ at }) => at >= from && at < end).length;
    return { day, visits: count(visits), conversations: count(talks) };
  });
}

/** A box that fell silent in the week has more to tell. */
const ofLine = (seenAt: number, { to }: Week): Insight[] =>
  seenAt > 0 && seenAt < to ? [saying('box_silent', 0.85, { since: seenAt })] : [];

function ofMembers({ members_at_risk: count }: Metrics, { members_at_risk: trend }: Trends): Insight[] {
  if (!count) return [];
  return [saying('members_at_risk', 0.9, { count, before: trend?.before ?? null })];
}

function ofVisits({ visits }: Trends): Insight[] {
  if (visits === undefined || !isNotable(visits.before + visits.change, visits.before)) return [];
  const { before, change } = visits;
  const parameters = { visits: before + change, before };
  return change < 0
    ? [saying('visits_down', 0.6 + Math.min(0.25, -change / before), parameters)]
    : [saying('visits_up', 0.35, parameters)];
}

function ofTalks({ metrics, scores, topics }: Tally, before: Tally): Insight[] {
  const found: Insight[] = [];
  const moved = moodChange(scores, before.scores);
  const negative = metrics.negative_talks ?? 0;
  if (moved !== null) {
    const parameters = {
      mean: rounded(metrics.mean_sentiment ?? 0),
      before: rounded(before.metrics.mean_sentiment ?? 0),
    };
    found.push(moved < 0 ? saying('mood_down', 0.6, parameters) : saying('mood_up', 0.3, parameters));
  }
  if (negative >= 3 && negative * 3 >= scores.length) {
    found.push(saying('talks_unhappy', 0.55, { count: negative, of: scores.length }));
  }
  const [worst] = topics.filter((each) => each.negative >= 3).toSorted((one, other) => other.negative - one.negative);
  if (worst !== undefined) {
    const weight = 0.5 + Math.min(0.3, 0.03 * worst.negative);
    found.push(saying('topic_unhappy', weight, { topic: worst.topic, count: worst.negative }));
  }
  const [most] = topics;
  if (most !== undefined && most.talks >= 3 && most !== worst) {
    found.push(saying('topic_most', 0.2, { topic: most.topic, count: most.talks }));
  }
  return found;
}

function ofAlerts({ openAlerts }: GymFacts, metrics: Metrics, now: number): Insight[] {
  const waiting = openAlerts.filter(({ raisedAt }) => raisedAt < now - waitingDays * dayMs);
  const machines = openAlerts.filter(isMachine).toSorted((one, other) => one.raisedAt - other.raisedAt);
  const { alerts_resolved: resolved = null, alerts_median_ms: medianMs = null } = metrics;
  return [
    ...(waiting.length > 0
      ? [saying('alerts_waiting', 0.65, { count: waiting.length, days: oldestDays(waiting, now) })]
      : []),
    ...(machines[0] !== undefined
      ? [saying('machines_open', 0.45, { count: machines.length, name: machines[0].name })]
      : []),
    ...(resolved && medianMs !== null ? [saying('alerts_settled', 0.25, { count: resolved, ms: medianMs })] : []),
  ];
}

const oldestDays = (alerts: readonly { readonly raisedAt: number }[], now: number): number =>
  Math.floor((now - Math.min(...alerts.map(({ raisedAt }) => raisedAt))) / dayMs);

function ofBookings({ bookings_kept: kept = null, bookings_missed: missed = null }: Metrics): Insight[] {
  if (kept === null || missed === null || missed < 5 || missed * 5 < kept + missed) return [];
  return [saying('bookings_missed', 0.4, { missed, of: kept + missed })];
}

type Deed = Saying & { readonly code: RecommendationCode };

/** What to do about each, in the order of what matters. @param endingContracts Members at risk of whom the contract is a reason. */
function recommendationsFor(insights: readonly Insight[], endingContracts: number): Saying[] {
  const contracts: Deed[] =
    endingContracts > 0 ? [{ code: 'talk_about_contracts', parameters: { count: endingContracts } }] : [];
  const found = insights.flatMap(({ code, parameters }): Deed[] => {
    const { count = null, topic = null } = parameters;
    switch (code) {
      case 'no_data':
      case 'box_silent':
        return [{ code: 'check_box', parameters: {} }];
      case 'members_at_risk':
        return [
          { code: 'call_members', parameters: { count: Math.min(Number(count), callsAWeek), of: count } },
          ...contracts,
        ];
      case 'visits_down':
        return [{ code: 'invite_back', parameters: {} }];
      case 'topic_unhappy':
        return [{ code: 'act_on_topic', parameters: { topic } }];
      case 'talks_unhappy':
      case 'mood_down':
        return [{ code: 'read_talks', parameters: {} }];
      case 'alerts_waiting':
        return [{ code: 'settle_alerts', parameters: { count } }];
      case 'machines_open':
        return [{ code: 'repair_machines', parameters: { count } }];
      case 'bookings_missed':
        return [{ code: 'remind_of_classes', parameters: {} }];
      default:
        return [];
    }
  });
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
}
