import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { expect, test } from 'vitest';
import { GymWeek } from '../../protocol/reports.ts';
import { gymWeek, type GymFacts } from './gym-week.ts';
import { lastWeek } from './week.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 23, 5);
const week = lastWeek('Europe/Paris', now);
const nothing: GymFacts = {
  ...{ visits: [], talks: [], alerts: [], openAlerts: [], machineReports: [], bookings: [], members: null },
  ...{ boxesSeen: [now - 60_000], metricsBefore: null },
};
const said = (facts: Partial<GymFacts>) => gymWeek({ ...nothing, ...facts }, week, now);
const codes = ({ insights }: GymWeek) => insights.map(({ code }) => code);

/** So many visits, by so many members, spread over a week. */
const visits = (count: number, members: number, from: number) =>
  Array.from({ length: count }, (_, n) => ({ memberId: `m${n % members}`, at: from + ((n * 5) % 167) * hour }));
const talk = (at: number, score: number | null, ...topics: GymFacts['talks'][number]['topics']) => ({
  at,
  score,
  topics,
});

const figures = (score: number, changes: Partial<MemberFigures> = {}): MemberFigures => ({
  ...{ total_sessions: 3, mean_session_ms: 60_000, last_conversation_at: null, conversation_frequency: 'rare' },
  ...{ mean_sentiment: -0.4, sentiment_trend: 'declining', negative_sessions: 4, positive_sessions: 0 },
  ...{ engagement_score: 0.2, days_since_last_visit: 20, visits_per_week: 0.5, visit_count: 12, learned: null },
  ...{ churn_risk_score: score, churn_risk_level: 'critical' },
  churn_factors: [
    { code: 'no_visit', weight: 0.3, parameters: { days: 20 } },
    { code: 'membership_ends', weight: 0.2, parameters: { days: 12, expires: now + 12 * day } },
    { code: 'negative_sessions', weight: 0.2, parameters: { count: 4 } },
    { code: 'low_engagement', weight: 0.1, parameters: { engagement: 0.2 } },
  ],
  ...changes,
});

