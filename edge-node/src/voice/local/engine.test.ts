import { describe, expect, test } from 'vitest';
import { engineContract } from '../engine.contract.ts';
import type { EngineLink, RealtimeClientEvent, TalkAbout } from '../engine.ts';
import { testEngine } from '../test/local-engine.ts';
import { RecordedTalk } from '../test/recorded-talk.ts';
import { ScriptedVoice } from '../test/scripted-voice.ts';

const hours = JSON.stringify({
  ok: true,
  personal: false,
  data: { days: [{ day: '2026-11-20', periods: [{ from: '06:00', to: '22:00' }] }] },
});

engineContract('the local engine', async () => ({
  engine: testEngine(new ScriptedVoice()).engine,
  question: 'Bonjour',
  toolQuestion: 'Quels sont les horaires aujourd’hui ?',
  toolAnswer: hours,
  close: async () => undefined,
}));

const tools = ['opening_hours', 'timetable', 'book_class', 'call_staff', 'change_language'].map((name) => ({
  type: 'function' as const,
  name,
}));

class Talk extends RecordedTalk {
  readonly voice: ScriptedVoice | undefined;
  readonly failures: unknown[];
  readonly later: () => void;
  readonly link: EngineLink;

  constructor({ voice, about }: { voice?: ScriptedVoice; about?: Partial<TalkAbout> } = {}) {
    super();
    const { engine, failures, later } = testEngine(voice);
    this.voice = voice;
    this.failures = failures;
    this.later = later;
    this.link = engine.connect({ language: 'fr', firstName: 'Marie', ...about }, this);
    this.set({ tools });
  }

  set(session: object): void {
    this.link.send({ type: 'session.update', session: { type: 'realtime', ...session } });
  }

  say(text: string, role: 'user' | 'assistant' = 'user'): void {
    const content =
      role === 'user' ? [{ type: 'input_text' as const, text }] : [{ type: 'output_text' as const, text }];
    this.link.send({
      type: 'conversation.item.create',
      item: { type: 'message', role, content },
    } as RealtimeClientEvent);
  }

  async answered(response?: object): Promise<{ text: string; call: string | undefined; metadata: unknown }> {
    this.link.send({ type: 'response.create', ...(response === undefined ? {} : { response }) } as RealtimeClientEvent);
    const done = await this.next('response.done');
    const [item] = done.response.output ?? [];
    const part = item?.type === 'message' && item.role === 'assistant' ? item.content[0] : undefined;
    const call = item?.type === 'function_call' ? `${item.name} ${item.arguments}` : undefined;
    return { text: part?.text ?? part?.transcript ?? '', call, metadata: done.response.metadata };
  }

  async toolGave(data: object): Promise<{ text: string; call: string | undefined }> {
    const { call_id } = this.all('response.function_call_arguments.done').at(-1)!;
    const output = JSON.stringify({ ok: true, personal: false, data });
    this.link.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id, output } });
    return this.answered();
  }
}

const yoga = { occurrenceId: 'y1', className: 'Yoga', startsAt: Date.UTC(2026, 10, 21, 17, 30), left: 3, mine: null };

