import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import type { EngineEnd, RealtimeClientEvent, RealtimeServerEvent } from '../engine.ts';
import { type FaultyEngine, type FaultyEngineOptions, startFaultyEngine } from '../test/faulty-engine.ts';
import type { LineFault, PlannedFault, Script } from '../test/faulty-engine-script.ts';
import { CloudEngine, type CloudLimits, type LinkTimers, usualLimits } from './cloud-engine.ts';
import { ClientSecrets, type ClientSecretsDeps, type Credentials, LocalKey } from './credentials.ts';

const model = 'gpt-realtime-2.1-mini';
let service: FaultyEngine;

afterEach(() => service.close());

async function start(script: Script = {}, options: FaultyEngineOptions = {}): Promise<void> {
  service = await startFaultyEngine({ script: () => script, ...options });
}

/** Timers that a test lets pass. */
function madeTime(): LinkTimers & { pass(ms: number): void } {
  let now = 0;
  const due = new Set<{ at: number; work: () => void }>();
  return {
    now: () => now,
    after(ms, work) {
      const one = { at: now + ms, work };
      due.add(one);
      return () => due.delete(one);
    },
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const next = [...due].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        due.delete(next);
        now = next.at;
        next.work();
      }
      now = until;
    },
  };
}

interface CallOptions {
  readonly credentials?: Credentials;
  readonly of?: string;
  readonly limits?: Partial<CloudLimits>;
  readonly baseUrl?: string;
}

function call({ credentials, of = model, limits, baseUrl = service.baseUrl }: CallOptions = {}) {
  const time = madeTime();
  const engine = new CloudEngine({
    ...{ model: of, baseUrl, timers: time, nowMs: () => 0 },
    credentials: credentials ?? new LocalKey(new Secret(service.key)),
    limits: { ...usualLimits, ...limits },
  });
  const events: RealtimeServerEvent[] = [];
  const ends: EngineEnd[] = [];
  let isConnecting = true;
  const link = engine.connect(
    { language: 'fr', firstName: 'Marie' },
    {
      event: (event) => {
        expect(ends).toEqual([]);
        events.push(event);
      },
      asking: () => expect.unreachable(),
      ended: (end) => {
        expect(isConnecting).toBe(false);
        ends.push(end);
      },
    },
  );
  isConnecting = false;
  const until = (type: string, times = 1) =>
    vi.waitFor(() => expect(events.filter((event) => event.type === type).length, type).toBeGreaterThanOrEqual(times), {
      timeout: 5000,
      interval: 5,
    });
  const ended = async (): Promise<EngineEnd> => {
    await vi.waitFor(() => expect(ends).toHaveLength(1), { timeout: 5000, interval: 5 });
    return ends[0] as EngineEnd;
  };
  const types = (): string[] => events.map(({ type }) => type);
  return { engine, link, events, ends, ended, until, types, time };
}

const say = (text: string): RealtimeClientEvent => ({
  type: 'conversation.item.create',
  item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
});
const respond: RealtimeClientEvent = { type: 'response.create' };
const append = (ms: number): RealtimeClientEvent => ({
  type: 'input_audio_buffer.append',
  audio: Buffer.alloc(ms * 48).toString('base64'),
});
const atDelta = (nth: number, fault: LineFault): Script => ({
  faults: [{ on: 'server-event', type: 'response.output_audio.delta', nth, fault }],
});

test('what is said before the line is open is heard in its order, with the key in the header and nowhere else', async () => {
  await start();
  const { link, until, events, ended } = call();
  link.send({ type: 'session.update', session: { type: 'realtime', instructions: 'Be kind.' } });
  link.send(say('Bonjour'));
  link.send(respond);
  expect(link.bufferedBytes).toBeGreaterThan(0);
  await until('response.done');
  expect(link.bufferedBytes).toBe(0);
  expect(events.find(({ type }) => type === 'response.output_audio_transcript.done')).toMatchObject({
    transcript: 'I heard: Bonjour.',
  });
  expect(service.seen.authorizations).toEqual([`Bearer ${service.key}`]);
  expect(service.seen.urls).toEqual([`/v1/realtime?model=${model}`]);
  expect(service.seen.errors).toEqual([]);
  link.close();
  expect(await ended()).toEqual({ cause: 'closed' });
  link.send(respond);
  link.close();
  await vi.waitFor(() => expect(service.seen.open).toBe(0));
  expect(service.seen.responsesCreated).toBe(1);
});

