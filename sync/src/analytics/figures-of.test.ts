import { expect, test } from 'vitest';
import { MemberFigures } from '../member-figures.ts';
import { businessCalendar } from './business-calendar.ts';
import { churnLevel, churnRule } from './churn-rule.ts';
import { conversationFrequency } from './conversation-frequency.ts';
import { engagement } from './engagement.ts';
import type { MemberPast } from './figures-of.ts';
import { figuresOf } from './figures-of.ts';
import { mean, sentimentOf, sentimentTrend } from './session-sentiment.ts';
import { shownRisk } from './shown-risk.ts';

const day = 86_400_000;
const paris = 'Europe/Paris';
/** Noon in Paris on Saturday 21 November 2026. */
const now = Date.UTC(2026, 10, 21, 11);
const calendar = businessCalendar(paris, now);

test("a gym's day ends at four in the morning, also where clocks change, and however long ago", () => {
  const fourInParis = Date.UTC(2026, 10, 21, 3);
  expect([now, fourInParis, fourInParis - 1, fourInParis - day, fourInParis - day - 1].map(calendar.daysAgo)).toEqual([
    0, 0, 1, 1, 2,
  ]);
  // Clocks went back on 25 October: that day had 25 hours.
  const fourOnTheDay = Date.UTC(2026, 9, 25, 3);
  expect([fourOnTheDay, fourOnTheDay - 1, fourOnTheDay - 25 * 3_600_000].map(calendar.daysAgo)).toEqual([27, 28, 28]);
  expect([now + day, now + 400 * day].map(calendar.daysAgo)).toEqual([-1, -400]);
  const wallInParis = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: paris, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' },
  });
  for (let hours = 0; hours < 130 * 24; hours += 1) {
    const at = now - hours * 3_600_000;
    const wall = wallInParis.format(at);
    const date = Date.parse(wall.slice(0, 10)) - (Number(wall.slice(12, 14)) < 4 ? day : 0);
    expect(calendar.daysAgo(at), new Date(at).toISOString()).toBe((Date.UTC(2026, 10, 21) - date) / day);
  }
  expect(calendar.isWithin(fourInParis - 27 * day, 28)).toBe(true);
  expect(calendar.isWithin(fourInParis - 27 * day - 1, 28)).toBe(false);
  expect(calendar.isWithin(now + 1, 28), 'what lies ahead').toBe(false);
});

test('engagement weighs visits by half, classes kept and talks by a fifth each, and mood by a tenth', () => {
  const nothing = { visits: 0, bookingsKept: 0, sessions: 0, meanSentiment: null, workoutsPerWeek: null };
  expect(engagement(nothing)).toBeCloseTo(0.05, 12);
  expect(engagement({ ...nothing, meanSentiment: -1 })).toBe(0);
  expect(engagement({ ...nothing, visits: 4 })).toBeCloseTo(0.5 * 0.5 + 0.05, 12);
  expect(engagement({ ...nothing, visits: 4, workoutsPerWeek: 2 })).toBeCloseTo(0.25 + 0.05, 12);
  expect(engagement({ ...nothing, visits: 4, workoutsPerWeek: 4 })).toBeCloseTo(0.125 + 0.05, 12);
  expect(engagement({ ...nothing, visits: 4, workoutsPerWeek: 0 }), 'none meant is none known').toBeCloseTo(0.3, 12);
  expect(engagement({ ...nothing, bookingsKept: 1, sessions: 2 })).toBeCloseTo(0.05 + 0.1 + 0.05, 12);
  expect(engagement({ visits: 99, bookingsKept: 99, sessions: 99, meanSentiment: 1, workoutsPerWeek: 3 })).toBeCloseTo(
    1,
    12,
  );
});

test('a session is negative below −0.3 and positive above 0.3', () => {
  expect([-1, -0.31, -0.3, 0, 0.3, 0.31, 1].map(sentimentOf)).toEqual([
    ...['negative', 'negative', 'neutral', 'neutral', 'neutral', 'positive', 'positive'],
  ]);
  expect([mean([]), mean([0.5, -0.1])]).toEqual([null, 0.2]);
});