describe('a conversation with the dialogue', () => {
  test('a class is booked after a yes, and whoever runs tools knows meanwhile what is waited for', async () => {
    const talk = new Talk();
    talk.say('Réserve-moi le yoga de demain à 18h30');
    expect((await talk.answered()).call).toBe('timetable {"day":"2026-11-21","class":"Yoga"}');
    expect((await talk.toolGave({ occurrences: [yoga] })).text).toBe('Je te réserve Yoga, demain à 18 h 30 ?');
    expect(talk.asked).toEqual([{ name: 'book_class', args: { occurrenceId: 'y1' } }]);
    talk.say('oui');
    expect((await talk.answered()).call).toBe('book_class {"occurrenceId":"y1"}');
    expect(talk.asked).toHaveLength(2);
    expect(talk.asked[1]).toBeNull();
    expect((await talk.toolGave({ outcome: 'booked', reason: null })).text).toBe(
      'C’est réservé : Yoga, demain à 18 h 30.',
    );
  });

  test('a tool that the session does not list is not called', async () => {
    const talk = new Talk();
    talk.set({ tools: [] });
    talk.say('Quels sont les horaires ?');
    expect(await talk.answered()).toMatchObject({
      call: undefined,
      text: expect.stringContaining('Je n’y arrive pas'),
    });
  });

  test('a response for which no tool may be called calls none', async () => {
    const talk = new Talk();
    talk.say('Quels sont les horaires ?');
    expect((await talk.answered({ tool_choice: 'none' })).call).toBeUndefined();
    talk.say('Quels sont les horaires ?');
    expect((await talk.answered({ tool_choice: { type: 'function', name: 'timetable' } })).call).toBeUndefined();
    talk.say('Quels sont les horaires ?');
    expect((await talk.answered()).call).toBe('opening_hours {}');
  });

  test('an emergency comes first, also where something else was said after it', async () => {
    const talk = new Talk();
    talk.say('Mon ami fait un malaise');
    talk.say('Vite, réserve le yoga');
    expect((await talk.answered()).call).toBe('call_staff {"reason":"emergency"}');
  });

  test('without a tool to call the team an emergency still says what to do', async () => {
    const talk = new Talk();
    talk.set({ tools: [] });
    talk.say('Mon ami fait un malaise');
    expect((await talk.answered()).text).toContain('112');
  });

  test('what was said before is history and is not acted upon', async () => {
    const talk = new Talk();
    talk.say('Réserve-moi le yoga de demain');
    talk.say('Je te réserve Yoga, demain à 18 h 30 ?', 'assistant');
    talk.say('Salut');
    expect((await talk.answered()).text).toContain('Salut Marie');
  });

  test('a farewell is told with the answer, and the line stays', async () => {
    const talk = new Talk();
    talk.say('merci, au revoir');
    const { text, metadata } = await talk.answered({ metadata: { turn: '7' } });
    expect(text).toContain('Au revoir Marie');
    expect(metadata).toEqual({ turn: '7', farewell: 'true' });
    expect(talk.ends).toEqual([]);
  });

  test('whoever has no name here is greeted without one', async () => {
    for (const [language, greeting] of [
      ['fr', 'Salut ! Qu’est-ce'],
      ['en', 'Hi! What'],
      ['es', '¡Hola! ¿Qué'],
    ] as const) {
      const talk = new Talk({ about: { language, firstName: null } });
      expect((await talk.answered()).text.replaceAll(/\s/gu, ' ')).toContain(greeting);
    }
  });

  test('a given sentence is said word for word', async () => {
    const talk = new Talk({ voice: new ScriptedVoice() });
    expect((await talk.answered({ metadata: { say: 'Salut Marie ! Contente de te revoir !' } })).text).toBe(
      'Salut Marie ! Contente de te revoir !',
    );
    expect(talk.voice?.said.map(({ text }) => text)).toEqual(['Salut Marie !', 'Contente de te revoir !']);
  });

  test('an answer beside the conversation leaves no trace in it', async () => {
    const talk = new Talk();
    talk.say('Réserve-moi le yoga de demain à 18h30');
    await talk.answered();
    await talk.toolGave({ occurrences: [yoga] });
    const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Bonjour' }] }];
    const placed = talk.all('conversation.item.done').length;
    expect((await talk.answered({ conversation: 'none', input })).text).toContain('Salut Marie');
    expect(talk.all('conversation.item.done')).toHaveLength(placed);
    const yes = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'oui' }] }];
    expect((await talk.answered({ conversation: 'none', input: yes })).call).toBeUndefined();
    talk.say('oui');
    expect((await talk.answered()).call).toContain('book_class');
    const added = talk.all('conversation.item.added').map(({ item }) => JSON.stringify(item));
    expect(added.filter((item) => item.includes('Bonjour'))).toEqual([]);
  });

  test('another language is spoken once it was asked for', async () => {
    const talk = new Talk({ voice: new ScriptedVoice() });
    talk.say('Parle anglais s’il te plaît');
    expect((await talk.answered()).call).toBe('change_language {"language":"en"}');
    await talk.toolGave({ language: 'en' });
    expect(talk.voice?.said.map(({ language }) => language)).toEqual(['en']);
  });
});

