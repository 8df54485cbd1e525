import { audioKind } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { expect, test } from 'vitest';
import { spoken, TalkWorld } from './test/talk-world.ts';

test('JARVIS greets first, aloud, and then listens', () => {
  const world = new TalkWorld().greeted();
  const { kiosk } = world;
  expect(kiosk.messages[0]).toMatchObject({ type: 'talk-began', member: { firstName: 'Marie' } });
  expect(kiosk.captions).toEqual(['jarvis: Salut Marie !']);
  expect(kiosk.states).toEqual(['listening', 'thinking', 'speaking', 'listening']);
  expect(kiosk.rings).toMatchObject([{ samples: 48_000, played: 48_000, isOver: true }]);
  expect(kiosk.frames.map(({ sequence }) => sequence)).toEqual(kiosk.frames.map((_, index) => index + 1));
  expect(kiosk.frames.filter(({ last }) => last)).toHaveLength(1);
  expect(world.turns).toEqual(['jarvis: Salut Marie !']);
});

test('the language is pinned in the prompt and in what writes the words down, and the box alone asks for answers', () => {
  const { cloud } = new TalkWorld().greeted();
  expect(cloud.link.of('session.update')).toMatchObject([
    {
      session: {
        instructions: 'Speak fr with Marie.',
        audio: {
          input: {
            noise_reduction: { type: 'far_field' },
            transcription: { language: 'fr', model: 'gpt-realtime-whisper' },
            turn_detection: { type: 'server_vad', create_response: false, interrupt_response: false },
          },
          output: { voice: 'marin' },
        },
      },
    },
  ]);
  const [greeting] = cloud.link.of('response.create');
  expect(greeting?.response?.instructions).toContain('Speak fr with Marie.');
  expect(greeting?.response?.instructions).toContain('« Salut Marie ! »');
});

test('what was typed is answered, shown turn by turn and kept once', () => {
  const world = new TalkWorld({ answer: ({ count }) => spoken(count === 1 ? 'Salut Marie !' : 'Oui, à 18h30.') });
  world.greeted().kiosk.say('Il y a yoga ?');
  world.pass(4000);
  expect(world.kiosk.captions).toEqual(['jarvis: Salut Marie !', 'member: Il y a yoga ?', 'jarvis: Oui, à 18h30.']);
  expect(world.turns).toEqual(world.kiosk.captions);
  expect(world.kiosk.states.slice(-3)).toEqual(['thinking', 'speaking', 'listening']);
});

test('what was spoken is answered before it is written down, and kept in the order in which it was said', () => {
  const world = new TalkWorld({ answer: ({ count }) => spoken(count === 1 ? 'Salut Marie !' : 'Oui.', 100) }).greeted();
  world.cloud.link.hears('Il y a yoga ?', 3000);
  world.pass(2000);
  expect(world.turns).toEqual(['jarvis: Salut Marie !']);
  expect(world.kiosk.captions.at(-1)).toBe('jarvis: Oui.');
  world.pass(2000);
  expect(world.turns).toEqual(['jarvis: Salut Marie !', 'member: Il y a yoga ?', 'jarvis: Oui.']);
});

test('two answers are never asked for at once, however fast the member types', () => {
  const world = new TalkWorld({ answer: ({ count }) => spoken(`Réponse ${count}`, 3000) }).begin();
  for (let at = 0; at < 40; at += 1) {
    world.pass(35);
    world.kiosk.say(`Question ${at}`);
  }
  world.pass(8000);
  expect(world.cloud.link.refusals).toEqual([]);
  expect(world.kiosk.state.state).toBe('listening');
});

test('an engine that is still answering something else does not break the conversation', () => {
  const world = new TalkWorld({
    answer: ({ count }) => (count === 2 ? { hangs: 'before' } : spoken(`Réponse ${count}`)),
  }).greeted();
  const { link } = world.cloud;
  world.kiosk.say('Bonjour');
  const [asked] = link.of('response.create').slice(-1);
  link.emit({
    type: 'error',
    error: {
      type: 'invalid_request_error',
      code: 'conversation_already_has_active_response',
      message: 'Conversation already has an active response in progress: resp_other.',
      event_id: asked?.event_id,
    },
  });
  link.emit({ type: 'response.done', response: { id: 'resp_other', status: 'completed', output: [] } });
  world.pass(5000);
  expect(world.kiosk.of('talk-trouble')).toEqual([]);
  expect(world.kiosk.captions.at(-1)).toBe('jarvis: Réponse 3');
  expect(world.kiosk.state).toMatchObject({ state: 'listening', engine: 'cloud' });
});