test('the trend is the slope of the last ten sessions, better or worse beyond 0.05 a session', () => {
  const rising = (slope: number, count: number): number[] => Array.from({ length: count }, (_, n) => -0.5 + n * slope);
  expect(sentimentTrend(rising(0.051, 10))).toBe('improving');
  expect(sentimentTrend(rising(0.05, 10))).toBe('stable');
  expect(sentimentTrend(rising(-0.05, 10))).toBe('stable');
  expect(sentimentTrend(rising(-0.051, 10))).toBe('declining');
  expect(sentimentTrend([1, ...rising(0.06, 10)]), 'only the last ten count').toBe('improving');
  expect([[], [0.9]].map(sentimentTrend), 'nothing to compare').toEqual(['stable', 'stable']);
  expect(sentimentTrend([0.6, -0.4])).toBe('declining');
});

test('who talks on 16 days of 28 talks daily, on 4 weekly, on one monthly', () => {
  expect([28, 16, 15, 4, 3, 1, 0].map(conversationFrequency)).toEqual([
    ...['daily', 'daily', 'weekly', 'weekly', 'monthly', 'monthly', 'rare'],
  ]);
});

test("the owners' rule: each reason alone, and all four make 0.9", () => {
  const calm = { daysWithoutVisit: 14, negativeSessions: 3, engagement: 0.3, membershipExpires: now + 30 * day + 1 };
  const score = (facts: Partial<typeof calm>): number => churnRule({ ...calm, ...facts }, now).score;
  expect(churnRule(calm, now)).toEqual({ score: 0, level: 'low', factors: [] });
  expect(score({ daysWithoutVisit: 15 })).toBe(0.3);
  expect(score({ negativeSessions: 4 })).toBe(0.2);
  expect(score({ engagement: 0.299 })).toBe(0.2);
  expect(score({ membershipExpires: now + 30 * day })).toBe(0.2);
  expect(score({ membershipExpires: now - 400 * day }), 'ended and not renewed').toBe(0.2);
  expect(churnRule({ ...calm, membershipExpires: null, daysWithoutVisit: null }, now).score).toBe(0);
  expect(score({ daysWithoutVisit: 15, negativeSessions: 4, engagement: 0.1 }), 'three make 0.7 exactly').toBe(0.7);
  expect(score({ negativeSessions: 4, engagement: 0.1, membershipExpires: now })).toBe(0.6);
  expect(
    churnRule({ ...calm, daysWithoutVisit: 20, negativeSessions: 5, engagement: 0.1, membershipExpires: now }, now),
  ).toEqual({
    score: 0.9,
    level: 'critical',
    factors: [
      { code: 'no_visit', weight: 0.3, parameters: { days: 20 } },
      { code: 'negative_sessions', weight: 0.2, parameters: { count: 5 } },
      { code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.1 } },
      { code: 'membership_ends', weight: 0.2, parameters: { days: 0, expires: now } },
    ],
  });
  expect([0, 0.29, 0.3, 0.49, 0.5, 0.69, 0.7, 0.9].map(churnLevel)).toEqual([
    ...['low', 'low', 'medium', 'medium', 'high', 'high', 'critical', 'critical'],
  ]);
});

/** Marie: comes on Tuesdays and Fridays, talks now and then, and is content. */
const marie: MemberPast = {
  visits: {
    count: 45,
    lastAt: now - day,
    recent: [1, 4, 8, 11, 15, 18, 22, 25, 29, 32].map((days) => now - days * day),
  },
  sessions: {
    count: 12,
    meanMs: 95_000,
    lastAt: now - day,
    recent: [1, 8, 8, 15, 22, 30].map((days) => now - days * day),
  },
  sentiments: [
    { at: now - day, score: 0.8 },
    { at: now - 91 * day, score: -1 },
    { at: now - 8 * day, score: 0.4 },
    { at: now - 30 * day, score: 0 },
  ],
  bookings: [
    { startsAt: now - 4 * day, state: 'booked' },
    { startsAt: now - 5 * day, state: 'booked' },
    { startsAt: now - 9 * day, state: 'attended' },
    { startsAt: now - 8 * day, state: 'cancelled' },
    { startsAt: now + day, state: 'booked' },
  ],
  workoutsPerWeek: 2,
  membershipExpires: now + 200 * day,
  memberSince: now - 365 * day,
};

