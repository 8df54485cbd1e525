import type { FranchiseWeek, GymWeek, Mails, ReportRead, Week } from '../../protocol/reports.ts';
import { id, startedAt } from './fixtures.ts';

const day = 86_400_000;
const hour = 3_600_000;
/** Monday before the pages' own Tuesday, at six in Lyon. */
const monday = Date.UTC(2026, 5, 1, 4);

const report = (
  n: number,
  of: { gymId: string } | { franchiseId: string },
  week: Week | null,
  weeksAgo = 0,
): ReportRead => ({
  report: {
    ...{ id: id(11, n), gymId: null, franchiseId: null, ...of },
    ...{ type: 'weekly', status: 'published', computedAt: monday - weeksAgo * 7 * day },
    period: new Date(monday - (weeksAgo + 1) * 7 * day).toISOString().slice(0, 10),
    from: monday - (weeksAgo + 1) * 7 * day - 2 * hour,
    to: monday - weeksAgo * 7 * day - 2 * hour,
    summary: week?.summary ?? [],
    undelivered: 0,
  },
  week,
  names: { [id(10, 6)]: 'David Rousseau', [id(10, 1)]: 'Marie Dubois' },
  mails: { sent: 2, waiting: 0, nextTryAt: null, trouble: null, givenUp: [] },
});

const insight = (code: string, weight: number, parameters: GymWeek['insights'][number]['parameters'] = {}) => ({
  ...{ code, weight, parameters },
});
const summaryOf = (insights: readonly ReturnType<typeof insight>[]) =>
  insights.slice(0, 3).map(({ code, parameters }) => ({ code, parameters }));

const busyInsights = [
  insight('members_at_risk', 0.9, { count: 3, before: 1 }),
  insight('visits_down', 0.82, { visits: 312, before: 402 }),
  insight('topic_unhappy', 0.62, { topic: 'cleanliness', count: 4 }),
  insight('mood_down', 0.6, { mean: -0.12, before: 0.31 }),
  insight('machines_open', 0.45, { count: 2, name: 'Tapis de course 3' }),
  insight('alerts_settled', 0.25, { count: 5, ms: 6 * hour }),
];
export const busyWeek = (): GymWeek => ({
  of: 'gym',
  metrics: {
    ...{ visits: 312, members: 141, conversations: 48, scored_talks: 41, mean_sentiment: -0.12, negative_talks: 13 },
    ...{ positive_talks: 9, alerts_raised: 7, alerts_resolved: 5, alerts_median_ms: 6 * hour, alerts_open: 4 },
    ...{ machines_reported: 3, machines_open: 2, bookings_kept: 22, bookings_missed: 4, members_at_risk: 3 },
  },
  trends: {
    visits: { before: 402, change: -90 },
    members: { before: 168, change: -27 },
    conversations: { before: 48, change: 0 },
    negative_talks: { before: 5, change: 8 },
    mean_sentiment: { before: 0.31, change: -0.43 },
    alerts_raised: { before: 3, change: 4 },
    members_at_risk: { before: 1, change: 2 },
  },
  insights: busyInsights,
  summary: summaryOf(busyInsights),
  recommendations: [
    { code: 'call_members', parameters: { count: 3, of: 3 } },
    { code: 'talk_about_contracts', parameters: { count: 1 } },
    { code: 'invite_back', parameters: {} },
    { code: 'act_on_topic', parameters: { topic: 'cleanliness' } },
    { code: 'read_talks', parameters: {} },
    { code: 'repair_machines', parameters: { count: 2 } },
  ],
  days: [64, 52, 49, 44, 41, 38, 24].map((visits, index) => ({
    ...{ day: `2026-05-${25 + index}`, visits, conversations: index + 3 },
  })),
  topics: [
    { topic: 'cleanliness', talks: 6, negative: 4 },
    { topic: 'classes', talks: 5, negative: 0 },
    { topic: 'crowding', talks: 2, negative: 1 },
  ],
  members: [
    {
      ...{ id: id(10, 6), score: 0.86, level: 'critical', by: 'learned', openings: ['missed', 'listen'] },
      factors: [
        { code: 'absence', weight: 1.3, parameters: { days: 23, usual_gap: 4.2 } },
        { code: 'mood', weight: 0.6, parameters: { mean: -0.42, negative: 4 } },
      ],
    },
    {
      ...{ id: id(10, 1), score: 0.7, level: 'critical', by: 'rule', openings: ['missed', 'contract'] },
      factors: [
        { code: 'no_visit', weight: 0.3, parameters: { days: 16 } },
        { code: 'membership_ends', weight: 0.2, parameters: { days: 12, expires: startedAt + 12 * day } },
      ],
    },
    {
      ...{ id: id(10, 9), score: 0.7, level: 'critical', by: 'rule', openings: ['goal'] },
      factors: [{ code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.1 } }],
    },
  ],
});

