import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { hashPin } from '@jarvis-edge/sync/pin.ts';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDashboard, type Dashboard } from '../src/dashboard/dashboard.ts';
import { Identity } from '../src/hub-link/identity.ts';
import { openSynced } from '../src/hub-link/synced.ts';
import { createServer } from '../src/lan/server.ts';
import { createStaff } from '../src/staff/staff.ts';
import { newId } from '../src/store/new-id.ts';
import { openStore } from '../src/store/open.ts';
import { Places } from '../src/store/place.ts';
import { provisionedBox, type ProvisionedBox } from './provisioned-box.ts';

const pin = '482915';
const minute = 60_000;
const day = 86_400_000;
const [direction, accueil] = [newId(), newId()];
let pinHash: string;
let folder: string;
let box: ProvisionedBox;
let db: ReturnType<typeof openStore>;
let app: FastifyInstance;
let dashboard: Dashboard;
let cookie: string;
let queued: number;
/** A Saturday, 10:00 in Lyon. */
const nowMs = Date.UTC(2026, 10, 21, 9);
const inside = new Map<string, { since: number }>();

beforeAll(async () => {
  pinHash = await hashPin(pin, new Uint8Array(16).fill(3));
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
  box = provisionedBox(folder, { members: 6, reader: { kind: 'simulated', address: 'simulated:entry' } });
  db = openStore(folder);
  queued = 0;
  inside.clear();
  const names = ['Marie Dubois', 'Thomas Martin', 'Sophie Leroy', 'Jean Moreau', 'Léa Bernard', 'David Rousseau'];
  for (const [index, name] of names.entries()) {
    const [first, last] = name.split(' ');
    db.prepare('update members set first_name = ?, last_name = ? where id = ?').run(first, last, box.memberIds[index]);
  }
  const staffRow = db.prepare(
    `insert into lan_staff (id, name, role, language, pin_hash, is_active) values (?, ?, ?, 'fr', ?, 1)`,
  );
  staffRow.run(direction, 'Direction Forme', 'gym_manager', pinHash);
  staffRow.run(accueil, 'Accueil Forme', 'gym_staff', pinHash);
  const identity = new Identity(folder);
  const gymId = () => identity.provisioned?.gymId;
  const places = new Places(db, gymId);
  const clock = () => ({ wallMs: nowMs, monotonicNs: 1n, bootId: 'test', clockQuality: 'ntp' as const });
  const { edits } = openSynced({
    ...{ db, clock, gymId, newId, came: nothing, pastLoaded: nothing, oddValue: nothing },
    edited: (table) => dashboard.changed(table),
  });
  app = await createServer({ screensFolder: folder, logLevel: 'silent' });
  const staff = await createStaff({ app, db, newId, nowMs: () => nowMs });
  staff.heard('lan_staff');
  dashboard = await createDashboard({
    ...{ app, db, edits, gymId, newId, screensFolder: join(folder, 'none') },
    gym: () => places.gym(),
    inside: () => inside,
    link: () => 'down',
    isSignedIn: staff.isSignedIn,
    turnLabels: () => new Map([['t2', { score: -0.8, intent: 'complaint' }]]),
    nowMs: () => nowMs,
    queued: () => (queued += 1),
  });
  const answer = await ask('POST', '/api/staff/session', { accountId: accueil, pin });
  cookie = /__Host-jarvis-staff=[^;]*/.exec(String(answer.headers['set-cookie']))?.[0] ?? '';
});
afterEach(async () => {
  dashboard.close();
  await app.close();
  db.close();
  rmSync(folder, { recursive: true });
});

const nothing = (): void => undefined;
const ask = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, as = cookie) =>
  app.inject({
    ...{ method, url, remoteAddress: '127.0.0.1' },
    headers: { host: 'localhost:7080', ...(as && { cookie: as }) },
    ...(payload && { payload }),
  });
const read = async (path: string) => (await ask('GET', `/api/dashboard/${path}`)).json();
const member = (index: number): string => box.memberIds[index] ?? '';