test('a line that is closed at once never dials, and says so once', async () => {
  await start();
  const { link, ends } = call();
  link.close();
  link.close();
  expect(ends).toEqual([{ cause: 'closed' }]);
  await new Promise(setImmediate);
  expect(service.seen.urls).toEqual([]);
});

test.each<[string, Script, string]>([
  ['429', { handshake: { kind: 'status', status: 429, retryAfter: '7' } }, 'busy'],
  ['429 without money', { handshake: { kind: 'status', status: 429, code: 'insufficient_quota' } }, 'refused'],
  ['401', { handshake: { kind: 'status', status: 401, code: 'invalid_api_key' } }, 'refused'],
  ['403', { handshake: { kind: 'status', status: 403 } }, 'refused'],
  ['500', { handshake: { kind: 'status', status: 500 } }, 'lost'],
  ['a cut handshake', { handshake: { kind: 'cut' } }, 'lost'],
  ['a cut line', atDelta(2, { kind: 'cut' }), 'lost'],
  [
    '4000',
    atDelta(1, { kind: 'close', code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' }),
    'refused',
  ],
  ['the end of the hour', atDelta(1, { kind: 'expire' }), 'expired'],
  ['no money', atDelta(1, { kind: 'error', code: 'billing_hard_limit_reached', message: 'Limit.' }), 'refused'],
  [
    'an answer that failed for good',
    { reply: () => ({ failed: { type: 'insufficient_quota', code: 'insufficient_quota', message: 'No.' } }) },
    'refused',
  ],
])('%s ends the line once, for the reason that it has', async (_what, script, cause) => {
  await start(script);
  const { link, ended, ends } = call();
  link.send(respond);
  expect((await ended()).cause).toBe(cause);
  link.send(respond);
  link.close();
  await new Promise(setImmediate);
  expect(ends).toHaveLength(1);
});

test('how long a busy service asks to wait is told', async () => {
  await start({ handshake: { kind: 'status', status: 429, retryAfter: '7' } });
  expect(await call().ended()).toMatchObject({ cause: 'busy', retryAfterMs: 7000 });
});

test('a model that the service does not have is refused, and the remedy names the setting', async () => {
  await start();
  expect(await call({ of: 'gpt-unknown' }).ended()).toMatchObject({
    ...{ cause: 'refused', message: expect.stringContaining('JARVIS_VOICE_MODEL') },
  });
});

test('nobody at the address: lost, with the reason', async () => {
  await start();
  const { baseUrl } = service;
  await service.close();
  expect(await call({ baseUrl }).ended()).toMatchObject({
    ...{ cause: 'lost', message: expect.stringContaining('ECONNREFUSED') },
  });
});

test('a wrong key is refused without being said back, whole or in part', async () => {
  await start();
  const key = 'sk-proj-AbCdEfGhIjKlMnOpQrStUvWxYz';
  const { ended, events, engine } = call({ credentials: new LocalKey(new Secret(key)) });
  const end = await ended();
  expect(end).toMatchObject({ cause: 'refused', message: expect.stringContaining('[secret]') });
  const shown = inspect([end, events, engine], { depth: 9, showHidden: true });
  for (const part of [key, 'AbCd', 'WxYz']) expect(shown).not.toContain(part);
});

test('an error that says the key back reaches nobody with it', async () => {
  const key = 'sk-scripted-0123456789abcdef0123456789abcdef';
  await start(atDelta(1, { kind: 'error', code: 'server_error', message: `Seen ${key}, ${key.slice(0, 14)}***` }));
  const { link, until, events } = call();
  link.send(respond);
  await until('response.done');
  expect(JSON.stringify(events)).not.toContain('sk-scripted');
  expect(events).toContainEqual(
    expect.objectContaining({ error: expect.objectContaining({ message: 'Seen [secret], [secret]' }) }),
  );
});

test('a secret that has been taken back is replaced once; a second refusal is told', async () => {
  await start();
  const given = ['ek_old', 'KEY', 'ek_old', 'ek_older', 'KEY'];
  const mint = vi.fn<ClientSecretsDeps['mint']>(() => {
    const next = given.shift() ?? '';
    return Promise.resolve({ bearer: new Secret(next === 'KEY' ? service.key : next), expiresAt: 1e12 });
  });
  const credentials = new ClientSecrets({ mint, nowMs: () => 0 });
  const first = call({ credentials });
  await first.until('session.created');
  expect([mint.mock.calls.length, first.ends]).toEqual([2, []]);
  first.link.close();
  const { bearer } = await credentials.get(new AbortController().signal);
  credentials.refused(bearer);
  expect((await call({ credentials }).ended()).cause).toBe('refused');
  expect(mint).toHaveBeenCalledTimes(4);
});

test('without a credential there is no line, and closing while it is asked for asks no further', async () => {
  await start();
  const credentials: Credentials = {
    get: () => Promise.reject(new Error('no hub')),
    refused: () => false,
  };
  expect(await call({ credentials }).ended()).toMatchObject({ cause: 'lost', message: 'no hub' });
  let aborted = false;
  const slow: Credentials = {
    get: (signal) => new Promise(() => signal.addEventListener('abort', () => (aborted = true))),
    refused: () => false,
  };
  const waiting = call({ credentials: slow });
  await new Promise(setImmediate);
  waiting.link.close();
  expect([aborted, waiting.ends]).toEqual([true, [{ cause: 'closed' }]]);
  const hanging = call({ credentials: slow });
  hanging.time.pass(usualLimits.openMs);
  expect(hanging.ends).toMatchObject([{ cause: 'lost' }]);
});

test('broken and repeated events are left out, unknown ones passed on; a line of nothing else is lost', async () => {
  const at = (nth: number, fault: PlannedFault['fault']): PlannedFault =>
    ({ on: 'server-event', type: 'response.output_audio.delta', nth, fault }) as PlannedFault;
  await start({
    faults: [at(1, { kind: 'malformed' }), at(2, { kind: 'duplicate' }), at(3, { kind: 'unknown-event' })],
    reply: () => ({ text: 'Oui.', pcm: new Uint8Array(48 * 400) }),
  });
  const good = call();
  good.link.send(respond);
  await good.until('response.done');
  expect(good.types().filter((type) => type === 'response.output_audio.delta')).toHaveLength(4);
  expect(good.types()).toContain('session.weather_changed');
  expect(good.engine.counts).toMatchObject({ opened: 1, malformed: 1, duplicates: 1 });
  const bad = call({ limits: { malformed: 0 } });
  bad.link.send(respond);
  expect(await bad.ended()).toMatchObject({ cause: 'lost', message: expect.stringContaining('no event') });
});

test('a service that never greets is lost in time', async () => {
  await start({ handshake: { kind: 'black-hole' } });
  const { time, ends } = call();
  await vi.waitFor(() => expect(service.seen.urls).toHaveLength(1));
  time.pass(usualLimits.openMs - 1);
  expect(ends).toEqual([]);
  time.pass(1);
  expect(ends).toMatchObject([{ cause: 'lost', message: expect.stringContaining('8 s') }]);
});

test.each<[string, boolean, Partial<CloudLimits>, RegExp]>([
  ['nothing, not even to pings', false, { answerMs: 1e9 }, /silent for 15 s/],
  ['nothing but pongs', true, { silentMs: 1e9 }, /does not go on/],
])('a service that answers %s in the middle of a sentence is lost in time', async (_what, pongs, limits, why) => {
  await start(atDelta(2, { kind: 'black-hole', pongs }));
  const { link, time, ends, until } = call({ limits });
  link.send(respond);
  await until('response.output_audio.delta');
  await vi.waitFor(() => expect(service.seen.faults.get('black-hole')).toBe(1));
  time.pass(10_000);
  expect(ends).toEqual([]);
  time.pass(10_000);
  expect(ends).toMatchObject([{ cause: 'lost', message: expect.stringMatching(why) }]);
});

test('a quiet line on which the service is there goes on', async () => {
  await start();
  const { time, ends, until, link } = call();
  await until('session.created');
  for (let waited = 0; waited < 12; waited += 1) {
    const before = service.seen.pings;
    time.pass(5000);
    await vi.waitFor(() => expect(service.seen.pings).toBeGreaterThan(before));
    await new Promise(setImmediate);
  }
  expect(ends).toEqual([]);
  link.send(respond);
  await until('response.done');
});

test('before the line is open the oldest audio is dropped, and too much of anything else ends it', async () => {
  await start();
  const bytesMax = 100_000;
  const { link, until } = call({ limits: { waitingBytes: bytesMax } });
  link.send({ type: 'session.update', session: { type: 'realtime', instructions: 'x' } });
  for (let frame = 0; frame < 500; frame += 1) link.send(append(20));
  expect(link.bufferedBytes).toBeLessThanOrEqual(bytesMax);
  await until('session.updated');
  await vi.waitFor(() => expect(service.seen.appendedBytes).toBeGreaterThan(60_000));
  const other = call({ limits: { waitingBytes: 1000 } });
  other.link.send(say('x'.repeat(1000)));
  expect(other.ends).toEqual([]);
  expect(await other.ended()).toMatchObject({ cause: 'lost' });
});