test('late and repeated events of an answer change nothing', () => {
  const world = new TalkWorld({ answer: ({ count }) => spoken(`Réponse ${count}`) }).greeted();
  const before = [world.kiosk.captions, world.kiosk.frames.length];
  const done = { type: 'response.done', response: { id: 'resp_old', status: 'completed', output: [], usage: {} } };
  const { link } = world.cloud;
  link.emit(done);
  link.emit({ type: 'response.output_audio.delta', response_id: 'resp_old', item_id: 'old', delta: 'AAAA' });
  link.emit({ type: 'response.output_audio_transcript.delta', response_id: 'resp_old', item_id: 'old', delta: 'x' });
  link.emit({ type: 'session.new_kind_of_event' });
  link.emit({ type: 'response.done' });
  link.emit({ type: 'error' });
  world.pass(100);
  expect([world.kiosk.captions, world.kiosk.frames.length]).toEqual(before);
});

for (const hangs of ['before', 'after-created', 'midway'] as const) {
  test(`an answer that stops ${hangs} is given up visibly, and the box itself answers`, () => {
    const world = new TalkWorld({
      answer: ({ count }) => (count === 1 ? spoken('Salut !') : { ...spoken('Alors voilà', 4000), hangs }),
      localAnswer: () => spoken('De la boîte.'),
    }).greeted();
    world.kiosk.say('Il y a yoga ?');
    world.pass(20_000);
    expect(world.kiosk.of('talk-trouble').map(({ code }) => code)).toEqual(['cloud-lost']);
    expect(world.kiosk.captions.at(-1)).toBe('jarvis: De la boîte.');
    expect(world.kiosk.state).toMatchObject({ engine: 'local', state: 'listening' });
    expect(world.local.link.items.at(-2)).toMatchObject({ role: 'user', content: [{ text: 'Il y a yoga ?' }] });
  });
}

test('the microphone is heard by the cloud, acknowledged five times a second, and gaps are counted', () => {
  const world = new TalkWorld().greeted();
  const capture = (sequence: number) =>
    world.kiosk.talk?.captured({
      ...{ kind: audioKind.captured, last: false, sequence, atUs: 0, pcm: new Uint8Array(960).fill(sequence % 251) },
    });
  for (let sequence = 1; sequence <= 50; sequence += 1) if (sequence !== 20) capture(sequence);
  expect(world.cloud.link.of('input_audio_buffer.append')).toHaveLength(49);
  expect(world.kiosk.of('talk-heard').map(({ sequence }) => sequence)).toEqual([10, 21, 31, 41]);
  expect(world.broker.status().counts.capturedGaps).toBe(1);
});

test('a slow network drops the oldest words, says so once, and never drops what is typed', () => {
  const world = new TalkWorld().greeted();
  world.cloud.link.bufferedBytes = 1_000_000;
  for (let sequence = 1; sequence <= 100; sequence += 1) {
    const pcm = new Uint8Array(960).fill(sequence);
    world.kiosk.talk?.captured({ kind: audioKind.captured, last: false, sequence, atUs: 0, pcm });
  }
  expect(world.broker.status().counts.droppedInput).toBe(62);
  expect(world.kiosk.of('talk-trouble').map(({ code }) => code)).toEqual(['slow-network']);
  world.kiosk.say('Bonjour');
  expect(world.cloud.link.of('conversation.item.create')).toHaveLength(1);
  world.cloud.link.bufferedBytes = 0;
  world.kiosk.talk?.captured({
    ...{ kind: audioKind.captured, last: false, sequence: 101, atUs: 0, pcm: new Uint8Array(960).fill(101) },
  });
  const first = world.cloud.link.of('input_audio_buffer.append')[0]?.audio;
  expect(Buffer.from(first ?? '', 'base64')[0]).toBe(63);
});

test('with half duplex the microphone rests while JARVIS speaks', () => {
  const world = new TalkWorld().begin({ duplex: 'half' }).pass(300);
  const frame = { kind: audioKind.captured, last: false, atUs: 0, pcm: new Uint8Array(960) } as const;
  expect(world.kiosk.state.state).toBe('speaking');
  world.kiosk.talk?.captured({ ...frame, sequence: 1 });
  expect(world.cloud.link.of('input_audio_buffer.append')).toHaveLength(0);
  expect(world.cloud.link.of('input_audio_buffer.clear')).toHaveLength(1);
  world.cloud.link.speechBegan();
  expect(world.kiosk.of('talk-silence')).toHaveLength(0);
  world.pass(4000);
  world.kiosk.talk?.captured({ ...frame, sequence: 2 });
  expect(world.cloud.link.of('input_audio_buffer.append')).toHaveLength(1);
});

test('half a minute without a word or a touch is warned about for a quarter of one, and ends the conversation', () => {
  const world = new TalkWorld().begin();
  world.pass(2200 + 29_000);
  expect(world.kiosk.of('talk-warning')).toEqual([]);
  world.pass(2000);
  expect(world.kiosk.of('talk-warning')).toHaveLength(1);
  world.kiosk.wish({ type: 'talk-touch' });
  expect(world.kiosk.of('talk-warning').at(-1)?.endsAt).toBeNull();
  world.pass(30_001);
  expect(world.kiosk.of('talk-warning')).toHaveLength(3);
  expect(world.closes).toEqual([]);
  world.pass(15_000);
  expect(world.closes).toEqual(['inactivity']);
  expect(world.kiosk.messages.at(-1)).toMatchObject({ type: 'talk-ended', reason: 'inactivity' });
});

