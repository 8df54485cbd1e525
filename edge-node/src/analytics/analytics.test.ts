import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../test/talking-box.ts';
import type { Standing } from '../standing.ts';
import { Analytics } from './analytics.ts';
import { weightGoal } from './weight-goal.ts';

const day = 86_400_000;
let box: TalkingBox;
let looked: Standing[];
let isPastLoaded: boolean;
let marie: string;
let analytics: Analytics;

beforeEach(() => {
  box = new TalkingBox();
  [looked, isPastLoaded] = [[], true];
  marie = box.addMember('Marie', 'Dubois');
  analytics = new Analytics({
    db: box.db,
    gym: () => ({ id: box.gymId, timezone: 'Europe/Paris' }),
    isPastLoaded: () => isPastLoaded,
    nowMs: () => box.clock.wallMs,
    looked: (standing) => looked.push(standing),
    failed: (error) => expect.fail(String(error)),
  });
});
afterEach(() => box.close());

function visit(memberId: string, at: number): void {
  box.insert('visits', {
    ...{ id: v7({ msecs: at }), gym_id: box.gymId, member_id: memberId, entered_at: at },
    ...{ boot_id: 'boot', monotonic_ns: 1, clock_quality: 'ntp' },
  });
}
function session(memberId: string, startedAt: number, score: number | null, state = 'closed'): void {
  const id = v7({ msecs: startedAt });
  box.insert('sessions', {
    ...{ id, gym_id: box.gymId, member_id: memberId, state, started_at: startedAt, last_activity_at: startedAt },
    ...{ closed_at: startedAt + 60_000, boot_id: 'boot', monotonic_ns: 1, clock_quality: 'ntp' },
  });
  box.insert('conversation_summaries', {
    ...{ id: v7(), gym_id: box.gymId, session_id: id, member_id: memberId, sentiment_score: score },
    ...{ status: score === null ? 'pending' : 'done', created_at: startedAt },
  });
  // What a cloud model made of it is no second talk.
  box.insert('conversation_summaries', {
    ...{ id: v7(), gym_id: box.gymId, session_id: id, member_id: memberId, sentiment_score: 1 },
    ...{ status: 'refined', created_at: startedAt },
  });
}
const look = (): void => box.db.transaction(() => analytics.look(marie))();
const figures = () => analytics.figures(marie)?.figures;

test('figures come from visits, talks and classes, and those of somebody else are not among them', async () => {
  const thomas = box.addMember('Thomas', 'Martin');
  for (const days of [1, 3, 20, 40]) visit(marie, saturday - days * day);
  visit(thomas, saturday - day);
  session(marie, saturday - day, -0.6);
  session(marie, saturday - 2 * day, 0.2);
  session(marie, saturday - 3 * day, null);
  session(marie, saturday, null, 'active');
  session(thomas, saturday - day, 0.9);
  for (const [days, state] of [
    [1, 'booked'],
    [2, 'booked'],
    [5, 'attended'],
    [3, 'cancelled'],
  ] as const) {
    const startsAt = saturday - days * day;
    box.insert('bookings', {
      ...{ id: v7(), gym_id: box.gymId, occurrence_id: v7(), member_id: marie, state, starts_at: startsAt },
      ...{ made_at: startsAt, changed_at: startsAt },
    });
  }
  box.insert('member_fitness_profiles', { id: v7(), member_id: marie, workouts_per_week: 1 });
  await analytics.lookAtAll();
  expect(figures()).toMatchObject({
    ...{ visit_count: 4, visits_per_week: 0.75, days_since_last_visit: 1, total_sessions: 3, mean_session_ms: 60_000 },
    ...{
      conversation_frequency: 'monthly',
      mean_sentiment: expect.closeTo(-0.2, 12),
      negative_sessions: 1,
      positive_sessions: 0,
    },
    // 3 of 4 visits, 2 of 4 classes, 3 of 4 talks, mood 0.4.
    engagement_score: expect.closeTo(0.5 * 0.75 + 0.1 + 0.15 + 0.04, 12),
    learned: null,
  });
  expect(looked.map(({ memberId }) => memberId).toSorted()).toEqual([marie, thomas].toSorted());
});

test('visits that were counted are not read again, and what comes later is added to them', async () => {
  visit(marie, saturday - 3 * day);
  await analytics.lookAtAll();
  box.db.prepare('delete from visits').run();
  visit(marie, saturday - day);
  look();
  expect(figures()).toMatchObject({ visit_count: 2, visits_per_week: 0.5, days_since_last_visit: 1 });
  expect(looked.at(-1)?.before).toEqual({ visitCount: 1, goalReached: null });
  await analytics.lookAtAll();
  expect(figures()?.visit_count, 'at night all are counted anew').toBe(1);
});

test('who came is looked at before the night, and nobody else', async () => {
  const thomas = box.addMember('Thomas', 'Martin');
  visit(marie, saturday - 20 * day);
  visit(thomas, saturday - 20 * day);
  await analytics.lookAtVisitors();
  expect(looked, 'before the first night').toEqual([]);
  await analytics.lookAtAll();
  looked = [];
  visit(marie, saturday - 1);
  await analytics.lookAtVisitors();
  await analytics.lookAtVisitors();
  expect(looked.map(({ memberId }) => memberId)).toEqual([marie]);
  expect(figures()).toMatchObject({ visit_count: 2, days_since_last_visit: 0 });
});