const calm: MemberFigures = {
  ...{ total_sessions: 4, mean_session_ms: 60_000, last_conversation_at: null, conversation_frequency: 'weekly' },
  ...{ mean_sentiment: 0.1, sentiment_trend: 'stable', negative_sessions: 0, positive_sessions: 1 },
  ...{ engagement_score: 0.6, days_since_last_visit: 2, visits_per_week: 2, visit_count: 45 },
  ...{ churn_risk_score: 0, churn_risk_level: 'low', churn_factors: [], learned: null },
};
function computed(index: number, figures: Partial<MemberFigures>, at = nowMs): void {
  db.prepare('insert into member_analytics (id, member_id, figures, computed_at) values (?, ?, ?, ?)').run(
    ...[newId(), member(index), JSON.stringify({ ...calm, ...figures }), at],
  );
}
function raised(
  over: Partial<Record<'id' | 'type' | 'priority' | 'memberId' | 'cause', string>> & { at?: number } = {},
) {
  const { id = newId(), type = 'negative_feedback', priority = 'medium', memberId = member(0), cause = newId() } = over;
  db.prepare(
    `insert into alerts (id, gym_id, member_id, kiosk_id, alert_type, cause, priority, parameters, recommended_actions, status, created_at, clocks)
     values (?, ?, ?, ?, ?, ?, ?, '{"score":-0.7}', '["call_member"]', 'pending', ?, '{}')`,
  ).run(id, box.gymId, memberId, box.kioskId, type, cause, priority, over.at ?? nowMs);
  return id;
}
function talked(index: number, at: number, summary?: { score: number; status?: string; text?: string }): string {
  const id = newId();
  const stamp = `'b', 1, 'ntp'`;
  db.prepare(
    `insert into sessions (id, gym_id, member_id, kiosk_id, state, started_at, last_activity_at, closed_at, language, boot_id, monotonic_ns, clock_quality)
     values (?, ?, ?, ?, 'closed', ?, ?, ?, 'fr', ${stamp})`,
  ).run(id, box.gymId, member(index), box.kioskId, at, at, at + minute);
  if (summary) {
    db.prepare(
      `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, key_topics, sentiment_score,
         sentiment_label, emotion, intents, action_items, status, created_at)
       values (?, ?, ?, ?, ?, '["equipment","never-heard-of"]', ?, 'negative', 'frustration', '["complaint"]',
         '[{"code":"check_machine","parameters":{}}]', ?, ?)`,
    ).run(
      newId(),
      box.gymId,
      id,
      member(index),
      summary.text ?? 'En bref.',
      summary.score,
      summary.status ?? 'done',
      at,
    );
  }
  return id;
}

test('nothing of the dashboard is told to somebody who is not signed in', async () => {
  for (const path of [
    'overview',
    'members',
    `members/${member(0)}`,
    'sessions',
    'sessions/x',
    'alerts',
    'team',
    'events',
  ]) {
    const answer = await ask('GET', `/api/dashboard/${path}`, undefined, '');
    expect([path, answer.statusCode, answer.json().error.code]).toEqual([path, 401, 'sign-in']);
  }
  expect((await ask('POST', `/api/dashboard/alerts/${raised()}`, { deed: 'snooze', until: null }, '')).statusCode).toBe(
    401,
  );
});

test('the first page tells who is here, those who may leave first, how the day goes and what waits', async () => {
  computed(1, { churn_risk_score: 0.7, churn_risk_level: 'critical' });
  inside.set(member(0), { since: nowMs - 5 * minute }).set(member(1), { since: nowMs - 50 * minute });
  inside.set(member(2), { since: nowMs - 20 * 60 * minute });
  talked(0, nowMs - 10 * minute, { score: -0.6 });
  talked(0, nowMs - day, { score: -0.6 });
  raised();
  expect(await read('overview')).toMatchObject({
    gym: { id: box.gymId, name: 'Gym', timezone: 'Europe/Paris' },
    inside: [
      { memberId: member(1), name: 'Thomas Martin', risk: { level: 'critical', by: 'rule' } },
      { memberId: member(0), name: 'Marie Dubois', risk: null },
    ],
    today: { visits: 0, sessions: 1, negativeSessions: 1, reports: 0 },
    ...{ openAlerts: 1, atRisk: 1, link: 'down' },
  });
});

