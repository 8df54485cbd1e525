import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { costOf, ResponseUsage } from '../ledger.ts';
import type { FaultyEngine, FaultyEngineOptions } from './faulty-engine.ts';
import { startFaultyEngine } from './faulty-engine.ts';
import type { PlannedFault, Script } from './faulty-engine-script.ts';

const model = 'gpt-realtime-2.1-mini';
let engine: FaultyEngine;
const clients: WebSocket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate();
  await engine.close();
});

type Said = { readonly type: string } & Readonly<Record<string, never>>;

async function start(script: Script = {}, options: FaultyEngineOptions = {}): Promise<void> {
  engine = await startFaultyEngine({ script: () => script, ...options });
}

/** A client that keeps what it hears. */
function call(headers: Record<string, string> = {}, of = model) {
  const client = new WebSocket(`${engine.baseUrl.replace('http', 'ws')}/realtime?model=${of}`, {
    headers: { authorization: `Bearer ${engine.key}`, ...headers },
    perMessageDeflate: false,
  });
  clients.push(client);
  const heard: Said[] = [];
  const broken: string[] = [];
  client.on('error', () => undefined);
  client.on('message', (data) => {
    try {
      heard.push(JSON.parse(String(data)) as Said);
    } catch {
      broken.push(String(data));
    }
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    client.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  );
  return {
    client,
    heard,
    broken,
    closed,
    types: () => heard.map(({ type }) => type),
    send: (...events: object[]) => {
      for (const event of events) client.send(JSON.stringify(event));
    },
    until: (type: string, times = 1) =>
      vi.waitFor(
        () => {
          const found = heard.filter((event) => event.type === type);
          expect(found.length, `${type}, after ${heard.map((event) => event.type).join(' ')}`).toBeGreaterThanOrEqual(
            times,
          );
          return found.at(-1) as unknown as Record<string, never>;
        },
        { timeout: 5000, interval: 5 },
      ),
  };
}

const say = (text: string): object => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});
const respond = { type: 'response.create' };
const append = (ms: number): object => ({
  type: 'input_audio_buffer.append',
  audio: Buffer.alloc(ms * 48).toString('base64'),
});
const itemIdOf = (line: ReturnType<typeof call>): string =>
  (line.heard.find(({ type }) => type === 'response.output_audio.delta') as unknown as { item_id: string }).item_id;

test('a whole conversation: what was typed is answered aloud, a tool is called and its result is used', async () => {
  await start({
    reply: ({ text, outputs, nth, tools }) =>
      nth === 1
        ? { text: 'Un instant.', calls: [{ name: tools[0] ?? '', args: { day: 'demain' } }] }
        : { text: `${text}: ${outputs[0]?.output}` },
  });
  const line = call();
  await line.until('session.created');
  const tools = [{ type: 'function', name: 'timetable', parameters: { type: 'object', properties: {} } }];
  line.send(
    { type: 'session.update', session: { type: 'realtime', instructions: 'Be kind.', tools } },
    say('Yoga ?'),
    respond,
  );
  await line.until('response.done');
  const [[callId] = []] = [...engine.seen.calls];
  line.send({
    type: 'conversation.item.create',
    item: { type: 'function_call_output', call_id: callId, output: '18:30' },
  });
  line.send(respond);
  await line.until('response.done', 2);
  expect(line.types().slice(0, 12)).toEqual([
    ...['session.created', 'session.updated', 'conversation.item.added', 'conversation.item.done'],
    ...['response.created', 'response.output_item.added', 'conversation.item.added', 'response.content_part.added'],
    ...['response.output_audio_transcript.delta', 'response.output_audio.delta'],
    ...['response.output_audio_transcript.delta', 'response.output_audio.delta'],
  ]);
  const spoken = line.heard.filter(({ type }) => type === 'response.output_audio_transcript.done');
  expect(spoken.map((event) => (event as unknown as { transcript: string }).transcript)).toEqual([
    'Un instant.',
    'Yoga ?: 18:30',
  ]);
  expect(engine.seen).toMatchObject({ responsesCreated: 2, errors: [], connections: 1 });
  expect([...engine.seen.calls.values()]).toEqual([{ name: 'timetable', outputs: 1 }]);
});

