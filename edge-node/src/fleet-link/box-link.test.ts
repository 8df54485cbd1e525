import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import {
  brokerPath,
  topicsOf,
  type BoxFigures,
  type LinkSettings,
  type SentCommand,
} from '@jarvis-edge/sync/fleet-link.ts';
import { Aedes, type Client } from 'aedes';
import { v4, v7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWebSocketStream, WebSocketServer } from 'ws';
import { BoxLink, type BoxLinkDeps } from './box-link.ts';
import type { Obeyed } from './obey.ts';

const box = { boxId: v7(), gymId: v7() };
const figures: BoxFigures = {
  ...{ softwareVersion: '1.0.0', uptimeSeconds: 1, diskFreeBytes: 1, diskTotalBytes: 2, temperatureCelsius: null },
  ...{ clockQuality: 'ntp', outboxDepth: 0, outboxSince: null, memoryBytes: 1 },
};
/** As a token of the hub says when it ends. */
const tokenUntil = (ms: number): string =>
  `head.${Buffer.from(JSON.stringify({ exp: Math.floor(ms / 1000) })).toString('base64url')}.signature`;

/** A broker that lets everybody in and writes down what it is told. */
async function startBroker() {
  const said: string[] = [];
  const clients: Client[] = [];
  const broker = await Aedes.createBroker({ maxClientsIdLength: 64 });
  broker.on('clientReady', (client) => void clients.push(client));
  broker.on('publish', (packet) => {
    if (!packet.topic.startsWith('$')) said.push(`${packet.topic} ${String(packet.payload)}`);
  });
  const server = createHttpServer();
  new WebSocketServer({ server, path: brokerPath }).on('connection', (socket) =>
    broker.handle(createWebSocketStream(socket)),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    ...{ said, clients },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    states: () =>
      said
        .filter((line) => line.startsWith(topicsOf(box).state))
        .map((line) => (JSON.parse(line.slice(line.indexOf(' '))) as { state: string }).state),
    send: (command: SentCommand) =>
      new Promise<void>((sent) =>
        broker.publish(
          {
            ...{ cmd: 'publish', qos: 1, dup: false, retain: false },
            ...{ topic: topicsOf(box).command(command.transactionId), payload: JSON.stringify(command) },
          },
          () => sent(),
        ),
      ),
    stop: async () => {
      await new Promise<void>((closed) => broker.close(closed));
      server.closeAllConnections();
      server.close();
    },
  };
}

let broker: Awaited<ReturnType<typeof startBroker>>;
let link: BoxLink | undefined;
beforeEach(async () => {
  broker = await startBroker();
});
afterEach(async () => {
  await link?.stop();
  await broker.stop();
});

function startLink(changes: Partial<BoxLinkDeps> = {}) {
  const obey = vi.fn<BoxLinkDeps['obey']>().mockImplementation(async ({ transactionId }) => ({
    answer: { transactionId, state: 'done', result: null },
    isRestartDue: false,
  }));
  const restart = vi.fn<() => void>();
  const changed = vi.fn<BoxLinkDeps['changed']>();
  link = new BoxLink({
    ...{ box, hubUrl: broker.url, softwareVersion: '1.0.0', obey, restart, changed, newId: v7 },
    ...{ now: Date.now, hubNow: Date.now, random: () => 0 },
    token: async () => tokenUntil(Date.now() + 900_000),
    askSettings: async (): Promise<LinkSettings> => ({ brokerUrl: null, mintsVoiceSecrets: true }),
    figures: async () => figures,
    ...changes,
  });
  link.start();
  return { obey, restart, changed, link };
}
const isUp = (): Promise<void> => vi.waitFor(() => expect(link?.state.state).toBe('up'), 5000);

test('a box that reaches its hub says that it is there and how it is, and what the hub told it is known', async () => {
  const { link: started } = startLink();
  await isUp();
  await vi.waitFor(() => expect(broker.said).toContain(`${topicsOf(box).heartbeat} ${JSON.stringify(figures)}`));
  expect(broker.states()).toEqual(['online']);
  expect(started.settings).toEqual({ brokerUrl: null, mintsVoiceSecrets: true });
});

