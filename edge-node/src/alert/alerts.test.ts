import type { Labels } from '@jarvis-edge/sync/labels.ts';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../test/talking-box.ts';
import type { Standing } from '../standing.ts';
import type { Understood } from '../understood.ts';
import { namesSaid } from '../voice/local/names.ts';
import { createAlerts, type Alerts } from './alerts.ts';
import { alertsOfStanding } from './what-to-alert.ts';

const day = 86_400_000;
let box: TalkingBox;
let alerts: Alerts;
let marie: string;

beforeEach(() => {
  box = new TalkingBox();
  alerts = createAlerts({
    ...{ db: box.db, edits: box.edits, newId },
    ...{ gym: () => ({ name: 'Part-Dieu', timezone: 'Europe/Paris' }), namesSaid },
  });
  marie = box.addMember('Marie', 'Dubois');
});
afterEach(() => box.close());

const figures: MemberFigures = {
  ...{ total_sessions: 4, mean_session_ms: 60_000, last_conversation_at: saturday, conversation_frequency: 'weekly' },
  ...{ mean_sentiment: -0.4, sentiment_trend: 'declining', negative_sessions: 4, positive_sessions: 0 },
  ...{ engagement_score: 0.2, days_since_last_visit: 20, visits_per_week: 0, visit_count: 9 },
  ...{ churn_risk_score: 0.7, churn_risk_level: 'critical', learned: null },
  churn_factors: [
    { code: 'negative_sessions', weight: 0.2, parameters: { count: 4 } },
    { code: 'no_visit', weight: 0.3, parameters: { days: 20 } },
    { code: 'low_engagement', weight: 0.2, parameters: { engagement: 0.2 } },
  ],
};
const calm: MemberFigures = { ...figures, churn_risk_score: 0.69, churn_risk_level: 'high' };
const stand = (changes: Partial<Standing> = {}): void =>
  box.db.transaction(() =>
    alerts.ofStanding({
      ...{ gymId: box.gymId, memberId: marie, at: box.clock.wallMs, memberSince: null, goal: null, before: null },
      ...{ figures: calm, ...changes },
    }),
  )();
const said = (changes: Partial<Labels> = {}): Labels => ({
  ...{ lang: 'fr', intent: 'complaint', sentiment: 'negative', score: -0.9, emotion: 'frustration', topics: [] },
  ...{ slots: {}, ends_conversation: false, confidence: 0.9, model: 'test', ...changes },
});
const talked = (changes: Partial<Understood> = {}): void =>
  box.db.transaction(() =>
    alerts.ofConversation({
      ...{ gymId: box.gymId, memberId: marie, sessionId: 'session-1', kioskId: null, score: -0.2, emotion: 'neutral' },
      ...{ intents: [], topics: [], said: [], outcomes: [], at: box.clock.wallMs },
      ...{ displeasure: changes.score ?? -0.2, ...changes },
    }),
  )();
const rows = () =>
  box
    .all(`select * from alerts where status in ('pending', 'in_progress') order by created_at, id`)
    .map(({ parameters, recommended_actions: actions, ...row }) => ({
      ...row,
      parameters: JSON.parse(String(parameters)) as unknown,
      actions: JSON.parse(String(actions)) as string[],
    })) as unknown as {
    id: string;
    alert_type: string;
    cause: string;
    priority: string;
    parameters: unknown;
    actions: string[];
  }[];
const open = () => rows().map(({ alert_type: type, cause, priority }) => [type, cause, priority]);
const close = (status: 'resolved' | 'dismissed'): void => {
  const [first] = rows();
  const changes = { status, resolved_at: box.clock.wallMs, resolution_notes: 'fait' };
  box.db.transaction(() => box.edits.edit('alerts', first!.id, changes))();
};

test('a risk of 0.7 raises one alert with its reasons and what to do, the heaviest first', () => {
  stand();
  expect(open()).toEqual([]);
  stand({ figures });
  stand({ figures });
  expect(open()).toEqual([['churn_risk', marie, 'high']]);
  const [alert] = rows();
  expect(alert).toMatchObject({
    ...{ member_id: marie, status: 'pending', created_at: saturday },
    parameters: { score: 0.7, level: 'critical', by: 'rule', factors: figures.churn_factors },
    actions: ['call_member', 'write_to_member', 'listen_and_apologise', 'offer_coach_session', 'offer_class'],
  });
  expect(box.queued(), 'seen again, nothing to send').toEqual(['alerts insert']);
});

