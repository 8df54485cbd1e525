import { v7 as newId } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { saturday, TalkingBox } from '../../../test/talking-box.ts';
import { createRaiseAlert } from '../../alert/raise.ts';
import { allTools } from './all-tools.ts';
import type { ToolContext } from './tool.ts';
import { found, tool } from './tool.ts';
import { Toolbox } from './toolbox.ts';

let box: TalkingBox;
let context: ToolContext;
let toolbox: Toolbox;
let nudges: number;
let failures: unknown[];
let reads: number;

beforeEach(() => {
  box = new TalkingBox();
  [nudges, failures, reads] = [0, [], 0];
  const marie = box.addMember('Marie', 'Dubois');
  context = {
    ...{ sessionId: newId(), memberId: marie, gymId: box.gymId, language: 'fr' },
    ...{ nowMs: saturday, time: box.clock.now() },
  };
  toolbox = begin();
});
afterEach(() => box.close());

const counted = tool({
  name: 'counted',
  description: 'Counts how often it runs.',
  parameters: z.strictObject({}),
  writes: false,
  run: () => found({ reads: (reads += 1) }),
});

function begin(): Toolbox {
  return new Toolbox({
    db: box.db,
    tools: [
      counted,
      ...allTools({
        ...{ db: box.db, edits: box.edits, newId, gym: () => undefined },
        facts: { fitness: () => expect.fail(), attendance: () => expect.fail() },
        entrance: { insideSince: () => [], purposes: () => new Set(['entry']) },
        settle: () => ({ outcome: 'refused', reason: 'not-ready', bookingId: null }),
        raiseAlert: createRaiseAlert({ db: box.db, edits: box.edits, newId }),
      }),
    ],
    queued: () => (nudges += 1),
    failed: (name, error) => void failures.push([name, (error as Error).message]),
  });
}
const feedback = (callId: string, text = 'Super salle', over: Partial<ToolContext> = {}) =>
  toolbox.call({ callId, name: 'leave_feedback', args: { text } }, { ...context, ...over });
const texts = () => box.all('select text from feedback order by id').map(({ text }) => text);

test('a call that comes twice is done once and answered alike', () => {
  const first = feedback('call_1');
  expect(first).toMatchObject({ ok: true, personal: false });
  expect(feedback('call_1', 'Autre chose')).toEqual(first);
  expect([texts(), nudges]).toEqual([['Super salle'], 1]);
  feedback('call_2');
  expect(texts()).toHaveLength(2);
});

test('after a crash a call that was done is not done again, and one that was not is done once', () => {
  const first = feedback('call_1');
  toolbox = begin();
  expect(feedback('call_1')).toEqual(first);
  box.failAfter = 0;
  expect(feedback('call_2')).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect(failures).toEqual([['leave_feedback', 'the power went']]);
  expect([texts().length, box.queued()]).toEqual([1, ['feedback insert']]);
  box.failAfter = Infinity;
  toolbox = begin();
  expect(feedback('call_2')).toMatchObject({ ok: true });
  expect(texts()).toHaveLength(2);
});

test('a write whose call cannot be remembered is not done', () => {
  box.db.exec(`create trigger full before insert on tool_calls begin select raise(abort, 'disk full'); end`);
  expect(feedback('call_1')).toMatchObject({ ok: false, error: { code: 'failed' } });
  expect([texts(), box.queued(), nudges]).toEqual([[], [], 0]);
});

test('the same call id in another conversation is another call', () => {
  feedback('call_1');
  feedback('call_1', 'De Thomas', { sessionId: newId() });
  feedback('call_1', 'Sans session', { sessionId: null });
  expect(texts()).toEqual(['Super salle', 'De Thomas', 'Sans session']);
});

test('a call id does not turn into a call of something else', () => {
  feedback('call_1');
  expect(toolbox.call({ callId: 'call_1', name: 'call_staff', args: { reason: 'person' } }, context)).toMatchObject({
    ok: false,
    error: { code: 'call-id-reused' },
  });
  expect(box.all('select 1 from alerts')).toEqual([]);
});