test("JARVIS's own long speech is not the member's silence", () => {
  const world = new TalkWorld({ answer: () => spoken('Il était une fois', 60_000) }).begin();
  world.pass(60_000);
  expect(world.kiosk.state.state).toBe('speaking');
  world.pass(29_000);
  expect(world.kiosk.of('talk-warning')).toEqual([]);
  world.pass(2000);
  expect(world.kiosk.of('talk-warning')).toHaveLength(1);
});

test('a conversation ends by touch, by staff, by the next badge and with its screen, each told once, and leaves nothing running', () => {
  for (const [end, reason] of [
    [(world: TalkWorld) => world.kiosk.wish({ type: 'talk-end' }), 'touch'],
    [(world: TalkWorld) => void world.close('session 1', 'staff'), 'staff'],
    [(world: TalkWorld) => world.kiosk.talk?.lost(), 'kiosk-lost'],
  ] as const) {
    const world = new TalkWorld().greeted();
    end(world);
    world.kiosk.say('Encore là ?');
    world.pass(60_000);
    expect(world.kiosk.of('talk-ended')).toMatchObject([{ reason }]);
    expect([world.closes, world.cloud.link.isClosed, world.time.waiting]).toEqual([[reason], true, 0]);
  }
  const world = new TalkWorld().greeted();
  world.begin({ tapId: 'tap 2' });
  expect(world.kiosk.of('talk-ended')).toMatchObject([{ sessionId: 'session 1', reason: 'another-badge' }]);
  world.pass(3000);
  expect(world.kiosk.of('talk-began')).toHaveLength(2);
});

test('a language chosen by touch is pinned anew and answered in', () => {
  const world = new TalkWorld().greeted();
  world.kiosk.wish({ type: 'talk-language', language: 'en' });
  world.pass(4000);
  expect(world.cloud.link.of('session.update').at(-1)?.session).toMatchObject({
    ...{ instructions: 'Speak en with Marie.', audio: { input: { transcription: { language: 'en' } } } },
  });
  expect(world.changes).toEqual([{ language: 'en' }]);
  expect(world.kiosk.state.language).toBe('en');
});

test('without consent the cloud hears nothing; given in the midst it is used from the next turn, taken back it is left at once', () => {
  const world = new TalkWorld({ consents: ['conversation'] }).greeted();
  expect([world.cloud.links.length, world.kiosk.state.engine]).toEqual([0, 'local']);
  const consent = { type: 'talk-consent', consent: 'cloud_voice', wording: '2026-11' } as const;
  world.kiosk.wish({ ...consent, given: true });
  world.pass(1000);
  expect(world.kiosk.state.engine).toBe('cloud');
  expect(world.recorded).toMatchObject([{ memberId: 'marie', kioskId: 'kiosk', given: true, wording: '2026-11' }]);
  world.kiosk.wish({ ...consent, given: false });
  expect(world.kiosk.state.engine).toBe('local');
  expect(world.cloud.link.isClosed).toBe(true);
});

test('a voice that fails is told of, and the words go on', () => {
  const world = new TalkWorld({ answer: ({ count }) => (count === 1 ? spoken('Salut !') : { text: 'Bien sûr.' }) });
  world.greeted().kiosk.say('Ça va ?');
  world.pass(1000);
  expect(world.kiosk.of('talk-trouble').map(({ code }) => code)).toEqual(['voice-failed']);
  expect([world.kiosk.state.speaks, world.kiosk.captions.at(-1)]).toEqual([false, 'jarvis: Bien sûr.']);
});

test('a box that stops ends its conversations at the screens and at the engines', () => {
  const world = new TalkWorld().greeted();
  world.broker.close();
  world.pass(5000);
  expect(world.kiosk.of('talk-ended')).toMatchObject([{ reason: 'restart' }]);
  expect([world.cloud.link.isClosed, world.time.waiting, world.closes]).toEqual([true, 0, []]);
});

test('a line without a loudspeaker is answered in writing and closes after the goodbye', () => {
  const world = new TalkWorld({
    answer: ({ params }) => ({ text: params.metadata?.['say'] ?? 'Au revoir Marie !' }),
  }).greeted({ isAloud: false, microphone: false });
  expect(world.cloud.link.of('session.update')[0]?.session).toMatchObject({ output_modalities: ['text'] });
  world.kiosk.say('au revoir');
  world.pass(1000);
  expect(world.kiosk.frames).toEqual([]);
  expect(world.turns).toEqual(['jarvis: Salut Marie !', 'member: au revoir', 'jarvis: Au revoir Marie !']);
  expect(world.closes).toEqual(['farewell']);
});