test('the same script and seed say the same, to the letter', async () => {
  const conversation = async (): Promise<string> => {
    await start({ utterances: [{ fromMs: 100, toMs: 400, transcript: 'Bonjour' }] }, { seed: '7', nowMs: () => 0 });
    const line = call();
    await line.until('session.created');
    line.send(append(500));
    await line.until('response.done');
    await engine.close();
    return JSON.stringify(line.heard);
  };
  expect(await conversation()).toBe(await conversation());
});

test('what a member says is written down where the script has it, answered, and interrupts what is being said', async () => {
  const utterances = [
    { fromMs: 100, toMs: 300, transcript: 'Bonjour' },
    { fromMs: 500, toMs: 700, transcript: 'Stop', isLate: true },
  ];
  await start({ utterances, paceMs: 2, reply: ({ text }) => ({ text: `${text}.`.repeat(10) }) });
  const line = call();
  line.client.once('open', () =>
    line.send(
      {
        type: 'session.update',
        session: { type: 'realtime', audio: { input: { transcription: { model: 'gpt-live-transcribe' } } } },
      },
      append(400),
    ),
  );
  await line.until('response.output_audio.delta', 2);
  line.send(append(200));
  await line.until('response.done');
  expect(await line.until('response.done')).toMatchObject({
    response: { status: 'cancelled', status_details: { reason: 'turn_detected' } },
  });
  line.send(append(200));
  await line.until('conversation.item.input_audio_transcription.completed', 2);
  const order = line
    .types()
    .filter((type) => /speech|committed|transcription.completed|response.(created|done)/.test(type));
  expect(order).toEqual([
    ...['input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped', 'input_audio_buffer.committed'],
    ...['conversation.item.input_audio_transcription.completed', 'response.created'],
    ...['input_audio_buffer.speech_started', 'response.done'],
    ...['input_audio_buffer.speech_stopped', 'input_audio_buffer.committed', 'response.created', 'response.done'],
    'conversation.item.input_audio_transcription.completed',
  ]);
  expect(engine.seen.transcriptionSeconds).toEqual([0.4, 0.4]);
});

test('one unknown field refuses a whole change of the session, by its name', async () => {
  await start();
  const line = call();
  await line.until('session.created');
  const session = { type: 'realtime', instructions: 'Be rude.' };
  line.send({ type: 'session.update', event_id: 'mine', session: { ...session, temperature: 0.8 } });
  expect(await line.until('error')).toMatchObject({
    error: { code: 'unknown_parameter', param: 'session.temperature', event_id: 'mine' },
  });
  line.send({
    type: 'session.update',
    session: { ...session, audio: { input: { format: { type: 'audio/pcm', rate: 16_000 } } } },
  });
  expect(await line.until('error', 2)).toMatchObject({
    error: { code: 'invalid_value', param: 'session.audio.input.format.rate' },
  });
  line.send({
    type: 'session.update',
    session: { ...session, audio: { input: { turn_detection: { type: 'server_vad', silence: 3 } } } },
  });
  expect(await line.until('error', 3)).toMatchObject({
    error: { param: 'session.audio.input.turn_detection.silence' },
  });
  line.send({ type: 'session.update', session: { instructions: 'x' } });
  expect(await line.until('error', 4)).toMatchObject({
    error: { code: 'missing_required_parameter', param: 'session.type' },
  });
  line.send({ type: 'transcription_session.update' }, 'not an event' as never);
  expect(await line.until('error', 6)).toMatchObject({ error: { type: 'invalid_request_error' } });
  expect(line.types()).not.toContain('session.updated');
});

test('a truncate beyond what was made is refused, one within it is done, and nothing but speech is truncated', async () => {
  await start({ reply: () => ({ pcm: new Uint8Array(48 * 1000), text: 'Une seconde.' }) });
  const line = call();
  await line.until('session.created');
  line.send({ ...say('Bonjour'), item: { ...(say('Bonjour') as { item: object }).item, id: 'said' } }, respond);
  await line.until('response.done');
  const truncate = (item_id: string, audio_end_ms: number): object => ({
    ...{ type: 'conversation.item.truncate', item_id, content_index: 0, audio_end_ms },
  });
  const itemId = itemIdOf(line);
  line.send(truncate(itemId, 1001));
  expect(await line.until('error')).toMatchObject({
    error: { code: 'invalid_value', message: 'Audio content of 1000ms is already shorter than 1001ms' },
  });
  line.send(truncate(itemId, 1000), truncate(itemId, 400), truncate(itemId, 401));
  expect(await line.until('error', 2)).toMatchObject({
    error: { message: 'Audio content of 400ms is already shorter than 401ms' },
  });
  line.send(truncate('said', 1), truncate('nobody', 1));
  expect(await line.until('error', 4)).toMatchObject({ error: { code: 'item_truncate_invalid_item_id' } });
  expect(engine.seen).toMatchObject({ truncatesDone: 2, truncatesRefused: 4 });
});