test('a box that is stopped takes its leave, and that is no fault to be told', async () => {
  const { changed } = startLink();
  await isUp();
  await link?.stop();
  expect(broker.states()).toEqual(['online', 'offline']);
  expect(link?.state).toMatchObject({ state: 'down', cause: 'The box has taken its leave.' });
  expect(changed.mock.calls.map(([{ state }]) => state)).toEqual(['up']);
});

test('a command is answered, and the box restarts only when its answer is on its way', async () => {
  const { obey, restart } = startLink();
  await isUp();
  const transactionId = v4();
  const answer = { transactionId, state: 'done', result: { note: 'restarting' } } as const;
  const obeyed = Promise.withResolvers<Obeyed>();
  obey.mockReturnValue(obeyed.promise);
  await broker.send({ transactionId, expiresAt: 1, command: { command: 'restart-service' } });
  await vi.waitFor(() => expect(obey).toHaveBeenCalledTimes(1));
  expect(restart).not.toHaveBeenCalled();
  obeyed.resolve({ answer, isRestartDue: true });
  await vi.waitFor(() => expect(restart).toHaveBeenCalledTimes(1));
  expect(broker.said).toContain(`${topicsOf(box).answer(transactionId)} ${JSON.stringify(answer)}`);
});

test('what is no command is not obeyed', async () => {
  const { obey } = startLink();
  await isUp();
  await broker.send({ transactionId: v4(), expiresAt: 1, command: { command: 'open-door' } } as never);
  await broker.send({ transactionId: v4(), expiresAt: 2, command: { command: 'refetch' } });
  await vi.waitFor(() => expect(obey).toHaveBeenCalledTimes(1));
  expect(obey).toHaveBeenCalledWith(expect.objectContaining({ expiresAt: 2 }));
});

test('before its token ends the box calls again, and is not away for an instant', async () => {
  const life = [31_000, 900_000];
  startLink({ token: async () => tokenUntil(Date.now() + (life.shift() ?? 900_000)) });
  await vi.waitFor(() => expect(broker.clients).toHaveLength(2), 10_000);
  await vi.waitFor(() => expect(broker.states()).toEqual(['online', 'online']));
  expect(link?.state.state).toBe('up');
});

test('a line that is cut is told once with its cause, and comes back by itself', async () => {
  const { changed } = startLink();
  await isUp();
  broker.clients[0]?.conn.destroy();
  await vi.waitFor(() => expect(link?.state).toMatchObject({ state: 'down', cause: 'The connection ended.' }));
  await vi.waitFor(() => expect(broker.states()).toEqual(['online', 'offline', 'online']), 5000);
  await isUp();
  expect(changed.mock.calls.map(([{ state }]) => state)).toEqual(['up', 'down', 'up']);
});

test('a hub that does not answer is seen in the status, with how often it was tried and when it is tried next', async () => {
  const { changed } = startLink({ askSettings: () => Promise.reject(new Error('The hub did not answer.')) });
  await vi.waitFor(() => expect(link?.state.tries).toBeGreaterThan(1), 5000);
  expect(link?.state).toMatchObject({ state: 'down', cause: 'The hub did not answer.' });
  expect(link?.state.nextTryAt).toBeGreaterThan(Date.now() - 1000);
  expect(changed).toHaveBeenCalledTimes(1);
});

test('a broker that takes connections and says nothing holds nobody up, not even the end of the box', async () => {
  const frozen = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => frozen.once('listening', listening));
  const taken = new Promise((connection) => frozen.once('connection', connection));
  startLink({ hubUrl: `http://127.0.0.1:${(frozen.address() as AddressInfo).port}` });
  await taken;
  expect(link?.state.state).toBe('down');
  await link?.stop();
  frozen.close();
});
