import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saturday, TalkingBox } from '../../test/talking-box.ts';
import { Consents } from './consents.ts';
import { Sessions } from './sessions.ts';

const minute = 60_000;
const [kioskId, otherKiosk] = [newId(), newId()];
let box: TalkingBox;
let sessions: Sessions;
let marie: string;
let thomas: string;
let told: string[];

beforeEach(() => {
  box = new TalkingBox();
  marie = box.addMember('Marie', 'Dubois', ['conversation', 'sentiment']);
  thomas = box.addMember('Thomas', 'Martin');
  told = [];
  sessions = begin();
});
afterEach(() => box.close());

function begin(): Sessions {
  const consents = new Consents(box.db);
  return new Sessions({
    db: box.db,
    edits: box.edits,
    hasConsent: (memberId, consent) => consents.given(memberId, consent),
    gymId: () => box.gymId,
    clock: box.clock.now,
    newId,
    queued: () => undefined,
    closed: (id, reason) => void told.push(`${id} ${reason}`),
  });
}
const open = (memberId: string, kiosk = kioskId): string =>
  sessions.open({ memberId, kioskId: kiosk, language: 'fr', engine: 'local' });
const say = (sessionId: string, text: string) => sessions.turn({ sessionId, role: 'member', text, audioMs: 812.4 });
const row = (id: string) => box.all('select * from sessions where id = ?', id)[0];
const summaries = () => box.all('select session_id, member_id, kiosk_id, status from conversation_summaries');

test('a conversation is stored and sent from badge to goodbye, and leaves a summary to be made', () => {
  const id = open(marie);
  box.clock.pass(2000);
  expect(say(id, 'Bonjour')).toMatchObject({ kept: true });
  expect(sessions.turn({ sessionId: id, role: 'jarvis', text: 'Salut Marie !', audioMs: null })).toMatchObject({
    kept: true,
  });
  box.clock.pass(3000);
  sessions.touch(id);
  expect(sessions.close(id, 'farewell')).toBe(true);
  expect(row(id)).toMatchObject({
    ...{ gym_id: box.gymId, member_id: marie, kiosk_id: kioskId, state: 'closed', close_reason: 'farewell' },
    ...{ started_at: saturday, last_activity_at: saturday + 5000, closed_at: saturday + 5000 },
    ...{ engine: 'local', language: 'fr', boot_id: 'boot', monotonic_ns: 1_000_000_000, clock_quality: 'ntp' },
  });
  expect(box.all('select role, text, at, audio_ms, member_id from session_turns order by id')).toEqual([
    { role: 'member', text: 'Bonjour', at: saturday + 2000, audio_ms: 812, member_id: marie },
    { role: 'jarvis', text: 'Salut Marie !', at: saturday + 2000, audio_ms: null, member_id: marie },
  ]);
  expect(summaries()).toEqual([{ session_id: id, member_id: marie, kiosk_id: kioskId, status: 'pending' }]);
  expect(box.queued()).toEqual([
    'sessions insert',
    'session_turns insert',
    'session_turns insert',
    'sessions patch',
    'conversation_summaries insert',
  ]);
  expect(told).toEqual([`${id} farewell`]);
});

test('a session is closed once and never opens again', () => {
  const id = open(marie);
  sessions.close(id, 'touch');
  const sent = box.queued();
  expect(sessions.close(id, 'farewell')).toBe(false);
  expect(say(id, 'Encore là ?')).toEqual({ kept: false, why: 'closed' });
  sessions.touch(id);
  sessions.change(id, { engine: 'cloud' });
  expect(sessions.close(newId(), 'touch')).toBe(false);
  expect(row(id)).toMatchObject({ state: 'closed', close_reason: 'touch', engine: 'local' });
  expect([box.queued(), told]).toEqual([sent, [`${id} touch`]]);
});

test('a box that dies while it closes a session has neither half of it, and closes it whole afterwards', () => {
  const id = open(marie);
  box.failAfter = 1;
  expect(() => sessions.close(id, 'farewell')).toThrow('the power went');
  expect([row(id)?.['state'], summaries(), box.queued(), told]).toEqual(['active', [], ['sessions insert'], []]);
  box.failAfter = Infinity;
  expect(sessions.close(id, 'farewell')).toBe(true);
  expect(summaries()).toHaveLength(1);
});

test('of a member who did not agree, nothing that was said is kept, only that they talked', () => {
  const id = open(thomas);
  expect(say(id, 'Mes chiffres')).toEqual({ kept: false, why: 'no-consent' });
  sessions.close(id, 'farewell');
  expect(row(id)).toMatchObject({ state: 'closed', member_id: thomas });
  expect([box.all('select 1 from session_turns'), summaries()]).toEqual([[], []]);
  expect(box.queued()).toEqual(['sessions insert', 'sessions patch']);
  expect(JSON.stringify(box.all('select row from outbox'))).not.toContain('chiffres');
});