test('members are found by a few letters without accents, and those who may leave come first', async () => {
  computed(3, { churn_risk_score: 0.5, churn_risk_level: 'high' });
  computed(4, { learned: { score: 0.81, level: 'critical', factors: [], model: 'm' } });
  const names = async (query: string) =>
    (await read(`members?${query}`)).members.map(({ name }: { name: string }) => name);
  expect((await names('sort=risk')).slice(0, 2)).toEqual(['Léa Bernard', 'Jean Moreau']);
  expect(await names('search=lea%20b')).toEqual(['Léa Bernard']);
  expect(await names('level=high&sort=name')).toEqual(['Léa Bernard', 'Jean Moreau']);
  expect(await names('level=critical')).toEqual(['Léa Bernard']);
  expect(await names('sort=name&limit=2&offset=2')).toEqual(['Sophie Leroy', 'Thomas Martin']);
  expect(await read('members?search=lea')).toMatchObject({
    total: 1,
    members: [{ risk: { score: 0.81, level: 'critical', by: 'learned' }, isInside: false }],
  });
  expect((await read('members?offset=50')).total).toBe(6);
});

test('of the figures that two sides computed, the newer are shown', async () => {
  computed(0, { visit_count: 45 }, nowMs - day);
  computed(0, { visit_count: 46 }, nowMs);
  expect((await read(`members/${member(0)}`)).figures).toMatchObject({ visit_count: 46 });
  expect((await read(`members/${member(1)}`)).figures).toBeNull();
  const reckoned = db.prepare(
    `insert into member_figures (member_id, figures, computed_at, visits, visits_to) values (?, ?, ?, '{}', '')`,
  );
  reckoned.run(member(0), JSON.stringify({ ...calm, churn_risk_score: 0.5, churn_risk_level: 'high' }), nowMs + minute);
  expect((await read(`members/${member(0)}`)).figures).toMatchObject({ churn_risk_level: 'high' });
  expect((await read('members?level=high')).members).toMatchObject([
    { id: member(0), risk: { score: 0.5, by: 'rule' } },
  ]);
});

test('what staff correct is here at once and waits for the hub; what was not touched is not sent', async () => {
  const page = await ask('PATCH', `/api/dashboard/members/${member(0)}`, {
    phone: '06 12 34 56 78',
    firstName: 'Marie',
  });
  expect(page.json().member).toMatchObject({ firstName: 'Marie', phone: '06 12 34 56 78' });
  expect(queued).toBe(1);
  const sent = db.prepare('select row from outbox').pluck().all().map(String);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain('06 12 34 56 78');
  expect(sent[0]).not.toContain('first_name');
  expect((await ask('PATCH', `/api/dashboard/members/${member(0)}`, { email: 'nowhere' })).statusCode).toBe(400);
  db.prepare(`update members set gym_id = 'another' where id = ?`).run(member(1));
  const guest = await ask('PATCH', `/api/dashboard/members/${member(1)}`, { phone: '1' });
  expect([guest.statusCode, guest.json().error.code]).toEqual([409, 'guest']);
});

test('a note is kept with the name of who wrote it', async () => {
  await ask('POST', `/api/dashboard/members/${member(0)}/notes`, { text: ' Préfère le matin. ' });
  expect((await read(`members/${member(0)}`)).notes).toMatchObject([
    { text: 'Préfère le matin.', author: 'Accueil Forme', writtenAt: nowMs },
  ]);
  const deeds = db.prepare(`select deed, row_id from staff_deeds where deed like '%notes'`).all();
  expect(deeds).toEqual([{ deed: 'POST /api/dashboard/members/:id/notes', row_id: member(0) }]);
});

test('what the hub could not keep, and a time that is none, is refused by the name of its field', async () => {
  const [id, bad] = [raised(), 'a\0b'];
  const refused: [field: string, ...Parameters<typeof ask>][] = [
    ['search', 'GET', '/api/dashboard/members?search=a%00b'],
    ...['1e30', '-1', '0.5', '8640000000000001'].map((at): [string, 'GET', string] => [
      'before',
      'GET',
      `/api/dashboard/sessions?before=${at}`,
    ]),
    ...['firstName', 'lastName', 'phone'].map((field): [string, 'PATCH', string, object] => [
      field,
      'PATCH',
      `/api/dashboard/members/${member(0)}`,
      { [field]: bad },
    ]),
    ['text', 'POST', `/api/dashboard/members/${member(0)}/notes`, { text: bad }],
    ...['resolve', 'dismiss'].map((deed): [string, 'POST', string, object] => [
      'notes',
      'POST',
      `/api/dashboard/alerts/${id}`,
      { deed, notes: bad },
    ]),
    ...[1e30, -1, 0.5, 8_640_000_000_000_001].map((until): [string, 'POST', string, object] => [
      'until',
      'POST',
      `/api/dashboard/alerts/${id}`,
      { deed: 'snooze', until },
    ]),
  ];
  for (const [field, ...asked] of refused) {
    const { statusCode, body } = await ask(...asked);
    expect([asked, statusCode]).toEqual([asked, 400]);
    const { error } = JSON.parse(body) as { error: { code: string; fields: Record<string, string> } };
    expect([error.code, Object.keys(error.fields)]).toEqual(['request-invalid', [field]]);
  }
  expect(queued).toBe(0);
});