test('a week that gives reason to act: figures, what changed, who may leave and how to speak with them', () => {
  const report = said({
    visits: [...visits(120, 40, week.from), ...visits(200, 50, week.before.from)],
    talks: [
      ...[-0.6, -0.5, -0.7].map((score, n) => talk(week.from + n * day + 9 * hour, score, 'cleanliness', 'facilities')),
      talk(week.from + 2 * day, -0.4, 'cleanliness'),
      talk(week.from + 3 * day, 0.5, 'classes'),
      talk(week.from + 4 * day, null),
      ...[0.6, 0.5, 0.4, 0.7, 0.2].map((score, n) => talk(week.before.from + n * day, score, 'classes')),
    ],
    alerts: [
      { raisedAt: week.from - 5 * day, resolvedAt: week.from + hour },
      { raisedAt: week.from + hour, resolvedAt: week.from + 3 * hour },
      { raisedAt: week.from + 2 * day, resolvedAt: null },
    ],
    openAlerts: [
      { type: 'equipment_issue', raisedAt: week.from + 2 * day, name: 'Tapis de course 3' },
      { type: 'churn_risk', raisedAt: now - hour, name: null },
    ],
    machineReports: [week.from + 2 * day, week.before.from],
    bookings: [
      { startsAt: week.from + day, isKept: true },
      { startsAt: week.from + 2 * day, isKept: false },
    ],
    members: [
      { id: 'marie', figures: figures(0.8) },
      {
        id: 'jean',
        figures: figures(0.3, {
          learned: {
            ...{ score: 0.86, level: 'critical', model: 'm1' },
            factors: [
              { code: 'tenure', weight: -0.6, parameters: { days: 900 } },
              { code: 'mood', weight: 1.2, parameters: { mean: -0.5, negative: 3 } },
            ],
          },
        }),
      },
      { id: 'sophie', figures: figures(0.4) },
    ],
    metricsBefore: { members_at_risk: 1, alerts_open: 2, machines_open: 0 },
  });
  expect(GymWeek.parse(report)).toEqual(report);
  expect(report.metrics).toEqual({
    ...{ visits: 120, members: 40, conversations: 6, scored_talks: 5, mean_sentiment: expect.closeTo(-0.34, 9) },
    ...{ negative_talks: 4, positive_talks: 1, alerts_raised: 2, alerts_resolved: 2 },
    ...{ alerts_median_ms: ((5 * 24 + 1 + 2) * hour) / 2, alerts_open: 2, machines_reported: 1, machines_open: 1 },
    ...{ bookings_kept: 1, bookings_missed: 1, members_at_risk: 2 },
  });
  expect(report.trends).toMatchObject({
    visits: { before: 200, change: -80 },
    members: { before: 50, change: -10 },
    machines_reported: { before: 1, change: 0 },
    members_at_risk: { before: 1, change: 1 },
    alerts_open: { before: 2, change: 0 },
  });
  expect([report.trends.bookings_kept, report.trends.alerts_median_ms]).toEqual([undefined, undefined]);
  expect(report.insights).toEqual([
    { code: 'members_at_risk', weight: 0.9, parameters: { count: 2, before: 1 } },
    { code: 'visits_down', weight: 0.85, parameters: { visits: 120, before: 200 } },
    { code: 'alerts_waiting', weight: 0.65, parameters: { count: 1, days: 5 } },
    { code: 'topic_unhappy', weight: 0.62, parameters: { topic: 'cleanliness', count: 4 } },
    { code: 'mood_down', weight: 0.6, parameters: { mean: -0.34, before: 0.48 } },
    { code: 'talks_unhappy', weight: 0.55, parameters: { count: 4, of: 5 } },
    { code: 'machines_open', weight: 0.45, parameters: { count: 1, name: 'Tapis de course 3' } },
    { code: 'alerts_settled', weight: 0.25, parameters: { count: 2, ms: 61.5 * hour } },
  ]);
  expect(report.summary.map(({ code }) => code)).toEqual(['members_at_risk', 'visits_down', 'alerts_waiting']);
  expect(report.recommendations).toEqual([
    { code: 'call_members', parameters: { count: 2, of: 2 } },
    { code: 'talk_about_contracts', parameters: { count: 1 } },
    { code: 'invite_back', parameters: {} },
    { code: 'settle_alerts', parameters: { count: 1 } },
    { code: 'act_on_topic', parameters: { topic: 'cleanliness' } },
    { code: 'read_talks', parameters: {} },
    { code: 'repair_machines', parameters: { count: 1 } },
  ]);
  expect(report.topics).toEqual([
    { topic: 'cleanliness', talks: 4, negative: 4 },
    { topic: 'facilities', talks: 3, negative: 3 },
    { topic: 'classes', talks: 1, negative: 0 },
  ]);
  expect(report.members).toEqual([
    {
      ...{ id: 'jean', score: 0.86, level: 'critical', by: 'learned', openings: ['listen'] },
      factors: [{ code: 'mood', weight: 1.2, parameters: { mean: -0.5, negative: 3 } }],
    },
    {
      ...{ id: 'marie', score: 0.8, level: 'critical', by: 'rule', openings: ['missed', 'contract'] },
      factors: figures(0).churn_factors.slice(0, 3),
    },
  ]);
});

test('what people spoke of most is said in a happy week too, and once where it is what they are unhappy about', () => {
  const spoken = (count: number, score: number, topic: 'classes' | 'kiosk') =>
    Array.from({ length: count }, (_, n) => talk(week.from + n * hour, score, topic));
  const most = { code: 'topic_most', weight: 0.2, parameters: { topic: 'classes', count: 40 } };
  expect(said({ talks: spoken(40, 0.6, 'classes') }).insights).toEqual([most]);
  expect(said({ talks: [...spoken(40, 0.6, 'classes'), ...spoken(2, -0.6, 'kiosk')] }).insights).toEqual([most]);
  expect(codes(said({ talks: [...spoken(12, 0.6, 'classes'), ...spoken(3, -0.6, 'classes')] }))).toEqual([
    'topic_unhappy',
  ]);
});