test('the figures of a member who comes, books and talks', () => {
  const figures = figuresOf(marie, calendar);
  expect(MemberFigures.parse(figures)).toEqual(figures);
  expect(figures).toEqual({
    total_sessions: 12,
    mean_session_ms: 95_000,
    last_conversation_at: now - day,
    conversation_frequency: 'weekly',
    mean_sentiment: expect.closeTo(0.4, 12),
    sentiment_trend: 'improving',
    negative_sessions: 0,
    positive_sessions: 2,
    // 8 of 8 visits, 2 of 4 places kept, 5 of 4 talks, mood 0.7.
    engagement_score: expect.closeTo(0.5 + 0.1 + 0.2 + 0.07, 12),
    days_since_last_visit: 1,
    visits_per_week: 2,
    visit_count: 45,
    churn_risk_score: 0,
    churn_risk_level: 'low',
    churn_factors: [],
    learned: null,
  });
});

const stranger: MemberPast = {
  visits: { count: 0, lastAt: null, recent: [] },
  sessions: { count: 0, meanMs: null, lastAt: null, recent: [] },
  ...{ sentiments: [], bookings: [], workoutsPerWeek: null, membershipExpires: null, memberSince: null },
};

test('a member who joined and never came is at risk from the fifteenth day on; one of whom nothing is known is not blamed for it', () => {
  const joined = (days: number) => figuresOf({ ...stranger, memberSince: now - days * day }, calendar);
  expect(joined(14).churn_factors.map(({ code }) => code)).toEqual(['low_engagement']);
  expect(joined(15).churn_factors.map(({ code }) => code)).toEqual(['no_visit', 'low_engagement']);
  expect(joined(15).days_since_last_visit).toBeNull();
  expect(figuresOf(stranger, calendar)).toMatchObject({
    churn_risk_score: 0.2,
    mean_sentiment: null,
    visits_per_week: 0,
  });
});

test('visits at other gyms count for engagement and presence, and keep no place in a class here', () => {
  const at = (days: number) => now - days * day;
  const elsewhere = { recent: 8, daysSinceLast: 3 };
  const figures = (lastAt: number | null, bookings: MemberPast['bookings'] = []) =>
    figuresOf({ ...stranger, bookings, visits: { count: 9, lastAt, recent: [], elsewhere } }, calendar);
  const booked = [{ startsAt: at(3), state: 'booked' }];
  expect(figures(at(60), booked)).toMatchObject({ visit_count: 9, visits_per_week: 2, days_since_last_visit: 3 });
  expect(figures(at(60), booked).engagement_score).toBeCloseTo(0.55, 12);
  expect([at(1), at(60), null].map((lastAt) => figures(lastAt).days_since_last_visit)).toEqual([1, 3, 3]);
  expect(figures(at(60)).churn_factors).toEqual([]);
});

test('the order in which rows are read changes no figure', () => {
  const turned: MemberPast = {
    ...marie,
    visits: { ...marie.visits, recent: marie.visits.recent.toReversed() },
    sentiments: marie.sentiments.toReversed(),
    bookings: marie.bookings.toReversed(),
  };
  expect(figuresOf(turned, calendar)).toEqual(figuresOf(marie, calendar));
});

test('lists go by the greater of both scores, as alerts do; where they are equal the owners’ rule is named', () => {
  const figures = figuresOf({ ...stranger, memberSince: now - 15 * day }, calendar);
  const { churn_factors: factors } = figures;
  expect(shownRisk(figures)).toEqual({ score: 0.5, level: 'high', by: 'rule', factors });
  const learned = { score: 0.12, level: 'low' as const, factors: [], model: 'churn-1' };
  expect(shownRisk({ ...figures, learned })).toEqual({ score: 0.5, level: 'high', by: 'rule', factors });
  expect(shownRisk({ ...figures, learned: { ...learned, score: 0.5, level: 'high' } }).by).toBe('rule');
  expect(shownRisk({ ...figures, learned: { ...learned, score: 0.81, level: 'critical' } })).toEqual({
    ...{ score: 0.81, level: 'critical', by: 'learned', factors: [] },
  });
});
