import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Asked } from '../realtime/generator.ts';
import { askChat, type Said } from './chat.ts';
import { chatClient } from './server.ts';
import { asked, member } from './test/asked.ts';
import { calls, chunk, says, startChatServer, type TestChatServer } from './test/chat-server.ts';

let server: TestChatServer;
const printed: unknown[] = [];

beforeEach(async () => {
  server = await startChatServer();
  printed.length = 0;
  for (const way of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words) => void printed.push(words));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
  expect(printed).toEqual([]);
});

const secret = 'mon numéro secret';
const question = asked([member(secret)]);

async function answer(wish: Asked = question, signal = new AbortController().signal, firstMs = 5_000): Promise<Said[]> {
  const said: Said[] = [];
  const there = {
    client: chatClient({ baseUrl: server.baseUrl }),
    model: 'small',
    patience: { firstMs, nextMs: firstMs },
  };
  for await (const piece of askChat(there, wish, signal)) said.push(piece);
  return said;
}

async function failure(wish?: Asked, firstMs?: number): Promise<{ code: string; message: string }> {
  const error = await answer(wish, undefined, firstMs).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'GenerationFailed' });
  const { code, message, cause } = error as { code: string; message: string; cause?: unknown };
  expect(`${message} ${JSON.stringify(cause)}`).not.toContain(secret);
  expect(message).toContain('JARVIS answers by itself');
  return { code, message };
}

test('words come piece by piece', async () => {
  server.answer = says('Le yoga ', 'est ', 'demain.');
  expect(await answer()).toEqual(['Le yoga ', 'est ', 'demain.'].map((text) => ({ kind: 'text', text })));
  expect(server.requests[0]?.model).toBe('small');
});

test('a tool is called with all of its arguments', async () => {
  server.answer = calls(['timetable', '{"day":"2026-11-22"}'], ['opening_hours', '']);
  expect(await answer()).toEqual([
    { kind: 'call', name: 'timetable', args: '{"day":"2026-11-22"}' },
    { kind: 'call', name: 'opening_hours', args: '{}' },
  ]);
});

test('nothing of the environment’s keys is sent', async () => {
  vi.stubEnv('OPENAI_API_KEY', 'sk-planted');
  vi.stubEnv('OPENAI_ORG_ID', 'org-planted');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-planted');
  await answer();
  vi.unstubAllEnvs();
  expect(JSON.stringify(server.headers)).not.toContain('planted');
});

test('a server that says nothing is given up', async () => {
  server.answer = () => undefined;
  expect(await failure(question, 50)).toMatchObject({ code: 'chat_slow' });
  await expect.poll(() => server.leftCount).toBe(1);
});

test('a server that stops in the middle of a sentence and keeps the line is given up', async () => {
  server.answer = (response) => void response.writeHead(200).write(chunk({ content: 'Le yoga' }));
  expect(await failure(question, 200)).toMatchObject({ code: 'chat_slow' });
});

test.each([
  [500, 'status 500'],
  [404, 'status 404'],
  [401, 'status 401'],
])('status %i is told without what the server wrote', async (status, words) => {
  server.answer = (response) => void response.writeHead(status).end(`no answer to ${secret}`);
  const { code, message } = await failure();
  expect(code).toBe('chat_refused');
  expect(message).toContain(words);
});

test.each([
  ['what is no JSON', `data: {"choices": ${secret}\n\n`],
  ['a page of another server', `<html>${secret}</html>`],
  ['a line that ends in the middle of a sentence', chunk({ content: 'Le yoga' })],
  ['nothing at all', ''],
  ['an empty answer', `${chunk({}, 'stop')}data: [DONE]\n\n`],
  ['choices of another shape', 'data: {"choices":{"a":1}}\n\n'],
  ['no choices', 'data: {}\n\n'],
])('%s is no answer', async (_, body) => {
  server.answer = (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(body);
  expect(await failure()).toMatchObject({ code: 'chat_broken' });
});

test('a line that breaks is a failure', async () => {
  server.answer = (response) => {
    response.writeHead(200).write(chunk({ content: 'Le yoga' }), () => response.destroy());
  };
  expect(['chat_unreachable', 'chat_broken']).toContain((await failure()).code);
});

test.each([
  ['a tool that there is not', calls(['open_door', '{}'])],
  ['arguments that are no JSON', calls(['timetable', '{"day":'])],
  ['arguments that are no object', calls(['timetable', '[1]'])],
  ['arguments without an end', calls(['timetable', `{"a":"${'x'.repeat(9_000)}"}`])],
  ['calls without an end', calls(...Array.from({ length: 9 }, () => ['timetable', '{}'] as const))],
])('%s: nothing is called', async (_, reply) => {
  server.answer = reply;
  expect(await failure()).toMatchObject({ code: 'chat_broken' });
});

test('a model that never ends is cut', async () => {
  server.answer = says(...Array.from({ length: 100 }, () => 'encore '.repeat(20)));
  const said = await answer();
  expect(said.length).toBeLessThan(40);
});

test('a server that is not there is told', async () => {
  await server.close();
  expect(await failure()).toMatchObject({ code: 'chat_unreachable' });
  server = await startChatServer();
});

test('an interrupted answer ends at once, and the server is let go', async () => {
  server.answer = (response) => void response.writeHead(200).write(chunk({ content: 'Le yoga' }));
  const interrupted = new AbortController();
  const client = chatClient({ baseUrl: server.baseUrl });
  const said: Said[] = [];
  const patience = { firstMs: 5_000, nextMs: 5_000 };
  for await (const piece of askChat({ client, model: 'small', patience }, question, interrupted.signal)) {
    said.push(piece);
    interrupted.abort();
  }
  expect(said).toEqual([{ kind: 'text', text: 'Le yoga' }]);
  await expect.poll(() => server.leftCount).toBe(1);
});
