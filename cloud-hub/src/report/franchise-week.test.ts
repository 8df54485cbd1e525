import { expect, test } from 'vitest';
import { FranchiseWeek, type GymWeek } from '../../protocol/reports.ts';
import { franchiseWeek } from './franchise-week.ts';

const gym = (gymId: string, changes: Partial<GymWeek>) => ({
  gymId,
  reportId: `report of ${gymId}`,
  week: {
    ...{ of: 'gym' as const, metrics: {}, trends: {}, insights: [], recommendations: [], summary: [] },
    ...{ days: [], topics: [], members: [], ...changes },
  },
});
const insight = (code: string, parameters: GymWeek['insights'][number]['parameters'] = {}) => ({
  ...{ code, parameters, weight: 0.5 },
});

test('the gyms of a franchise stand side by side, and what needs the owner comes first', () => {
  const report = franchiseWeek([
    gym('a', {
      metrics: { visits: 300, scored_talks: 10, mean_sentiment: 0.5, members_at_risk: 2, alerts_median_ms: 5 },
      trends: { visits: { before: 450, change: -150 } },
      insights: [insight('topic_unhappy', { topic: 'cleanliness', count: 3 })],
    }),
    gym('b', {
      metrics: { visits: 500, scored_talks: 30, mean_sentiment: -0.3, members_at_risk: 5 },
      trends: { visits: { before: 380, change: 120 } },
      insights: [
        insight('talks_unhappy', { count: 18, of: 30 }),
        insight('topic_unhappy', { topic: 'cleanliness', count: 9 }),
        insight('alerts_waiting', { count: 4, days: 6 }),
      ],
    }),
    gym('c', { metrics: { visits: null, mean_sentiment: null }, insights: [insight('no_data')] }),
  ]);
  expect(FranchiseWeek.parse(report)).toEqual(report);
  expect(report.metrics).toMatchObject({ visits: 800, members_at_risk: 7, conversations: null });
  expect(report.metrics.mean_sentiment).toBeCloseTo(-0.1, 9);
  expect(report.metrics).not.toHaveProperty('alerts_median_ms');
  expect(report.trends).toEqual({ visits: { before: 830, change: -30 } });
  expect(report.insights).toEqual([
    { code: 'gyms_silent', weight: 0.95, parameters: { count: 1, gymId: 'c' } },
    { code: 'gyms_at_risk', weight: 0.9, parameters: { count: 7, gymId: 'b', there: 5 } },
    { code: 'gym_visits_down', weight: 0.8, parameters: { gymId: 'a', share: 0.33 } },
    { code: 'topic_shared', weight: 0.75, parameters: { topic: 'cleanliness', gyms: 2 } },
    { code: 'gym_unhappy', weight: 0.7, parameters: { gymId: 'b', count: 18 } },
    { code: 'gym_alerts_waiting', weight: 0.6, parameters: { gymId: 'b', count: 4 } },
    { code: 'gym_visits_up', weight: 0.35, parameters: { gymId: 'b', share: 0.32 } },
  ]);
  expect(report.recommendations).toEqual([
    { code: 'check_box_of_gym', parameters: { gymId: 'c' } },
    { code: 'call_members_of_gym', parameters: { gymId: 'b' } },
    { code: 'ask_about_visits', parameters: { gymId: 'a' } },
    { code: 'act_on_topic', parameters: { topic: 'cleanliness' } },
    { code: 'ask_about_mood', parameters: { gymId: 'b' } },
    { code: 'settle_alerts_of_gym', parameters: { gymId: 'b' } },
  ]);
  expect(report.gyms.map(({ gymId, reportId }) => [gymId, reportId])).toContainEqual(['a', 'report of a']);
});

test('a total is compared with the week before where every gym that counts in it has one, and not otherwise', () => {
  const former = gym('a', {
    metrics: { visits: 120, alerts_open: 2 },
    trends: { visits: { before: 160, change: -40 }, alerts_open: { before: 1, change: 1 } },
  });
  const opened = gym('b', { metrics: { visits: 100, alerts_open: null } });
  const report = franchiseWeek([former, opened]);
  expect(report.metrics).toMatchObject({ visits: 220, alerts_open: 2 });
  expect(report.trends).toEqual({ alerts_open: { before: 1, change: 1 } });
});

test('a quiet week of a franchise is a steady one', () => {
  const report = franchiseWeek([gym('a', { metrics: { visits: 10, members_at_risk: 0 } })]);
  expect([report.summary, report.recommendations, report.trends]).toEqual([
    [{ code: 'steady', parameters: {} }],
    [],
    {},
  ]);
});
