import { v7 as newId } from 'uuid';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../test/talking-box.ts';
import { namesSaid } from '../voice/local/names.ts';
import { createAlerts, type Alerts } from './alerts.ts';

const day = 86_400_000;
let box: TalkingBox;
let alerts: Alerts;
let jean: string;

beforeEach(() => {
  box = new TalkingBox();
  alerts = createAlerts({
    ...{ db: box.db, edits: box.edits, newId },
    ...{ gym: () => ({ name: 'Part-Dieu', timezone: 'Europe/Paris' }), namesSaid },
  });
  jean = box.addMember('Jean', 'Moreau');
});
afterEach(() => box.close());

const away = { code: 'no_visit', weight: 0.3, parameters: { days: 16 } } as const;
const cross = { code: 'negative_sessions', weight: 0.2, parameters: { count: 4 } } as const;
const idle = { code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.1325 } } as const;
const ends = { code: 'membership_ends', weight: 0.2, parameters: { days: 29, expires: saturday + 29 * day } } as const;

const figures: MemberFigures = {
  ...{ total_sessions: 4, mean_session_ms: 60_000, last_conversation_at: saturday, conversation_frequency: 'weekly' },
  ...{ mean_sentiment: -0.4, sentiment_trend: 'declining', negative_sessions: 4, positive_sessions: 0 },
  ...{ engagement_score: 0.2, days_since_last_visit: 16, visits_per_week: 0, visit_count: 9 },
  ...{ churn_risk_score: 0.7, churn_risk_level: 'critical', churn_factors: [away, cross, idle], learned: null },
};
const urgent: MemberFigures = { ...figures, churn_risk_score: 0.9, churn_factors: [away, cross, idle, ends] };
const calm: MemberFigures = { ...figures, churn_risk_score: 0.2, churn_risk_level: 'low', churn_factors: [cross] };
const well: MemberFigures = { ...calm, churn_risk_score: 0, churn_factors: [] };

/** One look at Jean. */
const look = (found: MemberFigures): void =>
  box.db.transaction(() =>
    alerts.ofStanding({
      ...{ gymId: box.gymId, memberId: jean, at: box.clock.wallMs, memberSince: null, goal: null, before: null },
      figures: found,
    }),
  )();
const nights = (count: number, found: MemberFigures): void => {
  for (let night = 0; night < count; night += 1) {
    box.clock.pass(day);
    look(found);
  }
};
const rows = () =>
  box.all('select * from alerts order by created_at, id').map(({ parameters, recommended_actions: todo, ...row }) => ({
    ...row,
    id: String(row['id']),
    parameters: JSON.parse(String(parameters)) as unknown,
    actions: JSON.parse(String(todo)) as unknown,
  }));
const edit = (changes: Record<string, string | number | null>): void =>
  box.db.transaction(() => box.edits.edit('alerts', rows()[0]!.id, changes))();

test('an alert of a risk says what is true today, counts no look, and leaves nothing to send where nothing is new', () => {
  look(figures);
  edit({ snoozed_until: saturday + 7 * day });
  const sent = box.queued().length;
  nights(3, figures);
  expect(box.queued()).toHaveLength(sent);

  const later = { ...away, parameters: { days: 20 } };
  nights(1, { ...figures, churn_factors: [later, cross, idle] });
  expect(rows()).toMatchObject([
    {
      ...{ priority: 'high', status: 'pending', snoozed_until: saturday + 7 * day },
      parameters: { score: 0.7, by: 'rule', factors: [later, cross, idle], times: 1, lastAt: saturday },
    },
  ]);
  expect(box.queued()).toHaveLength(sent + 1);
});