test('a second response is refused while one goes on, also when the service began it by itself', async () => {
  const faults: PlannedFault[] = [
    { on: 'client-event', type: 'response.create', nth: 3, fault: { kind: 'active-response-race' } },
  ];
  await start({ paceMs: 1, faults });
  const line = call();
  await line.until('session.created');
  line.send(respond, respond);
  expect(await line.until('error')).toMatchObject({ error: { code: 'conversation_already_has_active_response' } });
  await line.until('response.done');
  line.send(respond);
  await line.until('error', 2);
  await line.until('response.done', 2);
  expect(engine.seen.responsesCreated).toBe(2);
});

test('a cancelled response ends as cancelled; deltas that were on their way come after it where scripted', async () => {
  const faults: PlannedFault[] = [
    { on: 'client-event', type: 'response.cancel', nth: 1, fault: { kind: 'late-deltas', count: 3 } },
  ];
  await start({ paceMs: 2, faults, reply: () => ({ text: 'long '.repeat(50) }) });
  const line = call();
  await line.until('session.created');
  line.send(respond);
  await line.until('response.output_audio.delta', 2);
  line.send({ type: 'response.cancel' });
  const done = await line.until('response.done');
  expect(done).toMatchObject({ response: { status: 'cancelled', output: [{ status: 'incomplete' }] } });
  await vi.waitFor(() =>
    expect(line.types().slice(line.types().indexOf('response.done'))).toEqual([
      ...['response.done', 'rate_limits.updated'],
      ...Array<string>(3).fill('response.output_audio.delta'),
    ]),
  );
  line.send({ type: 'response.cancel' });
  expect(await line.until('error')).toMatchObject({ error: { code: 'response_cancel_not_active' } });
});