describe('a voice', () => {
  test('the first sentence is heard before the second is begun, in pieces of at most 100 ms', async () => {
    const voice = new ScriptedVoice({ pieceMs: 250 });
    const talk = new Talk({ voice });
    voice.hold(true);
    talk.say('Bonjour');
    talk.link.send({ type: 'response.create' });
    await talk.next('response.output_audio.delta');
    expect(voice.said).toHaveLength(1);
    voice.hold(false);
    await talk.next('response.done');
    expect(voice.said.length).toBeGreaterThan(1);
    const longest = Math.max(
      ...talk.all('response.output_audio.delta').map(({ delta }) => Buffer.byteLength(delta, 'base64')),
    );
    expect(longest).toBe(4800);
    const bytes = talk.all('response.output_audio.delta').map(({ delta }) => Buffer.byteLength(delta, 'base64'));
    const letters = voice.said.reduce((so, { text }) => so + text.length, 0);
    expect(bytes.reduce((so, each) => so + each, 0)).toBe(letters * 480);
  });

  test('without one the answer is text', async () => {
    const talk = new Talk();
    talk.say('Bonjour');
    await talk.answered();
    expect(talk.all('response.done')[0]?.response.output_modalities).toEqual(['text']);
    expect(talk.all('response.output_text.done')).toHaveLength(1);
  });

  test('one that breaks leaves the text, and it is told', async () => {
    const voice = new ScriptedVoice();
    voice.break();
    const talk = new Talk({ voice });
    talk.say('Bonjour');
    expect((await talk.answered()).text).toContain('Qu’est-ce que je peux faire pour toi ?');
    expect(talk.failures).toHaveLength(1);
    expect(talk.all('response.done')[0]?.response.status).toBe('completed');
  });

  test('an answer that is cancelled is incomplete, and nothing of it comes once the line was closed', async () => {
    const voice = new ScriptedVoice();
    voice.hold(true);
    const talk = new Talk({ voice });
    talk.say('Bonjour');
    talk.link.send({ type: 'response.create' });
    await talk.next('response.output_audio.delta');
    talk.link.send({ type: 'response.cancel' });
    const { response } = await talk.next('response.done');
    expect(response.output).toMatchObject([{ status: 'incomplete' }]);
    talk.link.send({ type: 'response.create' });
    await talk.next('response.output_audio.delta');
    const told = talk.events.length;
    talk.link.close();
    await talk.untilEnded();
    expect(talk.events).toHaveLength(told);
  });

  test('an answer that is interrupted keeps of its text what was played', async () => {
    const voice = new ScriptedVoice({ msPerLetter: 10, pieceMs: 20 });
    const talk = new Talk({ voice });
    await talk.answered({ metadata: { say: 'Un deux. Trois quatre. Cinq six.' } });
    const { item_id } = talk.all('response.output_audio.delta')[0]!;
    talk.link.send({ type: 'conversation.item.truncate', item_id, content_index: 0, audio_end_ms: 150 });
    talk.link.send({ type: 'conversation.item.retrieve', item_id });
    const { item } = await talk.next('conversation.item.retrieved');
    expect(item).toMatchObject({ content: [{ type: 'output_audio', transcript: 'Un deux.' }] });
  });
});

describe('hearing', () => {
  test('what was spoken is not understood, and the member is told to touch or to type', async () => {
    for (const [language, told] of [
      ['fr', 'écris-moi'],
      ['en', 'type to me'],
      ['es', 'escríbeme'],
    ] as const) {
      const talk = new Talk({ about: { language } });
      talk.set({ audio: { input: { turn_detection: null, transcription: { model: 'whisper-1' } } } });
      talk.link.send({ type: 'input_audio_buffer.append', audio: Buffer.alloc(4800).toString('base64') });
      talk.link.send({ type: 'input_audio_buffer.commit' });
      const { error } = await talk.next('conversation.item.input_audio_transcription.failed');
      expect(error.code).toBe('transcription_unavailable');
      expect((await talk.answered()).text).toContain(told);
    }
  });
});

test('an hour ends the session, with a reason', async () => {
  const talk = new Talk();
  await talk.next('session.created');
  talk.later();
  expect((await talk.untilEnded()).cause).toBe('expired');
  expect(talk.all('error').at(-1)?.error.code).toBe('session_expired');
  expect(talk.afterEnd).toEqual([]);
});
