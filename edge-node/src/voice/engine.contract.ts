import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, EngineLink, RealtimeClientEvent } from './engine.ts';
import { RecordedTalk } from './test/recorded-talk.ts';

export interface EngineBench {
  readonly engine: Engine;
  /** A question that is answered without a tool, in French, in several sentences or one. */
  readonly question: string;
  /** A question that makes it call `opening_hours`, and what the tool answers. */
  readonly toolQuestion: string;
  readonly toolAnswer: string;
  readonly close: () => Promise<void>;
}

const openingHours = {
  type: 'function',
  name: 'opening_hours',
  description: 'When the gym is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } } },
} as const;
const about = { language: 'fr', firstName: 'Marie' } as const;

const says = (text: string): RealtimeClientEvent => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});
const update = (modality: 'text' | 'audio'): RealtimeClientEvent => ({
  type: 'session.update',
  session: {
    type: 'realtime',
    output_modalities: [modality],
    tools: [openingHours],
    audio: { input: { turn_detection: null } },
  },
});

/** What every engine keeps to, whoever stands behind it. The one under test has a voice. */
export function engineContract(name: string, open: () => Promise<EngineBench>): void {
  describe(`${name}, as an engine`, () => {
    let bench: EngineBench;
    let talk: RecordedTalk;
    let link: EngineLink;
    beforeEach(async () => {
      bench = await open();
      talk = new RecordedTalk();
      link = bench.engine.connect(about, talk);
    });
    afterEach(async () => {
      link.close();
      await bench.close();
    });

    test('it tells nothing before `connect` has returned, and then first that the session is there', async () => {
      const early = new RecordedTalk();
      const other = bench.engine.connect(about, early);
      expect([early.events, early.ends]).toEqual([[], []]);
      await early.next('session.created');
      expect(early.events[0]?.type).toBe('session.created');
      other.close();
    });

    test('what is sent before the line is open is not lost, and comes in its order', async () => {
      link.send(update('text'));
      link.send(says(bench.question));
      const { session } = await talk.next('session.updated');
      expect(session).toMatchObject({
        type: 'realtime',
        output_modalities: ['text'],
        tools: [{ name: 'opening_hours' }],
      });
      expect((await talk.next('conversation.item.done')).item).toMatchObject({ role: 'user' });
    });

    test('a question in text is answered in text', async () => {
      link.send(update('text'));
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      const { response } = await talk.next('response.done');
      const text = talk
        .all('response.output_text.delta')
        .map(({ delta }) => delta)
        .join('');
      expect(text).not.toBe('');
      expect(response.status).toBe('completed');
      expect(response.output).toMatchObject([{ role: 'assistant', content: [{ type: 'output_text', text }] }]);
      expect(talk.all('response.output_audio.delta')).toEqual([]);
    });

    test('an answer aloud is audio and its transcript, and says what it took', async () => {
      link.send(update('audio'));
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      const { response } = await talk.next('response.done');
      const transcript = talk
        .all('response.output_audio_transcript.delta')
        .map(({ delta }) => delta)
        .join('');
      expect(response.output).toMatchObject([{ content: [{ type: 'output_audio', transcript }] }]);
      const bytes = talk.all('response.output_audio.delta').map(({ delta }) => Buffer.byteLength(delta, 'base64'));
      expect(bytes.length).toBeGreaterThan(0);
      expect(bytes.every((each) => each % 2 === 0)).toBe(true);
      const { usage } = response;
      expect(usage?.total_tokens).toBe((usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0));
      expect(usage?.output_token_details?.audio_tokens).toBeGreaterThan(0);
      const order = talk.events.map(({ type }) => type);
      for (const [before, after] of [
        ['response.created', 'response.output_item.added'],
        ['response.output_item.added', 'response.content_part.added'],
        ['response.content_part.added', 'response.output_audio.delta'],
        ['response.output_audio.done', 'response.output_item.done'],
        ['response.output_item.done', 'response.done'],
      ] as const) {
        expect(order.indexOf(before), `${before} before ${after}`).toBeLessThan(order.indexOf(after));
      }
    });

    test('a tool is called, and what it answered is put into words', async () => {
      link.send(update('text'));
      link.send(says(bench.toolQuestion));
      link.send({ type: 'response.create' });
      const call = await talk.next('response.function_call_arguments.done');
      expect(call.name).toBe('opening_hours');
      expect(JSON.parse(call.arguments)).toBeTypeOf('object');
      const { response } = await talk.next('response.done');
      expect(response.output).toMatchObject([{ type: 'function_call', call_id: call.call_id, name: 'opening_hours' }]);
      link.send({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: call.call_id, output: bench.toolAnswer },
      });
      link.send({ type: 'response.create' });
      const answer = await talk.next('response.done');
      expect(answer.response.output).toMatchObject([{ type: 'message', role: 'assistant' }]);
    });

    test('an unknown field is refused with the id of its event, and changes nothing', async () => {
      const session = { type: 'realtime', instructions: 'Be brief.', temperature: 0.8 };
      link.send({ type: 'session.update', event_id: 'mine', session } as RealtimeClientEvent);
      const { error } = await talk.next('error');
      expect(error).toMatchObject({ code: 'unknown_parameter', param: 'session.temperature', event_id: 'mine' });
      expect(talk.all('session.updated')).toEqual([]);
    });

    test('where nothing is being answered there is nothing to cancel', async () => {
      link.send({ type: 'response.cancel', event_id: 'mine' });
      expect((await talk.next('error')).error).toMatchObject({ code: 'response_cancel_not_active', event_id: 'mine' });
    });

    test('an answer is cancelled at once, and the next one is given', async () => {
      link.send(update('audio'));
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      link.send({ type: 'response.cancel' });
      const { response } = await talk.next('response.done');
      expect(response).toMatchObject({ status: 'cancelled', status_details: { reason: 'client_cancelled' } });
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      expect((await talk.next('response.done')).response.status).toBe('completed');
    });

    test('a second answer beside the first is refused', async () => {
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      link.send({ type: 'response.create', event_id: 'second' });
      const { error } = await talk.next('error');
      expect(error).toMatchObject({ code: 'conversation_already_has_active_response', event_id: 'second' });
    });

    test('what was not played is cut off, and no more than there is', async () => {
      link.send(update('audio'));
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      await talk.next('response.done');
      const { item_id } = talk.all('response.output_audio.delta')[0]!;
      const bytes = talk.all('response.output_audio.delta').map(({ delta }) => Buffer.byteLength(delta, 'base64'));
      const lengthMs = Math.floor(bytes.reduce((so, each) => so + each, 0) / 48);
      const cut = { type: 'conversation.item.truncate', item_id, content_index: 0 } as const;
      link.send({ ...cut, event_id: 'long', audio_end_ms: lengthMs + 1 });
      const { error } = await talk.next('error');
      expect(error.message).toMatch(/is already shorter than/);
      expect(error.event_id).toBe('long');
      link.send({ ...cut, audio_end_ms: Math.floor(lengthMs / 2) });
      expect(await talk.next('conversation.item.truncated')).toMatchObject({
        item_id,
        audio_end_ms: Math.floor(lengthMs / 2),
      });
    });

    test('it ends exactly once, and nothing comes after that', async () => {
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      await talk.next('response.created');
      link.close();
      link.close();
      expect(await talk.untilEnded()).toEqual({ cause: 'closed' });
      link.send(says(bench.question));
      link.send({ type: 'response.create' });
      await new Promise((resolve) => setImmediate(resolve));
      expect(talk.ends).toHaveLength(1);
      expect(talk.afterEnd).toEqual([]);
    });

    test('one conversation knows nothing of another', async () => {
      const second = new RecordedTalk();
      const other = bench.engine.connect(about, second);
      link.send(says(bench.question));
      const { item } = await talk.next('conversation.item.done');
      other.send({ type: 'conversation.item.retrieve', item_id: (item as { id: string }).id });
      expect((await second.next('error')).error.code).toBe('item_retrieve_invalid_item_id');
      other.close();
    });
  });
}
