import { connect } from 'node:net';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bench } from '../edge-node/conformance/bench.ts';
import { openBench } from '../edge-node/conformance/bench.ts';
import { shapes } from '../edge-node/conformance/shapes.ts';

const hours = { ok: true, data: { days: [{ day: '2026-11-20', periods: [{ from: '06:00', to: '22:00' }] }] } };
const openingHours = {
  type: 'function',
  name: 'opening_hours',
  parameters: { type: 'object', properties: {} },
} as const;

// A client that waits in vain is known sooner than the demos of this project are.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let bench: Bench;
let client: OpenAIRealtimeWS;
let events: RealtimeServerEvent[];
let errors: { message: string; cause?: unknown }[];
let read: number;
let told = Promise.withResolvers<void>();
const wake = (): void => {
  told.resolve();
  told = Promise.withResolvers();
};

beforeEach(async () => {
  bench = await openBench();
  [events, errors, read] = [[], [], 0];
  const { port } = bench.served;
  const openai = new OpenAI({ apiKey: 'none', baseURL: `https://localhost:${port}/v1` });
  // The client insists on wss; the box speaks plainly to its own machine.
  const options = { createConnection: () => connect(port, '127.0.0.1') };
  client = new OpenAIRealtimeWS({ model: 'local', options }, openai);
  client.on('event', (event) => {
    events.push(event);
    wake();
  });
  client.on('error', (error) => {
    errors.push(error);
    wake();
  });
  await next('session.created');
});
afterEach(async () => {
  client.close();
  await bench[Symbol.asyncDispose]();
});

async function next<Type extends RealtimeServerEvent['type']>(
  type: Type,
): Promise<Extract<RealtimeServerEvent, { type: Type }>> {
  for (;;) {
    const at = events.findIndex((event, index) => index >= read && event.type === type);
    if (at !== -1) {
      read = at + 1;
      return events[at] as Extract<RealtimeServerEvent, { type: Type }>;
    }
    if (errors.length > 0 && type !== 'error') throw new Error(`Instead of ${type}: ${JSON.stringify(errors)}`);
    await told.promise;
  }
}

const say = (text: string): void => {
  client.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
  });
  client.send({ type: 'response.create' });
};

test('OpenAIRealtimeWS of the openai package converses with the box: audio, a tool, an interruption, what it took', async () => {
  client.send({
    type: 'session.update',
    session: { type: 'realtime', tools: [openingHours], audio: { input: { turn_detection: null } } },
  });
  await next('session.updated');

  say('Bonjour');
  const greeting = (await next('response.done')).response;
  expect(greeting).toMatchObject({
    status: 'completed',
    output: [{ content: [{ type: 'output_audio', transcript: 'Salut ! Qu’est-ce que je peux faire pour toi ?' }] }],
  });
  expect(greeting.usage?.output_token_details?.audio_tokens).toBeGreaterThan(10);

  say('Quels sont les horaires aujourd’hui ?');
  const { call_id } = await next('response.function_call_arguments.done');
  await next('response.done');
  client.send({
    type: 'conversation.item.create',
    item: { type: 'function_call_output', call_id, output: JSON.stringify(hours) },
  });
  client.send({ type: 'response.create' });
  expect(JSON.stringify((await next('response.done')).response.output)).toContain('22');

  bench.voice.hold(true);
  say('Bonjour');
  const { item_id } = await next('response.output_audio.delta');
  client.send({ type: 'response.cancel' });
  expect((await next('response.done')).response.status).toBe('cancelled');
  client.send({ type: 'conversation.item.truncate', item_id, content_index: 0, audio_end_ms: 40 });
  await next('conversation.item.truncated');
  client.send({ type: 'conversation.item.retrieve', item_id });
  expect((await next('conversation.item.retrieved')).item).toMatchObject({
    status: 'incomplete',
    content: [{ transcript: '' }],
  });
  bench.voice.hold(false);

  say('au revoir');
  expect((await next('response.done')).response.metadata).toEqual({ farewell: 'true' });
  expect(errors).toEqual([]);
  const unread = events.filter((event) => shapes.get(event.type)?.safeParse(event).success !== true);
  expect(unread).toEqual([]);
});

test('what it refuses comes as its own kind of error, with the id of the event', async () => {
  client.send({ type: 'response.cancel', event_id: 'mine' });
  await next('error');
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain('code=response_cancel_not_active');
  expect(errors[0]?.message).toContain('event_id=mine');
});