test('a conversation shows what was said, how each turn felt, and what to do', async () => {
  const id = talked(0, nowMs - minute, { score: -0.7, text: 'Marie est agacée.' });
  const turn = db.prepare(
    `insert into session_turns (id, gym_id, session_id, role, text, at, boot_id, monotonic_ns, clock_quality) values (?, ?, ?, ?, ?, ?, 'b', 1, 'ntp')`,
  );
  turn.run('t1', box.gymId, id, 'jarvis', 'Bonjour Marie', 1);
  turn.run('t2', box.gymId, id, 'member', 'Encore une machine en panne', 2);
  expect(await read(`sessions/${id}`)).toMatchObject({
    session: {
      ...{ memberName: 'Marie Dubois', kioskName: 'Accueil' },
      summary: {
        ...{ status: 'done', text: 'Marie est agacée.', topics: ['equipment'], intents: ['complaint'] },
        actionItems: [{ code: 'check_machine' }],
      },
    },
    turns: [
      { role: 'jarvis', score: null },
      { role: 'member', score: -0.8, intent: 'complaint' },
    ],
  });
  expect((await ask('GET', '/api/dashboard/sessions/none')).json().error.code).toBe('unknown-session');
});

test('a summary that was refined is shown once, as refined, with the figures of the box’s own', async () => {
  const id = talked(0, nowMs - minute, { score: -0.7, text: 'En bref.' });
  db.prepare(
    `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, sentiment_score, status, created_at)
     values (?, ?, ?, ?, 'Au propre.', -0.9, 'refined', ?)`,
  ).run(newId(), box.gymId, id, member(0), nowMs);
  const { sessions } = await read(`sessions?memberId=${member(0)}`);
  expect(sessions).toMatchObject([
    { summary: { status: 'done', text: 'Au propre.', isRefined: true, score: -0.7, intents: ['complaint'] } },
  ]);
  expect((await read('overview')).today).toMatchObject({ sessions: 1, negativeSessions: 1 });
  db.prepare(`update conversation_summaries set summary_text = '' where status = 'refined'`).run();
  expect((await read(`sessions/${id}`)).session.summary).toMatchObject({ text: 'En bref.', isRefined: false });
});

test('the most urgent alert comes first, and one that is put off is out of sight until then', async () => {
  const calmOne = raised({ priority: 'low' });
  const urgent = raised({ priority: 'urgent', type: 'emergency', at: nowMs - day });
  const ids = async (show: string) => (await read(`alerts?show=${show}`)).alerts.map(({ id }: { id: string }) => id);
  expect(await ids('open')).toEqual([urgent, calmOne]);
  await ask('POST', `/api/dashboard/alerts/${calmOne}`, { deed: 'snooze', until: nowMs + minute });
  expect([await ids('open'), await ids('snoozed')]).toEqual([[urgent], [calmOne]]);
  expect((await read('overview')).openAlerts).toBe(1);
  await ask('POST', `/api/dashboard/alerts/${calmOne}`, { deed: 'snooze', until: null });
  expect(await ids('open')).toEqual([urgent, calmOne]);
});