test('consent taken back in the midst of a conversation holds from that word on', () => {
  const id = open(marie);
  say(id, 'Bonjour');
  for (const json of [null, 'null', '{}', '{"at":null}', 'oui']) {
    box.db.prepare('update member_preferences set consent_conversation = ? where member_id = ?').run(json, marie);
    expect(say(id, 'Oublie ça')).toEqual({ kept: false, why: 'no-consent' });
  }
  sessions.close(id, 'farewell');
  expect([box.all('select text from session_turns'), summaries()]).toEqual([[{ text: 'Bonjour' }], []]);
});

test('the next badge at a kiosk ends the conversation before it, and leaves other kiosks alone', () => {
  const elsewhere = open(thomas, otherKiosk);
  const [first, second] = [open(marie), open(thomas)];
  expect(row(first)).toMatchObject({ state: 'closed', close_reason: 'another-badge' });
  expect(summaries()).toMatchObject([{ session_id: first }]);
  expect(sessions.live().map(({ sessionId }) => sessionId)).toEqual([elsewhere, second]);
  expect(told).toEqual([`${first} another-badge`]);
});

test('a session idle for half an hour is closed, whatever the clock on the wall does', () => {
  const [idle, busy] = [open(marie), open(thomas, otherKiosk)];
  box.clock.wallMs += 365 * 86_400_000;
  expect(sessions.closeIdle()).toEqual([]);
  box.clock.pass(29 * minute);
  sessions.touch(busy);
  box.clock.pass(minute - 1);
  expect(sessions.closeIdle()).toEqual([]);
  box.clock.pass(1);
  expect(sessions.closeIdle()).toEqual([idle]);
  expect(row(idle)).toMatchObject({ close_reason: 'idle' });
  expect(row(busy)).toMatchObject({ state: 'active' });
  expect(sessions.closeIdle()).toEqual([]);
});

test('what a crash left open is closed at start with its reason, and nothing that began since', () => {
  const left = open(marie);
  sessions = begin();
  const fresh = open(thomas, otherKiosk);
  expect(sessions.closeIdle()).toEqual([]);
  expect(sessions.closeLeftOpen()).toEqual([left]);
  expect(row(left)).toMatchObject({ state: 'closed', close_reason: 'restart', last_activity_at: saturday });
  expect(row(fresh)).toMatchObject({ state: 'active' });
  expect(summaries()).toMatchObject([{ session_id: left }]);
  expect(sessions.closeLeftOpen()).toEqual([]);
});

test('a long conversation tells the hub of its last activity once a minute, not at every word', () => {
  const id = open(marie);
  for (let second = 0; second < 150; second += 1) {
    box.clock.pass(1000);
    sessions.touch(id);
  }
  expect(box.queued()).toEqual(['sessions insert', 'sessions patch', 'sessions patch']);
  expect(row(id)).toMatchObject({ last_activity_at: saturday + 120_000 });
  expect(sessions.live()).toMatchObject([{ lastActivityAt: saturday + 150_000 }]);
});

test('what an engine used is added up by kind, and its bill counts also when it comes after the goodbye', () => {
  const id = open(marie);
  sessions.addUsage(id, { tokens: { textIn: 100, audioOut: 7 }, costMicrodollars: 1234 });
  sessions.close(id, 'farewell');
  sessions.addUsage(id, { tokens: { textIn: 1, textCached: 5 }, costMicrodollars: 6 });
  expect(row(id)).toMatchObject({ state: 'closed', cost_microdollars: 1240 });
  expect(JSON.parse(String(row(id)?.['tokens']))).toEqual({ textIn: 101, textCached: 5, audioOut: 7 });
  expect(() => sessions.addUsage(id, { tokens: { textIn: 0.5 }, costMicrodollars: 0 })).toThrow(RangeError);
  expect(() => sessions.addUsage(id, { tokens: {}, costMicrodollars: -1 })).toThrow(RangeError);
  expect([sessions.spentSince(saturday), sessions.spentSince(saturday + 1)]).toEqual([1240, 0]);
});

test('staff see who talks, where, since when, by which engine and at what cost', () => {
  box.insert('kiosks', { id: kioskId, name: 'Accueil' });
  const id = open(marie);
  sessions.change(id, { engine: 'cloud', language: 'en' });
  sessions.addUsage(id, { tokens: { audioIn: 3 }, costMicrodollars: 30 });
  expect(sessions.live()).toEqual([
    {
      ...{ sessionId: id, memberId: marie, memberName: 'Marie Dubois', kioskId, kioskName: 'Accueil' },
      ...{ startedAt: saturday, lastActivityAt: saturday, engine: 'cloud', language: 'en' },
      ...{ tokens: { audioIn: 3 }, costMicrodollars: 30 },
    },
  ]);
  sessions.close(id, 'staff');
  expect(sessions.live()).toEqual([]);
});