test('a risk that has become urgent makes its alert urgent, with what else to do, and wakes it once', () => {
  look(figures);
  edit({ snoozed_until: saturday + 7 * day });
  nights(1, urgent);
  expect(rows()).toMatchObject([
    {
      ...{ priority: 'urgent', snoozed_until: null, parameters: { score: 0.9, times: 1 } },
      actions: [
        ...['call_member', 'write_to_member', 'listen_and_apologise', 'offer_coach_session', 'offer_class'],
        'talk_about_contract',
      ],
    },
  ]);
  edit({ snoozed_until: saturday + 9 * day });
  nights(1, { ...urgent, churn_factors: [{ ...away, parameters: { days: 18 } }, cross, idle, ends] });
  expect(rows()[0]).toMatchObject({ priority: 'urgent', snoozed_until: saturday + 9 * day });
});

test('a risk that has been too low for a week ends its alert, which says so', () => {
  look(figures);
  nights(1, calm);
  expect(rows()[0]).toMatchObject({
    ...{ status: 'pending', priority: 'low', actions: ['listen_and_apologise'] },
    parameters: { score: 0.2, level: 'low', factors: [cross], calmSince: saturday + day },
  });
  nights(6, well);
  expect(rows()[0]).toMatchObject({ status: 'pending', actions: ['greet_in_person'], parameters: { factors: [] } });
  nights(1, well);
  expect(rows()).toMatchObject([
    { status: 'resolved', resolved_at: saturday + 8 * day, resolution_notes: 'risk_passed', assigned_to: null },
  ]);
  const sent = box.queued().length;
  nights(30, well);
  expect(box.queued(), 'what is over is left alone').toHaveLength(sent);
});

test('a risk that is back within the week keeps its alert, and the week begins anew', () => {
  look(figures);
  nights(6, calm);
  nights(1, figures);
  expect(rows()).toMatchObject([{ status: 'pending', priority: 'high', parameters: { score: 0.7, times: 1 } }]);
  expect(rows()[0]?.parameters).not.toHaveProperty('calmSince');
  nights(7, calm);
  expect(rows()).toMatchObject([{ status: 'pending' }]);
  nights(1, calm);
  expect(rows()).toMatchObject([{ status: 'resolved' }]);
});

test('nobody has dealt with a risk that passed by itself: when it is back, there is a new alert', () => {
  look(figures);
  nights(8, well);
  nights(2, figures);
  expect(rows()).toMatchObject([{ status: 'resolved' }, { status: 'pending', priority: 'high' }]);
});

test('what a member of staff has taken stays theirs, with the new figures, until they give it back', () => {
  look(figures);
  const holder = newId();
  edit({ status: 'in_progress', assigned_to: holder });
  nights(20, calm);
  expect(rows()).toMatchObject([
    { status: 'in_progress', assigned_to: holder, priority: 'low', parameters: { score: 0.2, factors: [cross] } },
  ]);
  edit({ assigned_to: null });
  nights(1, calm);
  expect(rows()).toMatchObject([{ status: 'resolved', resolution_notes: 'risk_passed' }]);
});

test('what the hub advises by the learned score stays advised while that score says so', () => {
  const factors = [{ code: 'rhythm', weight: 0.4, parameters: { visits: 2, usual: 9 } }];
  const learned = { score: 0.8, level: 'critical', factors, model: 'churn-1' } as const;
  box.insert('alerts', {
    ...{ id: newId(), gym_id: box.gymId, member_id: jean, alert_type: 'churn_risk', cause: jean, priority: 'high' },
    parameters: JSON.stringify({ score: 0.75, level: 'critical', factors, by: 'learned' }),
    recommended_actions: JSON.stringify(['call_member', 'offer_coach_session']),
    ...{ status: 'pending', created_at: saturday - day },
  });
  nights(1, { ...well, learned });
  expect(rows()).toMatchObject([
    { status: 'pending', parameters: { score: 0.8, by: 'learned' }, actions: ['call_member', 'offer_coach_session'] },
  ]);
  nights(8, well);
  expect(rows()).toMatchObject([{ status: 'resolved', resolution_notes: 'risk_passed' }]);
});