test('an alert leads to the conversation that it came from, also of a machine reported by voice, and says when that is not there to read', async () => {
  const about = (parameters: object, id = raised()): string => {
    db.prepare('update alerts set parameters = ? where id = ?').run(JSON.stringify(parameters), id);
    return id;
  };
  const reported = (sessionId: string | null): string => {
    const id = newId();
    db.prepare(
      `insert into equipment_reports (id, gym_id, member_id, session_id, text, reported_at, boot_id, monotonic_ns, clock_quality)
       values (?, ?, ?, ?, 'Le tapis grince.', ?, 'b', 1, 'ntp')`,
    ).run(id, box.gymId, member(0), sessionId, nowMs);
    return id;
  };
  const [kept, mute, erased] = [
    talked(0, nowMs, { score: 0 }),
    talked(0, nowMs),
    talked(1, nowMs, { score: 0, text: '' }),
  ];
  const [byVoice, byMood, unkept, ofErased, atDesk, other] = [
    about({ reportId: reported(kept), name: 'Tapis 3' }),
    about({ sessionId: kept, score: -0.7 }),
    about({ reportId: reported(mute) }),
    about({ reportId: reported(erased) }),
    about({ reportId: reported(null) }),
    about({ score: 0.7 }),
  ];
  db.prepare(
    `insert into redactions (id, gym_id, subject, subject_id, requested_at) values (?, ?, 'member', ?, ?)`,
  ).run(...[newId(), box.gymId, member(1), nowMs]);
  const conversations = Object.fromEntries(
    (await read('alerts')).alerts.map(({ id, conversation }: AlertRow) => [id, conversation]),
  );
  expect(conversations).toEqual({
    [byVoice]: { id: kept, state: 'kept' },
    [byMood]: { id: kept, state: 'kept' },
    [unkept]: { id: mute, state: 'gone' },
    [ofErased]: { id: erased, state: 'erased' },
    [atDesk]: null,
    [other]: null,
  });
});

test('who takes an alert is named on it, who settles it says what was done, and then it is over', async () => {
  const id = raised();
  const act = (deed: object) => ask('POST', `/api/dashboard/alerts/${id}`, deed);
  expect((await act({ deed: 'assign', to: direction })).json()).toMatchObject({
    status: 'in_progress',
    assignedTo: { id: direction, name: 'Direction Forme' },
  });
  expect((await act({ deed: 'assign', to: newId() })).statusCode).toBeGreaterThanOrEqual(400);
  expect((await act({ deed: 'resolve', notes: '  ' })).statusCode).toBe(400);
  expect((await act({ deed: 'resolve', notes: 'Appelée, tapis réparé.' })).json()).toMatchObject({
    status: 'resolved',
    resolutionNotes: 'Appelée, tapis réparé.',
    resolvedAt: nowMs,
  });
  const again = await act({ deed: 'dismiss', notes: '' });
  expect(again.statusCode).toBe(409);
  expect((await read('alerts?show=done')).alerts.map((alert: { id: string }) => alert.id)).toEqual([id]);
  expect((await read('overview')).openAlerts).toBe(0);
});

test('an open page hears which rooms changed, once for many changes, and nothing of a member', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const controller = new AbortController();
  const stream = await fetch(`${app.listeningOrigin}/api/dashboard/events`, {
    headers: { cookie },
    signal: controller.signal,
  });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!heard.includes('\n\n')) heard += (await reader.read()).value ?? '';
  dashboard.passed();
  for (let each = 0; each < 20; each += 1) dashboard.changed('alerts');
  await ask('POST', `/api/dashboard/members/${member(0)}/notes`, { text: 'Rien de secret ici' });
  heard = '';
  while (!heard.includes('\n\n')) heard += (await reader.read()).value ?? '';
  expect(heard).toBe(`data: ${JSON.stringify({ rooms: ['inside', 'alerts', 'members'] })}\n\n`);
  // Who signs out hears no more: the line is ended at the next news.
  await app.inject({ method: 'DELETE', url: '/api/staff/session', headers: { host: 'localhost', cookie } });
  dashboard.passed();
  while (!(await reader.read()).done);
  controller.abort();
});

test('before the screens are built the page says so', async () => {
  expect((await ask('GET', '/dashboard/')).json().error.code).toBe('no-screens');
});

test('what a page of members asks is looked up by member, however many visits there were', () => {
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ');
  expect(plan(`select max(entered_at) from visits where member_id = 'x'`)).toContain('visits_by_member (member_id=?)');
  expect(plan(`select score from member_risks where member_id = 'x'`)).toContain('member_id=?');
  expect(plan(`select id from sessions where member_id = 'x' and started_at < 1 order by started_at desc`)).toContain(
    'sessions_by_member',
  );
});