test('a learned risk of 0.7 alerts too, and says whose it is', () => {
  stand({ figures: { ...calm, learned: { score: 0.9, level: 'critical', factors: [], model: 'churn-1' } } });
  expect(rows()[0]).toMatchObject({ priority: 'urgent', parameters: { score: 0.9, by: 'learned' } });
});

test('a risk that staff have dealt with stays quiet for thirty days, and comes back if it lasts', () => {
  stand({ figures });
  close('resolved');
  box.clock.pass(29 * day);
  stand({ figures });
  expect(open()).toEqual([]);
  box.clock.pass(2 * day);
  stand({ figures });
  expect(open()).toHaveLength(1);
});

test('below −0.5 a conversation is an alert, and another one while it is open counts it up and names the newest', () => {
  talked({ score: -0.5 });
  expect(open()).toEqual([]);
  talked({ score: -0.51 });
  talked({ score: -0.9, sessionId: 'session-2' });
  expect(open()).toEqual([['negative_feedback', marie, 'high']]);
  expect(rows()[0]?.parameters).toEqual({
    ...{ sessionId: 'session-2', score: -0.9, times: 2, lastAt: saturday },
  });
  close('dismissed');
  talked({ score: -0.6, sessionId: 'session-3', intents: ['cancel_membership'] });
  expect(open(), 'a new one may be a new reason').toEqual([['negative_feedback', marie, 'high']]);
  expect(rows()[0]?.actions).toContain('talk_about_contract');
});

test('a mood that is bad for nobody’s fault is no alert of displeasure, and the milder of the two says how pressing one is', () => {
  talked({ score: -0.9, displeasure: -0.5 });
  talked({ score: -0.4, displeasure: -0.9 });
  expect(open()).toEqual([]);
  talked({ score: -0.9, displeasure: -0.6 });
  expect(open()).toEqual([['negative_feedback', marie, 'medium']]);
  expect(rows()[0]?.parameters).toMatchObject({ score: -0.9 });
  talked({ score: -0.7, displeasure: -0.9, sessionId: 'session-2' });
  expect(rows()[0]?.priority).toBe('medium');
});

test('a worse conversation makes the open alert worse and ends its sleep; what staff have set stays', () => {
  talked({ score: -0.6 });
  const { id } = rows()[0]!;
  const edit = (changes: Record<string, string | number>): void =>
    box.db.transaction(() => box.edits.edit('alerts', id, changes))();
  edit({ status: 'in_progress', assigned_to: newId() });
  edit({ snoozed_until: saturday + 7 * day });
  box.clock.pass(day);
  talked({ score: -0.6, sessionId: 'session-2' });
  const repeated = { priority: 'medium', snoozed_until: saturday + 7 * day, status: 'in_progress' };
  expect(rows()[0], 'no worse: still put off').toMatchObject({ ...repeated, parameters: { times: 2 } });
  const { assigned_to: holder } = box.all('select assigned_to from alerts')[0] as { assigned_to: string };

  talked({ score: -0.96, sessionId: 'session-3', intents: ['cancel_membership'] });
  expect(rows()).toMatchObject([
    {
      ...{ id, priority: 'high', snoozed_until: null, status: 'in_progress', assigned_to: holder },
      actions: ['listen_and_apologise', 'talk_about_contract', 'call_member', 'greet_in_person'],
      parameters: { sessionId: 'session-3', score: -0.96, times: 3 },
    },
  ]);

  edit({ snoozed_until: saturday + 9 * day });
  talked({ score: -0.6, sessionId: 'session-4' });
  expect(rows()[0], 'a milder one takes nothing back').toMatchObject({
    ...{ priority: 'high', snoozed_until: saturday + 9 * day },
    actions: ['listen_and_apologise', 'talk_about_contract', 'call_member', 'greet_in_person'],
  });
});

test('what makes an alert worse wakes it also where it was put off at the hub meanwhile, and a repetition says nothing of it', () => {
  const lastEdit = () =>
    JSON.parse(String(box.all('select row from outbox order by sequence desc limit 1')[0]?.['row'])) as object;
  talked({ score: -0.6 });
  talked({ score: -0.7, sessionId: 'session-2' });
  expect(Object.keys(lastEdit()).toSorted()).toEqual(['gym_id', 'id', 'parameters']);
  talked({ score: -0.9, sessionId: 'session-3' });
  expect(lastEdit()).toMatchObject({ priority: 'high', snoozed_until: null });
  expect(lastEdit(), 'the same is to be done').not.toHaveProperty('recommended_actions');
});

