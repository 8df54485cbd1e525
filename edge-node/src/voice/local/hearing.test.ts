import { beforeEach, describe, expect, test } from 'vitest';
import type { EngineLink, RealtimeClientEvent } from '../engine.ts';
import { testEngine } from '../test/local-engine.ts';
import { RecordedTalk } from '../test/recorded-talk.ts';
import { ScriptedEars, soundOf } from '../test/scripted-ears.ts';
import { ScriptedVoice } from '../test/scripted-voice.ts';

const tools = ['opening_hours', 'timetable', 'book_class', 'change_language'].map((name) => ({
  type: 'function' as const,
  name,
}));
const transcribed = 'conversation.item.input_audio_transcription';
const yoga = { occurrenceId: 'y1', className: 'Yoga', startsAt: Date.UTC(2026, 10, 21, 17, 30), left: 3, mine: null };

let ears: ScriptedEars;
let talk: RecordedTalk;
let engine: ReturnType<typeof testEngine>;
let link: EngineLink;

beforeEach(() => {
  ears = new ScriptedEars(['fr', 'en']);
  talk = new RecordedTalk();
  engine = testEngine(new ScriptedVoice(), ears);
  link = engine.engine.connect({ language: 'fr', firstName: 'Marie' }, talk);
  set({ turn_detection: { type: 'server_vad' }, transcription: { language: 'fr' } });
});

function set(input: object): void {
  const session = { type: 'realtime', tools, audio: { input } };
  link.send({ type: 'session.update', session } as RealtimeClientEvent);
}

/** A member speaks for as long as it takes, and pauses. */
function speaks(text: string, { isHeardOut = true } = {}): void {
  ears.sentences.push(text);
  const sound = [soundOf(text.split(' ').length * 200, 'speech'), ...(isHeardOut ? [soundOf(400, 'quiet')] : [])];
  const pcm = Buffer.concat(sound);
  for (let at = 0; at < pcm.length; at += 960) {
    link.send({ type: 'input_audio_buffer.append', audio: pcm.subarray(at, at + 960).toString('base64') });
  }
}

async function toolGave(data: object): Promise<void> {
  const { call_id } = talk.all('response.function_call_arguments.done').at(-1)!;
  const output = JSON.stringify({ ok: true, personal: false, data });
  link.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id, output } });
  link.send({ type: 'response.create' });
}

const called = async (): Promise<string> => {
  const { name, arguments: args } = await talk.next('response.function_call_arguments.done');
  await talk.next('response.done');
  return `${name} ${args}`;
};
const said = async (): Promise<string | undefined> => {
  const { response } = await talk.next('response.done');
  const [item] = response.output ?? [];
  return item?.type === 'message' && item.role === 'assistant' ? item.content[0]?.transcript : undefined;
};

