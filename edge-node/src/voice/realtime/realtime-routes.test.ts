import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { testEngine } from '../test/local-engine.ts';
import type { ServedEngine } from '../test/served-engine.ts';
import { serveEngine } from '../test/served-engine.ts';
import type { RealtimeRoutesDeps } from './realtime-routes.ts';

let served: ServedEngine | undefined;
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await served?.[Symbol.asyncDispose]();
  served = undefined;
});

const serve = async (deps?: Partial<RealtimeRoutesDeps>): Promise<string> => {
  served = await serveEngine(testEngine().engine, deps);
  return served.url;
};

function connect(url: string, protocols: string[] = [], options: ClientOptions = {}) {
  const socket = new WebSocket(`${url}?model=local`, protocols, options);
  sockets.push(socket);
  const messages: { type: string; error?: { code: string } }[] = [];
  let told = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(data.toString()));
    told.resolve();
    told = Promise.withResolvers();
  });
  const until = async (type: string) => {
    for (;;) {
      const found = messages.find((each) => each.type === type);
      if (found !== undefined) return found;
      await told.promise;
    }
  };
  return { socket, messages, until };
}

/** The status that an upgrade was refused with. */
async function refusedWith(url: string, protocols: string[] = [], options: ClientOptions = {}): Promise<number> {
  const { socket } = connect(url, protocols, options);
  socket.on('error', () => undefined);
  const [, response] = await once(socket, 'unexpected-response');
  return response.statusCode;
}

test('a program on this machine is served, whatever it offers as a protocol', async () => {
  const url = await serve();
  const plain = connect(url);
  expect(await plain.until('session.created')).toMatchObject({ session: { model: 'local' } });
  expect(plain.socket.protocol).toBe('');
  const browser = connect(url, ['realtime', 'openai-insecure-api-key.x'], { perMessageDeflate: true });
  await browser.until('session.created');
  expect([browser.socket.protocol, browser.socket.extensions]).toEqual(['realtime', '']);
});

test('a page or a machine from elsewhere is not served without a token', async () => {
  const url = await serve();
  expect(await refusedWith(url, [], { headers: { origin: 'https://example.org' } })).toBe(403);
  expect(await refusedWith(url, [], { headers: { host: 'box.example.org' } })).toBe(403);
});

test('with a token whoever bears it is served, and nobody else', async () => {
  const url = await serve({ token: 'a-long-token' });
  expect(await refusedWith(url)).toBe(401);
  expect(await refusedWith(url, [], { headers: { authorization: 'Bearer another' } })).toBe(401);
  expect(await refusedWith(url, ['realtime', 'openai-insecure-api-key.another'])).toBe(401);
  await connect(url, [], { headers: { authorization: 'Bearer a-long-token' } }).until('session.created');
  await connect(url, ['realtime', 'openai-insecure-api-key.a-long-token']).until('session.created');
  const elsewhere = { authorization: 'Bearer a-long-token', host: 'box.example.org' };
  await connect(url, [], { headers: elsewhere }).until('session.created');
});

test('so many sessions and no more; one that closes makes room', async () => {
  const url = await serve({ sessionsMost: 2 });
  const first = connect(url);
  await first.until('session.created');
  await connect(url).until('session.created');
  expect(await refusedWith(url)).toBe(429);
  first.socket.close();
  await once(first.socket, 'close');
  await expect
    .poll(async () => {
      const { socket } = connect(url);
      socket.on('error', () => undefined);
      return Promise.race([
        once(socket, 'open').then(() => 'open'),
        once(socket, 'unexpected-response').then(() => 'full'),
      ]);
    })
    .toBe('open');
});

test('what is no event is answered, and the line stays', async () => {
  const { socket, messages, until } = connect(await serve());
  await until('session.created');
  socket.send('{"type":');
  socket.send(Buffer.from([1, 2, 3]));
  socket.send('"hello"');
  socket.send('{"type":"input_audio_buffer.clear"}');
  await until('input_audio_buffer.cleared');
  const codes = messages.flatMap(({ error }) => (error === undefined ? [] : [error.code]));
  expect(codes).toEqual(['invalid_json', 'invalid_json', 'invalid_event']);
});

test('15 MiB of audio are taken in one event, more than that is not', async () => {
  const { socket, until } = connect(await serve());
  await until('session.created');
  const append = (bytes: number) =>
    JSON.stringify({ type: 'input_audio_buffer.append', audio: Buffer.alloc(bytes).toString('base64') });
  socket.send(append(15 * 1_048_576));
  socket.send('{"type":"input_audio_buffer.commit"}');
  await until('input_audio_buffer.committed');
  socket.send(append(17 * 1_048_576));
  const [code] = await once(socket, 'close');
  expect(code).toBe(1009);
});

test('a client that says nothing is told so and let go', async () => {
  const pending = new Set<() => void>();
  const after = (_ms: number, run: () => void) => {
    pending.add(run);
    return () => pending.delete(run);
  };
  const { socket, until } = connect(await serve({ after }));
  await until('session.created');
  socket.send('{"type":"input_audio_buffer.clear"}');
  await until('input_audio_buffer.cleared');
  expect(pending.size).toBe(1);
  for (const run of pending) run();
  expect(await until('error')).toMatchObject({ error: { code: 'session_idle' } });
  expect((await once(socket, 'close'))[0]).toBe(1000);
});

test('whoever asks without a WebSocket is told to use one', async () => {
  const url = await serve();
  const response = await fetch(url.replace('ws:', 'http:'));
  expect(response.status).toBe(426);
  expect(await response.json()).toMatchObject({ error: { code: 'websocket-only' } });
});

test('a box that stops lets its clients go', async () => {
  const { socket, until } = connect(await serve());
  await until('session.created');
  const closed = once(socket, 'close');
  await served?.[Symbol.asyncDispose]();
  expect((await closed)[0]).toBe(1001);
});