const silence = [insight('no_data', 1)];
export const unknownWeek = (): GymWeek => ({
  of: 'gym',
  metrics: {
    visits: null,
    members: null,
    conversations: null,
    members_at_risk: null,
    alerts_raised: 0,
    alerts_open: 1,
  },
  ...{ trends: {}, insights: silence, summary: summaryOf(silence), days: [], topics: [], members: [] },
  recommendations: [{ code: 'check_box', parameters: {} }],
});

const sideBySide = [
  insight('gyms_silent', 0.95, { count: 1, gymId: id(2, 3) }),
  insight('gyms_at_risk', 0.9, { count: 5, gymId: id(2, 1), there: 3 }),
  insight('gym_visits_down', 0.8, { gymId: id(2, 1), share: 0.22 }),
];
const allGyms = (): FranchiseWeek => ({
  of: 'franchise',
  metrics: { visits: 700, members_at_risk: 5, negative_talks: 15, alerts_open: 6, mean_sentiment: 0.1 },
  trends: { visits: { before: 790, change: -90 } },
  insights: sideBySide,
  summary: summaryOf(sideBySide),
  recommendations: [
    { code: 'check_box_of_gym', parameters: { gymId: id(2, 3) } },
    { code: 'call_members_of_gym', parameters: { gymId: id(2, 1) } },
    { code: 'ask_about_visits', parameters: { gymId: id(2, 1) } },
  ],
  gyms: [
    { gymId: id(2, 3), reportId: id(11, 3), metrics: unknownWeek().metrics, trends: {} },
    {
      ...{ gymId: id(2, 2), reportId: id(11, 4) },
      metrics: { visits: 388, members_at_risk: 2, negative_talks: 2, alerts_open: 2 },
      trends: { visits: { before: 388, change: 0 } },
    },
    { gymId: id(2, 1), reportId: id(11, 2), metrics: busyWeek().metrics, trends: busyWeek().trends },
  ],
});

const quiet = [insight('steady', 0.1)];
const quietWeek = (): GymWeek => ({
  of: 'gym',
  metrics: { visits: 402, members: 168, conversations: 0, members_at_risk: 0, alerts_open: 0 },
  ...{ trends: {}, insights: quiet, summary: summaryOf(quiet), recommendations: [], days: busyWeek().days },
  ...{ topics: [], members: [] },
});

/** Of a Monday on which one mailbox was not there and the mail server went away. */
const troubledMails: Mails = {
  ...{ sent: 2, waiting: 1, nextTryAt: startedAt + 20 * 60_000, trouble: 'unreachable' },
  givenUp: [{ trouble: 'address', readers: 1 }],
};
const withTrouble = (one: ReportRead): ReportRead => ({
  ...{ ...one, report: { ...one.report, undelivered: 1 }, mails: troubledMails },
});
const archived = (one: ReportRead): ReportRead => ({ ...one, report: { ...one.report, status: 'archived' } });

/** The newest week first, and in it the franchise before its gyms. */
export const reports = (): ReportRead[] => [
  report(1, { franchiseId: id(1, 1) }, allGyms()),
  report(2, { gymId: id(2, 1) }, busyWeek()),
  report(3, { gymId: id(2, 3) }, unknownWeek()),
  withTrouble(report(4, { gymId: id(2, 2) }, quietWeek())),
  report(5, { gymId: id(2, 1) }, quietWeek(), 1),
  report(6, { gymId: id(2, 2) }, null, 1),
  archived(report(7, { gymId: id(2, 1) }, quietWeek(), 60)),
  archived(report(8, { gymId: id(2, 1) }, quietWeek(), 160)),
];