test('who trains at another gym of the franchise is not missed here, nor taken for somebody who leaves', async () => {
  visit(marie, saturday - 60 * day);
  box.db
    .prepare('update members set member_since = ?, membership_expires = ? where id = ?')
    .run(saturday - 300 * day, saturday + 20 * day, marie);
  await analytics.lookAtAll();
  expect(figures()).toMatchObject({ days_since_last_visit: 60, churn_risk_score: 0.7 });
  const told = { ...figures(), days_since_last_visit: 0, visits_per_week: 4, visit_count: 64, churn_risk_score: 0.2 };
  box.insert('member_analytics', {
    ...{ id: v7(), member_id: marie, figures: JSON.stringify(told), computed_at: saturday },
  });
  box.clock.pass(3_600_000);
  await analytics.lookAtAll();
  expect(figures()).toMatchObject({ days_since_last_visit: 0, visits_per_week: 4, visit_count: 64 });
  expect(figures()).toMatchObject({ engagement_score: 0.55, churn_risk_score: 0.2, churn_risk_level: 'low' });
  box.clock.pass(day);
  visit(marie, box.clock.wallMs - 1);
  look();
  expect(figures()).toMatchObject({ days_since_last_visit: 0, visits_per_week: 4, visit_count: 65 });
});

test('a visit that a wrong clock put far ahead keeps nobody else’s from counting, and is none until then', async () => {
  const thomas = box.addMember('Thomas', 'Martin');
  for (let days = 1; days <= 9; days += 1) visit(marie, saturday - days * day);
  visit(thomas, saturday - 20 * day);
  visit(thomas, saturday + 300 * day);
  await analytics.lookAtAll();
  const ofThomas = () => analytics.figures(thomas)?.figures;
  expect(ofThomas()).toMatchObject({ visit_count: 1, days_since_last_visit: 20 });
  looked = [];
  visit(marie, saturday - 1);
  await analytics.lookAtVisitors();
  expect(looked.map(({ memberId }) => memberId)).toEqual([marie]);
  expect(figures()).toMatchObject({ visit_count: 10, days_since_last_visit: 0 });
  box.clock.pass(day);
  visit(marie, box.clock.wallMs - 1);
  look();
  expect(figures()?.visit_count).toBe(11);
  await analytics.lookAtAll();
  expect(ofThomas(), 'it grows day by day').toMatchObject({ visit_count: 1, days_since_last_visit: 21 });
});

test('what was counted while the clock was ahead is counted anew', async () => {
  visit(marie, saturday - day);
  await analytics.lookAtAll();
  box.db.prepare('update member_figures set visits_to = ?').run(v7({ msecs: saturday + 300 * day }));
  visit(marie, saturday - 1);
  look();
  expect(figures()).toMatchObject({ visit_count: 2, days_since_last_visit: 0 });
});

test('a visit some minutes ahead of the clock counts at once, and as one of these weeks when its time has come', async () => {
  visit(marie, saturday + 4 * 60_000);
  await analytics.lookAtAll();
  expect(figures()).toMatchObject({ visit_count: 1, days_since_last_visit: 0 });
  box.clock.pass(5 * 60_000);
  look();
  expect(figures()).toMatchObject({ visit_count: 1, visits_per_week: 0.25 });
});

test('the newest figures count, whoever reckoned them; the learned score and visits of long ago are the hub’s', async () => {
  visit(marie, saturday - 2 * day);
  const learned = { score: 0.4, level: 'medium', factors: [], model: 'churn-1' };
  await analytics.lookAtAll();
  const told = { ...figures(), visit_count: 98, learned };
  box.insert('member_analytics', {
    ...{ id: v7(), member_id: marie, figures: JSON.stringify(told), computed_at: saturday + 1 },
  });
  expect(analytics.figures(marie)).toMatchObject({ computedAt: saturday + 1, figures: { visit_count: 98, learned } });
  box.clock.pass(day);
  visit(marie, box.clock.wallMs - 1000);
  look();
  expect(analytics.figures(marie)).toMatchObject({
    ...{ computedAt: saturday + day, figures: { visit_count: 99, days_since_last_visit: 0, learned } },
  });
  expect(looked.at(-1)?.figures.learned).toEqual(learned);
});

test('half a past gives no figures, and neither does a member who was erased', async () => {
  isPastLoaded = false;
  look();
  expect(await analytics.lookAtAll()).toBe('later');
  expect([figures(), looked]).toEqual([undefined, []]);
  isPastLoaded = true;
  look();
  expect(figures()).toBeDefined();
  const redaction = v7();
  box.insert('redactions', { id: redaction, gym_id: box.gymId, subject: 'member', subject_id: marie });
  box.insert('erasures', { id: redaction });
  expect(figures()).toBeUndefined();
  look();
  expect(figures()).toBeUndefined();
});

test('a weight is reached from above by who wants to lose, from below by who wants to gain', () => {
  const of = (currentKg: number | null, ...goals: string[]) =>
    weightGoal({ currentKg, targetKg: 62, goals })?.isReached;
  expect([of(63, 'weight_loss'), of(62, 'weight_loss'), of(61, 'muscle_gain'), of(62, 'muscle_gain')]).toEqual([
    ...[false, true, false, true],
  ]);
  expect([of(null, 'weight_loss'), of(60, 'endurance')]).toEqual([undefined, undefined]);
});
