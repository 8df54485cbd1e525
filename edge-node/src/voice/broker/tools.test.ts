import { expect, test } from 'vitest';
import type { Plan } from './test/scripted-engine.ts';
import { spoken, TalkWorld } from './test/talk-world.ts';

const call = (callId: string, name: string, args: unknown = {}) => ({ callId, name, args });
const script =
  (...plans: readonly Plan[]) =>
  ({ count }: { count: number }): Plan =>
    count === 1 ? spoken('Salut !', 500) : (plans[count - 2] ?? spoken('Voilà.', 500));
const outputs = (world: TalkWorld) =>
  world.cloud.link
    .of('conversation.item.create')
    .map(({ item }) => (item.type === 'function_call_output' ? JSON.parse(item.output) : undefined) as unknown)
    .filter((output) => output !== undefined);
const book = (callId: string, occurrenceId = 'yoga') => call(callId, 'book_class', { occurrenceId });

test('several calls of one answer are run once each, shown, and answered together', () => {
  const world = new TalkWorld({
    answer: script({ calls: [call('a', 'timetable'), call('b', 'my_progress'), call('a', 'timetable')] }),
  }).greeted();
  world.kiosk.say('Mes progrès et les cours ?');
  world.pass(3000);
  expect(world.ran.map(({ name }) => name)).toEqual(['timetable', 'my_progress']);
  expect(world.ran[0]?.context).toMatchObject({
    memberId: 'marie',
    gymId: 'gym',
    sessionId: 'session 1',
    language: 'fr',
  });
  expect(world.kiosk.of('talk-shown').map(({ tool, personal }) => [tool, personal])).toContainEqual([
    'my_progress',
    true,
  ]);
  expect(outputs(world)).toHaveLength(3);
  expect(world.cloud.link.of('response.create')).toHaveLength(3);
});

test('nothing is written before the member has said yes, by touch or in words', () => {
  for (const agree of [
    (world: TalkWorld) => {
      const callId = world.kiosk.of('talk-confirm').at(-1)?.call?.callId ?? '';
      world.kiosk.wish({ type: 'talk-answer', callId, yes: true });
    },
    (world: TalkWorld) => world.kiosk.say('oui, vas-y'),
    (world: TalkWorld) => void world.cloud.link.hears('oui', 100),
    // The model is faster than what writes the words down.
    (world: TalkWorld) => void world.cloud.link.hears('oui', 2500),
  ]) {
    const world = new TalkWorld({
      answer: script({ calls: [call('t', 'timetable')] }, { calls: [book('a')] }, spoken('Je réserve ?', 500), {
        calls: [book('b')],
      }),
    }).greeted();
    world.kiosk.say('Réserve le yoga');
    world.pass(3000);
    expect(world.ran.map(({ name }) => name)).toEqual(['timetable']);
    expect(outputs(world).at(-1)).toMatchObject({ ok: false, error: { code: 'needs-confirmation' } });
    expect(world.kiosk.of('talk-confirm').at(-1)?.call).toMatchObject({
      tool: 'book_class',
      data: { className: 'Yoga' },
    });
    expect(world.kiosk.state.state).toBe('confirming');
    agree(world);
    world.pass(6000);
    expect(world.ran.map(({ callId }) => callId)).toEqual(['t', 'b']);
    expect(world.kiosk.of('talk-confirm').at(-1)?.call).toBeNull();
  }
});

test('a yes to something else, an earlier yes, a no and a doubt agree to nothing', () => {
  for (const [said, second] of [
    ['oui', book('b', 'pilates')],
    ['non', book('b')],
    ['attends, plutôt demain', book('b')],
  ] as const) {
    const world = new TalkWorld({
      answer: script({ calls: [book('a')] }, spoken('Je réserve ?'), { calls: [second] }),
    });
    world.greeted().kiosk.say('Réserve le yoga');
    world.pass(4000);
    world.kiosk.say(said);
    world.pass(4000);
    expect(world.ran).toEqual([]);
  }
  const world = new TalkWorld({ answer: script({ calls: [book('a')] }, { calls: [book('b')] }) }).greeted();
  world.cloud.link.hears('oui', 70);
  world.pass(5000);
  expect(world.ran).toEqual([]);
});

test('in an emergency the team is called without asking', () => {
  const world = new TalkWorld({
    answer: script({ calls: [call('a', 'call_staff', { reason: 'emergency' })] }),
  }).greeted();
  world.kiosk.say('mon ami fait un malaise');
  world.pass(1000);
  expect(world.ran.map(({ name }) => name)).toEqual(['call_staff']);
});

test('what the box itself asks before it writes makes the card, and a touch is its spoken word', () => {
  const world = new TalkWorld({
    cloud: false,
    localAnswer: script(spoken('Je réserve ?', 200), { calls: [book('a')] }),
  }).greeted();
  world.kiosk.say('Réserve le yoga');
  world.local.link.asking({ name: 'book_class', args: { occurrenceId: 'yoga' } });
  world.pass(2000);
  expect(world.kiosk.state.state).toBe('confirming');
  const callId = world.kiosk.of('talk-confirm').at(-1)?.call?.callId ?? '';
  world.kiosk.wish({ type: 'talk-answer', callId: 'another', yes: true });
  expect(world.local.link.of('conversation.item.create')).toHaveLength(1);
  world.kiosk.wish({ type: 'talk-answer', callId, yes: true });
  expect(world.local.link.of('conversation.item.create').at(-1)?.item).toMatchObject({ content: [{ text: 'Oui' }] });
  world.pass(2000);
  expect(world.ran.map(({ name }) => name)).toEqual(['book_class']);
});

test('a model that calls one tool after the other has to speak at last', () => {
  const world = new TalkWorld({
    answer: ({ count, params }) =>
      count === 1 || params.tool_choice === 'none' ? spoken('Voilà.') : { calls: [call(`c${count}`, 'timetable')] },
  }).greeted();
  world.kiosk.say('Alors ?');
  world.pass(5000);
  expect(world.ran).toHaveLength(6);
  expect(world.kiosk.state.state).toBe('listening');
});

test('calls of an answer that the member broke off are not run', () => {
  const world = new TalkWorld({ answer: script({ ...spoken('Je regarde', 3000), calls: [book('a')] }) }).greeted();
  world.kiosk.say('Réserve');
  world.pass(300);
  world.kiosk.wish({ type: 'talk-interrupt' });
  const { link } = world.cloud;
  const broken = { type: 'function_call', call_id: 'late', name: 'timetable', arguments: '{}', status: 'completed' };
  link.emit({ type: 'response.done', response: { id: link.activeId, status: 'cancelled', output: [broken] } });
  world.pass(3000);
  expect(outputs(world)).toMatchObject([{ ok: false, error: { code: 'interrupted' } }]);
  expect([world.ran, world.kiosk.of('talk-confirm')]).toEqual([[], []]);
});

test('a language asked for in words is spoken from then on', () => {
  const world = new TalkWorld({
    answer: script({ calls: [call('a', 'change_language', { language: 'es' })] }),
  }).greeted();
  world.kiosk.say('Parle espagnol');
  world.pass(3000);
  expect(world.cloud.link.of('session.update').at(-1)?.session).toMatchObject({ instructions: 'Speak es with Marie.' });
  expect(world.changes).toEqual([{ language: 'es' }]);
});