test('an emergency that was said is an alert, once a conversation, and none where the kiosk has called already', () => {
  talked({ intents: ['emergency'], outcomes: [{ kind: 'called', reason: 'emergency' }] });
  expect(open()).toEqual([]);
  talked({ intents: ['emergency'] });
  expect(open()).toEqual([['emergency', 'session-1', 'urgent']]);
  close('resolved');
  talked({ intents: ['emergency'] });
  expect(open()).toEqual([]);
});

test('what may have been a call for help is looked at, and what surely was one is urgent', () => {
  const call = (confidence: number) => said({ intent: 'emergency', confidence });
  talked({ intents: ['emergency'], said: [call(0.06), call(0.49)] });
  expect(rows()[0]).toMatchObject({ priority: 'high', actions: ['go_to_kiosk'], parameters: { isUnsure: true } });
  talked({ intents: ['emergency'], said: [call(0.06), call(0.5)], sessionId: 'session-2' });
  const sure = { priority: 'urgent', actions: ['go_to_kiosk', 'call_emergency_services'] };
  expect(rows()[1]).toMatchObject(sure);
  expect(rows()[1]?.parameters).not.toHaveProperty('isUnsure');
});

test('a broken machine that was only spoken of is an alert of that machine; one that was reported is not told twice', () => {
  const treadmill = newId();
  box.insert('equipment', { id: treadmill, name: 'Tapis de course 3' });
  box.insert('equipment', { id: newId(), name: 'Rameur 1' });
  box.insert('equipment', { id: newId(), name: 'Rameur 2' });
  const fault = said({ intent: 'report_issue', topics: ['equipment'], slots: { equipment: 'tapis 3' } });
  talked({ said: [said({ intent: 'report_issue', topics: ['cleanliness'] })] });
  talked({ said: [fault], outcomes: [{ kind: 'reported', name: 'Tapis de course 3' }] });
  expect(open()).toEqual([]);
  talked({ said: [fault] });
  talked({ said: [said({ intent: 'report_issue', slots: { equipment: 'rameur' } })] });
  expect(open().toSorted()).toEqual(
    [
      ['equipment_issue', treadmill, 'medium'],
      ['equipment_issue', 'kind:rameur', 'medium'],
    ].toSorted(),
  );
});

test('two broken machines of one conversation are two alerts that say which, in whatever language they were spoken of', () => {
  for (const name of ['Rameur 1', 'Rameur 2', 'Tapis de course 1', 'Tapis de course 2']) {
    box.insert('equipment', { id: newId(), name });
  }
  const fault = (equipment: string, lang: Labels['lang']) =>
    said({ intent: 'report_issue', topics: ['equipment'], slots: { equipment }, lang });
  talked({
    said: [fault('rameur', 'fr'), fault('treadmill by the window', 'en'), said({ intent: 'report_issue' })],
    outcomes: [],
  });
  const named = () => rows().map(({ parameters }) => (parameters as { name: string }).name);
  expect(named().toSorted()).toEqual(['Rameur', 'Tapis de course']);
  talked({ said: [fault('cinta de correr', 'es')], sessionId: 'session-2' });
  expect(named()).toHaveLength(2);
});

test('one machine whose fault took two sentences is one alert, and a fault of the showers is none of its', () => {
  const [rower, another] = [newId(), newId()];
  box.insert('equipment', { id: rower, name: 'Rameur 2' });
  box.insert('equipment', { id: another, name: 'Tapis 1' });
  const fault = (changes: Partial<Labels>) => said({ intent: 'report_issue', topics: ['equipment'], ...changes });
  talked({
    said: [
      fault({ slots: { equipment: 'rameur 2' } }),
      fault({ topics: ['cleanliness'], slots: { place: 'douches' } }),
      fault({}),
    ],
  });
  expect(open()).toEqual([['equipment_issue', rower, 'medium']]);
  talked({ said: [fault({})], sessionId: 'session-2' });
  expect(open(), 'of another conversation nothing is known').toContainEqual(['equipment_issue', 'unlisted', 'medium']);
});

test('a machine that was spoken of as its kind and then reported by its name is told once', () => {
  for (const name of ['Rameur 1', 'Rameur 2']) box.insert('equipment', { id: newId(), name });
  const fault = said({ intent: 'report_issue', topics: ['equipment'], slots: { equipment: 'rameur' } });
  talked({ said: [fault], outcomes: [{ kind: 'reported', name: 'Rameur 2' }] });
  expect(open()).toEqual([]);
});