test('what changes nothing is looked up once a call too', () => {
  const ask = (callId: string) => toolbox.call({ callId, name: 'counted', args: '' }, context);
  expect([ask('a'), ask('a'), ask('b')]).toEqual([found({ reads: 1 }), found({ reads: 1 }), found({ reads: 2 })]);
  for (let index = 0; index < 300; index += 1) ask(`c${index}`);
  expect(ask('a')).toEqual(found({ reads: 303 }));
  expect(box.all('select 1 from tool_calls')).toEqual([]);
});

test('calls are forgotten after a day', () => {
  feedback('call_1');
  feedback('call_2', 'Plus tard', { nowMs: saturday + 86_400_000 });
  expect(box.all('select call_id from tool_calls')).toHaveLength(2);
  feedback('call_3', 'Demain', { nowMs: saturday + 86_400_001 });
  expect(box.all('select call_id from tool_calls order by call_id')).toEqual([
    { call_id: 'call_2' },
    { call_id: 'call_3' },
  ]);
});

test('arguments that do not fit are an answer that says why, and change nothing', () => {
  const code = (name: string, args: unknown) => {
    const result = toolbox.call({ callId: newId(), name, args }, context);
    return result.ok ? 'ok' : result.error.code;
  };
  expect(code('open_the_door', {})).toBe('unknown-tool');
  expect(code('leave_feedback', {})).toBe('bad-arguments');
  expect(code('leave_feedback', { text: '  ' })).toBe('bad-arguments');
  expect(code('leave_feedback', { text: 'Bien', rating: 6 })).toBe('bad-arguments');
  expect(code('leave_feedback', '{"text":')).toBe('bad-arguments');
  expect(code('leave_feedback', ['Bien'])).toBe('bad-arguments');
  expect(code('call_staff', { reason: 'Venez vite' })).toBe('bad-arguments');
  expect(code('opening_hours', { day: 'demain' })).toBe('bad-arguments');
  expect(box.queued()).toEqual([]);
  expect(code('leave_feedback', '{"text":"Bien","rating":null}')).toBe('ok');
  expect(toolbox.check('book_class', { occurrenceId: 7 })).toMatchObject({
    error: { message: expect.stringContaining('occurrenceId') as unknown },
  });
});

test('nobody acts for another member or another gym, whatever the arguments say', () => {
  for (const other of ['memberId', 'member_id', 'gymId', 'sessionId']) {
    const result = toolbox.call(
      { callId: newId(), name: 'leave_feedback', args: { text: 'Bien', [other]: newId() } },
      context,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  }
  feedback('call_1');
  expect(box.all('select member_id, gym_id, session_id from feedback')).toEqual([
    { member_id: context.memberId, gym_id: box.gymId, session_id: context.sessionId },
  ]);
});

test('a model is told of every tool in JSON Schema that takes nothing else', () => {
  const definitions = toolbox.definitions();
  expect(definitions.map(({ name }) => name)).toEqual([
    ...[
      'counted',
      'opening_hours',
      'crowd_now',
      'timetable',
      'book_class',
      'cancel_booking',
      'my_bookings',
      'my_progress',
    ],
    ...['membership', 'report_equipment', 'leave_feedback', 'call_staff', 'change_language', 'keep_language'],
  ]);
  for (const { type, description, parameters } of definitions) {
    expect(type).toBe('function');
    expect(description.length).toBeGreaterThan(20);
    expect(parameters).toMatchObject({ type: 'object', additionalProperties: false });
    expect(Object.keys(parameters).join(' ')).not.toContain('$');
    expect(Object.keys(parameters['properties'] as object).join(' ')).not.toMatch(/member|gym|session/i);
  }
  expect(definitions.at(-1)?.parameters).toMatchObject({
    properties: { language: { enum: ['fr', 'en', 'es'] } },
    required: ['language'],
  });
});