test('the night belongs to the day before, and Monday before four to the week before', () => {
  const report = said({
    visits: [week.from - 1, week.from, week.from + day - 1, week.from + day, week.to - 1, week.to].map((at) => ({
      memberId: 'marie',
      at,
    })),
    talks: [talk(week.to - 1, null)],
  });
  expect(report.metrics.visits).toBe(4);
  expect(report.days.map((each) => [each.day, each.visits, each.conversations])).toEqual([
    ['2026-11-16', 2, 0],
    ['2026-11-17', 1, 0],
    ...['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'].map((name) => [name, 0, 0]),
    ['2026-11-22', 1, 1],
  ]);
});

test('a week of which nothing was heard says so, and gives no figure that is not there', () => {
  const report = said({ boxesSeen: [week.from - day], visits: visits(80, 20, week.before.from) });
  const { visits: came, members, conversations, mean_sentiment, negative_talks, members_at_risk } = report.metrics;
  expect([came, members, conversations, mean_sentiment, negative_talks, members_at_risk]).toEqual(
    Array.from({ length: 6 }, () => null),
  );
  expect([report.days, report.trends.visits, codes(report)]).toEqual([[], undefined, ['no_data']]);
  expect(report.recommendations).toEqual([{ code: 'check_box', parameters: {} }]);
  expect(codes(said({ boxesSeen: [] }))).toEqual(['no_data']);
});

test('a gym whose box was there and saw nobody had no visits, and is compared with no week that is not known', () => {
  const report = said({});
  expect([report.metrics.visits, report.trends.visits, report.metrics.mean_sentiment]).toEqual([0, undefined, null]);
  expect([report.days.length, codes(report), report.recommendations]).toEqual([7, ['steady'], []]);
});

test('a box that fell silent in the week has more to tell', () => {
  const report = said({ boxesSeen: [week.to - 2 * day, null], visits: visits(80, 20, week.from) });
  expect(report.insights[0]).toEqual({ code: 'box_silent', weight: 0.85, parameters: { since: week.to - 2 * day } });
});

test('who has left is no risk any more; of those at equal risk who came last is first, and a team calls ten a week', () => {
  const silentFor = (days: number, ended: number | null = null) =>
    figures(0.7, {
      churn_factors: [
        { code: 'no_visit', weight: 0.3, parameters: { days } },
        ...(ended === null ? [] : [{ code: 'membership_ends', weight: 0.2, parameters: { days: -ended, expires: 0 } }]),
      ],
    });
  const report = said({
    members: [
      { id: 'gone', figures: silentFor(57) },
      { id: 'ended', figures: silentFor(20, 15) },
      { id: 'late', figures: silentFor(56) },
      { id: 'soon', figures: silentFor(16) },
      { id: 'just ended', figures: silentFor(18, 14) },
    ],
  });
  expect([report.metrics.members_at_risk, report.members.map(({ id }) => id)]).toEqual([
    ...[3, ['soon', 'just ended', 'late']],
  ]);
  const many = said({ members: Array.from({ length: 32 }, (_, n) => ({ id: `m${n}`, figures: silentFor(20) })) });
  expect([many.metrics.members_at_risk, many.members.length, many.recommendations]).toEqual([
    ...[32, 20, [{ code: 'call_members', parameters: { count: 10, of: 32 } }]],
  ]);
});

test('weeks that differ as weeks do are not worth a word', () => {
  const both = (count: number, before: number) =>
    codes(said({ visits: [...visits(count, 20, week.from), ...visits(before, 20, week.before.from)] }));
  expect(both(100, 80)).toEqual(['steady']);
  expect(both(420, 340)).toEqual(['visits_up']);
  expect(both(1040, 1000)).toEqual(['steady']);
  expect(both(340, 420)).toEqual(['visits_down']);
  const moods = (scores: readonly number[], before: readonly number[]) =>
    codes(
      said({
        talks: [
          ...scores.map((score) => talk(week.from, score)),
          ...before.map((score) => talk(week.before.from, score)),
        ],
      }),
    );
  expect(moods([0.9, -0.2, 0.5, 0.1, 0.3], [0.2, 0.4, -0.1, 0.3, 0.1])).toEqual(['steady']);
  expect(moods([0.6, 0.5, 0.7, 0.6, 0.5], [0.2, 0.1, 0, 0.2, 0.1])).toEqual(['mood_up']);
  expect(moods([0.9, 0.9], [0.1, 0.1])).toEqual(['steady']);
});