test('the tenth visit is congratulated when it happens, never found again later, and never on the first look', () => {
  const visits = (before: number | null, now: number): void =>
    stand({
      figures: { ...calm, visit_count: now },
      before: before === null ? null : { visitCount: before, goalReached: null },
    });
  visits(null, 120);
  visits(10, 10);
  visits(8, 9);
  expect(open()).toEqual([]);
  visits(9, 10);
  visits(9, 10);
  expect(open()).toEqual([['milestone', `${marie}:visits:10`, 'low']]);
  close('resolved');
  visits(9, 11);
  expect(open()).toEqual([]);
  visits(48, 101);
  expect(open(), 'only the latest').toEqual([['milestone', `${marie}:visits:100`, 'low']]);
});

test('an anniversary is one for three days, every year, and a weight is reached once', () => {
  const since = Date.UTC(2024, 10, 19, 9);
  for (const at of [since, Date.UTC(2026, 10, 18, 12), Date.UTC(2026, 10, 22, 12)]) stand({ memberSince: since, at });
  expect(open()).toEqual([]);
  stand({ memberSince: since });
  expect(open()).toEqual([['milestone', `${marie}:anniversary:2`, 'low']]);
  stand({ memberSince: Date.UTC(2022, 11, 31, 9), at: Date.UTC(2027, 0, 1, 9) });
  expect(open()).toContainEqual(['milestone', `${marie}:anniversary:4`, 'low']);

  const goal = { kg: 62, isReached: true };
  stand({ goal });
  stand({ goal, before: { visitCount: 9, goalReached: true } });
  expect(open()).toHaveLength(2);
  stand({ goal, before: { visitCount: 9, goalReached: false } });
  expect(open()).toContainEqual(['milestone', `${marie}:goal:62`, 'low']);
});

test('an anniversary goes by the calendar of the gym, also where an import gave the day alone', () => {
  const years = (timezone: string, memberSince: number, at: number): unknown[] => {
    const standing = { gymId: box.gymId, memberId: marie, at, memberSince, goal: null, before: null, figures: calm };
    return alertsOfStanding(standing, timezone).map(({ alert }) => alert.parameters['count']);
  };
  const [hour, midnight] = [3_600_000, Date.UTC(2026, 10, 19)];
  for (const [timezone, since, begins] of [
    ['Europe/Paris', Date.UTC(2024, 10, 18, 23), midnight - hour],
    ['Europe/Paris', Date.UTC(2024, 10, 19), midnight - hour],
    ['Europe/Paris', Date.UTC(2024, 10, 19, 22, 59), midnight - hour],
    ['America/New_York', Date.UTC(2024, 10, 19), midnight + 5 * hour],
    ['America/New_York', Date.UTC(2024, 10, 19, 5), midnight + 5 * hour],
    // From winter time to summer time and back.
    ['Europe/Paris', Date.UTC(2024, 2, 28, 23), Date.UTC(2026, 2, 28, 23)],
    // Who joined on 29 February is congratulated on 1 March.
    ['Europe/Paris', Date.UTC(2024, 1, 29, 12), Date.UTC(2026, 1, 28, 23)],
  ] as const) {
    const shown = [begins - 1, begins, begins + 3 * day - 2 * hour, begins + 3 * day].map((at) =>
      years(timezone, since, at),
    );
    expect([timezone, new Date(since), ...shown]).toEqual([timezone, new Date(since), [], [2], [2], []]);
  }
});

test('a message is drafted for members who take messages, in their language and style', () => {
  stand({ figures });
  const { id } = rows()[0]!;
  expect(() => alerts.draft(id)).toThrow('not agreed to receive messages');
  expect(() => alerts.draft('nothing')).toThrow('no such alert');
  box.db
    .prepare(`update member_preferences set consent_messages = '{"at": 1}', communication_style = 'encouraging'`)
    .run();
  expect(alerts.draft(id)).toEqual({
    language: 'fr',
    subject: 'À propos de ton dernier passage',
    text:
      'Bonjour Marie !\n\nTon dernier passage ne s’est pas passé comme il aurait dû, et on en est désolés. On peut en parler ? ' +
      'Dis-nous quand t’appeler, ou passe nous voir à l’accueil. Chaque séance compte, et on est là pour t’accompagner.' +
      '\n\nÀ très vite,\nL’équipe Part-Dieu',
  });
});
