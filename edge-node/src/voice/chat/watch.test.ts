import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatClient } from './server.ts';
import { startChatServer, type TestChatServer } from './test/chat-server.ts';
import { type ChatState, ChatWatch } from './watch.ts';

let server: TestChatServer;
const timers: { ms: number; act: () => void }[] = [];
const told: ChatState[] = [];
let watch: ChatWatch;

const setTimer = ((act: () => void, ms: number) => {
  timers.push({ ms, act });
  return undefined;
}) as unknown as typeof setTimeout;

function open(model?: string): ChatWatch {
  watch = new ChatWatch({
    client: chatClient({ baseUrl: server.baseUrl }),
    model,
    changed: (state) => void told.push(state),
    setTimer,
  });
  return watch;
}

beforeEach(async () => {
  server = await startChatServer();
  timers.length = 0;
  told.length = 0;
});

afterEach(async () => {
  watch.close();
  await server.close();
});

test('a server that is there is found, with its first model, and looked at again after a minute', async () => {
  server.models = ['small', 'large'];
  expect(await open().look()).toEqual({ kind: 'alive', model: 'small' });
  expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
  timers[0]?.act();
  await expect.poll(() => timers.length).toBe(2);
  expect(told).toEqual([{ kind: 'alive', model: 'small' }]);
});

test('a model that the server does not have is told, with those that it has', async () => {
  expect(await open('large').look()).toEqual({
    kind: 'away',
    cause: 'The chat server has no model "large".',
    remedy: 'Give it a model, or name one that it has: small.',
  });
});

test('a server that goes and comes is told both times', async () => {
  server.models = undefined;
  expect(await open().look()).toMatchObject({ kind: 'away', cause: expect.stringContaining('500') });
  server.models = ['small'];
  await watch.look();
  expect(told.map(({ kind }) => kind)).toEqual(['away', 'alive']);
});

test('after an answer that failed it is looked at soon', async () => {
  await open().look();
  watch.failed('The chat server said nothing for 4000 ms.');
  expect(watch.state).toMatchObject({ kind: 'away', cause: 'The chat server said nothing for 4000 ms.' });
  expect(timers.at(-1)?.ms).toBe(15_000);
  timers.at(-1)?.act();
  await expect.poll(() => watch.state.kind).toBe('alive');
});

test('a box without the server says so and asks no more than now and then', async () => {
  await server.close();
  expect(await open().look()).toMatchObject({ kind: 'away', cause: 'The chat server cannot be reached.' });
  expect(timers).toHaveLength(1);
  server = await startChatServer();
});

test('after the end it looks no more', async () => {
  await open().look();
  watch.close();
  watch.failed('late');
  expect(timers).toHaveLength(1);
  expect(watch.state.kind).toBe('alive');
});