describe('a member who speaks to the box itself', () => {
  test('books a class aloud in French, with no cloud', async () => {
    expect(link.isHearing).toBe(true);
    speaks('Réserve-moi le yoga de demain à 18h30');
    expect(await called()).toBe('timetable {"day":"2026-11-21","class":"Yoga"}');
    await toolGave({ occurrences: [yoga] });
    expect(await said()).toBe('Je te réserve Yoga, demain à 18 h 30 ?');
    expect(talk.asked.at(-1)).toEqual({ name: 'book_class', args: { occurrenceId: 'y1' } });
    speaks('oui');
    expect(await called()).toBe('book_class {"occurrenceId":"y1"}');
    await toolGave({ outcome: 'booked', reason: null });
    expect(await said()).toBe('C’est réservé : Yoga, demain à 18 h 30.');
  });

  test('sees the words while they come, then the whole, with the time that they took', async () => {
    speaks('Quels sont les horaires');
    const { item_id } = await talk.next('input_audio_buffer.speech_started');
    const done = await talk.next(`${transcribed}.completed`);
    expect(talk.all(`${transcribed}.delta`).map(({ delta }) => delta)).toEqual(['Quels', ' sont', ' les', ' horaires']);
    expect(done).toMatchObject({ item_id, content_index: 0, transcript: 'Quels sont les horaires' });
    expect(done.usage).toEqual({ type: 'duration', seconds: 1.1 });
    const order = talk.events.map(({ type }) => type).filter((type) => /input_audio|item\.(?:added|done)/u.test(type));
    expect(order.filter((type) => !type.endsWith('delta')).slice(0, 6)).toEqual([
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'conversation.item.added',
      'conversation.item.done',
      `${transcribed}.completed`,
    ]);
    link.send({ type: 'conversation.item.retrieve', item_id });
    const { item } = await talk.next('conversation.item.retrieved');
    expect(item).toMatchObject({ content: [{ type: 'input_audio', transcript: 'Quels sont les horaires' }] });
  });

  test('is answered when the words are known and not before', async () => {
    ears.hold(true);
    speaks('Quels sont les horaires');
    await talk.next('response.created');
    await new Promise((resolve) => setImmediate(resolve));
    expect(talk.all('response.output_item.added')).toEqual([]);
    ears.hold(false);
    expect(await called()).toBe('opening_hours {}');
  });

  test('is told after five seconds that the words are not to be made out', async () => {
    ears.hold(true);
    speaks('Quels sont les horaires');
    await talk.next('response.created');
    engine.later(5_000);
    expect((await talk.next(`${transcribed}.failed`)).error.code).toBe('transcription_timeout');
    expect(await said()).toContain('Je n’ai pas compris');
    ears.hold(false);
    expect(talk.all(`${transcribed}.completed`)).toEqual([]);
  });

  test('interrupts JARVIS by the same events as in the cloud', async () => {
    speaks('Bonjour');
    await talk.next('response.output_audio.delta');
    speaks('Attends', { isHeardOut: false });
    const { response } = await talk.next('response.done');
    expect(response).toMatchObject({ status: 'cancelled', status_details: { reason: 'turn_detected' } });
    expect(talk.all('input_audio_buffer.speech_started')).toHaveLength(2);
  });

  test('and only makes a noise is asked once, and then left in peace until there are words', async () => {
    const answers: (string | undefined)[] = [];
    for (const text of ['', '', 'Bonjour', '']) {
      speaks(text);
      answers.push(await said());
    }
    expect(answers).toEqual([
      expect.stringContaining('Je n’ai pas compris'),
      undefined,
      expect.stringContaining('Salut Marie'),
      expect.stringContaining('Je n’ai pas compris'),
    ]);
    expect(talk.all(`${transcribed}.completed`).map(({ transcript }) => transcript)).toEqual(['', '', 'Bonjour', '']);
  });

  test('is heard in the language that was pinned last, and in one without a model not at all', async () => {
    set({ transcription: { language: 'en-GB' } });
    speaks('What are the opening hours');
    await talk.next(`${transcribed}.completed`);
    expect(ears.listening).toEqual(['en']);
    set({ transcription: { language: 'es' } });
    await talk.next('session.updated');
    expect([link.isHearing, ears.listening]).toEqual([false, []]);
    speaks('Hola buenos días a todos');
    link.send({ type: 'input_audio_buffer.append', audio: soundOf(900, 'quiet').toString('base64') });
    expect((await talk.next(`${transcribed}.failed`)).error.code).toBe('transcription_unavailable');
  });

  test('is told at once when the ears break, and can go on by touch', async () => {
    speaks('Quels sont', { isHeardOut: false });
    await talk.next('input_audio_buffer.speech_started');
    ears.break();
    link.send({ type: 'input_audio_buffer.append', audio: soundOf(20, 'speech').toString('base64') });
    expect((await talk.next('error')).error.code).toBe('transcription_unavailable');
    expect(talk.all('input_audio_buffer.speech_stopped')).toHaveLength(1);
    expect(talk.all(`${transcribed}.failed`)).toHaveLength(1);
    expect([link.isHearing, engine.failures.length]).toEqual([false, 1]);
    expect(await said()).toContain('écris-moi');
  });
});

describe('a client that cuts the turns itself', () => {
  beforeEach(() => set({ turn_detection: null }));

  test('gets all that was said since the last turn as one', async () => {
    speaks('Quels sont');
    speaks('les horaires', { isHeardOut: false });
    link.send({ type: 'input_audio_buffer.commit' });
    expect((await talk.next(`${transcribed}.completed`)).transcript).toBe('Quels sont les horaires');
    expect(talk.all('input_audio_buffer.speech_started')).toEqual([]);
    link.send({ type: 'response.create' });
    expect(await called()).toBe('opening_hours {}');
  });

  test('hears nothing of what it threw away', async () => {
    speaks('Mon ami fait un malaise', { isHeardOut: false });
    link.send({ type: 'input_audio_buffer.clear' });
    speaks('Bonjour');
    link.send({ type: 'input_audio_buffer.commit' });
    expect((await talk.next(`${transcribed}.completed`)).transcript).toBe('Bonjour');
  });
});

test('what the box learns to hear and say serves the next conversation and not the one that goes on', () => {
  const { engine: bare } = testEngine();
  const former = bare.connect({ language: 'fr', firstName: 'Marie' }, new RecordedTalk());
  bare.equip({ speech: new ScriptedVoice(), speechIn: ears });
  expect(former.isHearing).toBe(false);
  expect(bare.connect({ language: 'fr', firstName: 'Marie' }, new RecordedTalk()).isHearing).toBe(true);
  expect(bare.connect({ language: 'es', firstName: 'Marie' }, new RecordedTalk()).isHearing).toBe(false);
});

test('nobody is listened to after the end', () => {
  expect(ears.listening).toEqual(['fr']);
  link.close();
  expect(ears.listening).toEqual([]);
});
