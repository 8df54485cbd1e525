import { beforeEach, expect, test } from 'vitest';
import { Conversations } from './conversations.ts';
import type { ToolContext } from './tools/tool.ts';

const marie = { memberId: 'marie', firstName: 'Marie', language: 'fr' } as const;
const thomas = { memberId: 'thomas', firstName: 'Thomas', language: null } as const;

let happened: string[];
let asked: { name: string; callId: string; context: ToolContext }[];
let conversations: Conversations;
beforeEach(() => {
  happened = [];
  asked = [];
  let ids = 0;
  conversations = new Conversations({
    sessions: {
      open: ({ memberId, kioskId, language }) => (
        happened.push(`open ${memberId} ${kioskId} ${language}`),
        `of ${memberId}`
      ),
      turn: ({ role, text }) => (happened.push(`${role}: ${text}`), { kept: true, turnId: 'turn' }),
      touch: () => undefined,
      change: (sessionId, { language }) => void happened.push(`change ${sessionId} ${language}`),
      close: (sessionId, reason) => {
        happened.push(`close ${sessionId} ${reason}`);
        conversations.closed(sessionId);
        return true;
      },
    },
    callTool: ({ name, callId }, context) => {
      asked.push({ name, callId, context });
      return { ok: true, personal: false, data: { occurrences: [], bookings: [] } };
    },
    welcome: ({ firstName }, language) => `${firstName}, ${language}`,
    place: () => ({ timezone: 'Europe/Paris', classes: ['Yoga'], equipment: [] }),
    gymId: () => 'gym',
    clock: () => ({ bootId: 'boot', monotonicNs: 1n, wallMs: 1000, clockQuality: 'ntp' }),
    nowMs: () => Date.UTC(2026, 10, 20, 9),
    newId: () => `call ${(ids += 1)}`,
  });
});

test('a conversation is greeted, kept as it was said, and closed by a goodbye', () => {
  const { sessionId, welcome } = conversations.begin(marie, 'kiosk');
  const reply = conversations.hear(sessionId, 'au revoir');
  expect(reply).toMatchObject({ ends: true, language: 'fr' });
  expect(happened).toEqual([
    'open marie kiosk fr',
    `jarvis: ${welcome}`,
    'member: au revoir',
    `jarvis: ${reply?.text}`,
    'close of marie farewell',
  ]);
  expect(conversations.hear(sessionId, 'encore une chose')).toBeUndefined();
});

test('tools are asked for the member of the session, in the language of the conversation, each call once', () => {
  const { sessionId } = conversations.begin(thomas, 'kiosk');
  conversations.hear(sessionId, 'quelles sont mes réservations ?');
  conversations.hear(sessionId, 'parle anglais');
  conversations.hear(sessionId, 'what have I booked?');
  expect(asked.map(({ name }) => name)).toEqual(['my_bookings', 'change_language', 'my_bookings']);
  expect(asked.map(({ context }) => context.language)).toEqual(['fr', 'fr', 'en']);
  expect(happened).toContain('change of thomas en');
  expect(new Set(asked.map(({ callId }) => callId)).size).toBe(3);
  for (const { context } of asked) expect(context).toMatchObject({ memberId: 'thomas', gymId: 'gym', sessionId });
});

test('two members at two kiosks are not mixed up', () => {
  const first = conversations.begin(marie, 'kiosk 1');
  const second = conversations.begin(thomas, 'kiosk 2');
  expect(conversations.hear(second.sessionId, 'adiós')?.text).toContain('Thomas');
  expect(conversations.hear(first.sessionId, 'bonjour')?.text).toContain('Marie');
});