test.each([
  [{ kind: 'cut' }, { code: 1006, reason: '' }],
  [
    { kind: 'close', code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' },
    { code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' },
  ],
  [{ kind: 'expire' }, { code: 1001, reason: 'session_expired' }],
] as const)('a line ends in the middle of a sentence: $kind', async (fault, closing) => {
  const faults: PlannedFault[] = [{ on: 'server-event', type: 'response.output_audio.delta', nth: 2, fault }];
  await start({ faults });
  const line = call();
  await line.until('session.created');
  line.send(respond);
  expect(await line.closed).toEqual(closing);
  expect(line.types().filter((type) => type === 'response.output_audio.delta')).toHaveLength(1);
});

test('events come broken, twice, late, not at all, or of a kind that nobody knows', async () => {
  const at = (type: PlannedFault['type'], nth: number, fault: object) =>
    ({ on: 'server-event', type, nth, fault }) as PlannedFault;
  await start({
    faults: [
      at('response.created', 1, { kind: 'unknown-event' }),
      at('response.output_audio.delta', 1, { kind: 'malformed' }),
      at('response.output_audio.delta', 2, { kind: 'duplicate' }),
      at('response.output_audio.done', 1, { kind: 'out-of-order', by: 2 }),
      at('conversation.item.done', 1, { kind: 'drop' }),
      at('response.content_part.done', 1, { kind: 'error', code: 'server_error', message: 'Sorry.' }),
    ],
    reply: () => ({ text: 'Oui.', pcm: new Uint8Array(48 * 200) }),
  });
  const line = call();
  await line.until('session.created');
  line.send(respond);
  await line.until('rate_limits.updated');
  expect(line.broken).toHaveLength(1);
  expect(line.types().slice(1, -2)).toEqual([
    ...['session.weather_changed', 'response.created', 'response.output_item.added', 'conversation.item.added'],
    ...['response.content_part.added', 'response.output_audio_transcript.delta', 'response.output_audio.delta'],
    ...['response.output_audio_transcript.delta', 'response.output_audio.delta', 'response.output_audio.delta'],
    ...['response.output_audio_transcript.done', 'error', 'response.output_audio.done', 'response.content_part.done'],
    'response.output_item.done',
  ]);
});

test.each([
  [true, 2],
  [false, 1],
])('a black hole answers nothing; its pongs: %s', async (pongs, pongsHeard) => {
  await start({
    faults: [{ on: 'client-event', type: 'response.create', nth: 1, fault: { kind: 'black-hole', pongs } }],
  });
  const line = call();
  await line.until('session.created');
  let ponged = 0;
  line.client.on('pong', () => (ponged += 1));
  line.client.ping();
  await vi.waitFor(() => expect(ponged).toBe(1));
  line.send(respond, say('Bonjour'));
  await vi.waitFor(() => expect(engine.seen.faults.get('black-hole')).toBe(1));
  line.client.ping();
  // A second line is answered after the ping of the first one was read.
  await call().until('session.created');
  await vi.waitFor(() => expect(ponged).toBe(pongsHeard));
  expect(line.types()).toEqual(['session.created']);
  expect(line.client.readyState).toBe(WebSocket.OPEN);
});

test('a handshake is refused as scripted, without a key, and for the former protocol', async () => {
  const refusals: Script[] = [
    { handshake: { kind: 'status', status: 429, code: 'rate_limit_exceeded', retryAfter: '3' } },
    { handshake: { kind: 'cut' } },
  ];
  engine = await startFaultyEngine({ script: (nth) => refusals[nth - 1] ?? {} });
  const { client } = call();
  const [, response] = await once(client, 'unexpected-response');
  expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '3']);
  client.terminate();
  expect(await call().closed).toMatchObject({ code: 1006 });
  const stranger = call({ authorization: 'Bearer sk-of-somebody-else-entirely' });
  const [, refused] = await once(stranger.client, 'unexpected-response');
  expect(refused.statusCode).toBe(401);
  stranger.client.terminate();
  expect(await call({ 'openai-beta': 'realtime=v1' }).closed).toEqual({
    ...{ code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' },
  });
  expect(await call({}, 'gpt-4o-realtime-preview').closed).toMatchObject({ code: 4000 });
  expect(engine.seen).toMatchObject({ refusedHandshakes: 3, connections: 0 });
});

test('models are listed with the day they are shut down, and secrets are minted for seconds that the service allows', async () => {
  let now = 1_000_000;
  await start({}, { nowMs: () => now });
  const authorization = `Bearer ${engine.key}`;
  const listed = await (await fetch(`${engine.baseUrl}/models`, { headers: { authorization } })).json();
  expect(listed).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ id: 'gpt-realtime-mini', shutdown_date: '2027-01-20' })]),
  });
  expect((await fetch(`${engine.baseUrl}/models`)).status).toBe(401);
  const mint = (seconds: number) =>
    fetch(`${engine.baseUrl}/realtime/client_secrets`, {
      ...{ method: 'POST', headers: { authorization } },
      body: JSON.stringify({ expires_after: { anchor: 'created_at', seconds } }),
    });
  expect([(await mint(9)).status, (await mint(7201)).status]).toEqual([400, 400]);
  const secret = (await (await mint(10)).json()) as { value: string; expires_at: number };
  expect(secret.expires_at).toBe(1010);
  await call({ authorization: `Bearer ${secret.value}` }).until('session.created');
  now += 10_001;
  const late = call({ authorization: `Bearer ${secret.value}` });
  const [, refused] = await once(late.client, 'unexpected-response');
  expect(refused.statusCode).toBe(401);
  late.client.terminate();
});

test('usage is counted as the service counts, and costs what it costs by hand', async () => {
  await start({ reply: () => ({ text: 'Oui, bien sûr.', pcm: new Uint8Array(48 * 1000) }) });
  const line = call();
  await line.until('session.created');
  line.send(
    { type: 'session.update', session: { type: 'realtime', instructions: 'x'.repeat(398) } },
    say('Oui ?'),
    respond,
  );
  const { response } = (await line.until('response.done')) as unknown as { response: { usage: object } };
  // 398 letters of instructions, 2 of an empty list of tools, 5 of the member: 102 tokens. 14 letters: 4, and 1 s: 20.
  expect(response.usage).toMatchObject({
    ...{ input_token_details: { text_tokens: 102, audio_tokens: 0 } },
    output_token_details: { text_tokens: 4, audio_tokens: 20 },
  });
  // 102 × 0.6 + 4 × 2.4 + 20 × 20 = 470.8
  expect(costOf(ResponseUsage.parse(response.usage), model, Date.UTC(2026, 10, 21))).toBe(471);
  expect(engine.seen.usages).toEqual([{ model, usage: response.usage }]);
});
