import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brokerPath, topicsOf, type BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openEmbeddedBus } from './embedded-bus.ts';
import { connectBox, fleetBusContract, newBox, stateOf, type BusStand } from './fleet-bus.contract.ts';
import type { BoxMessage, FleetBusListener } from './fleet-bus.ts';

const lifeMs = 900_000;
/** What the hub's tokens look like; whether they are signed is for `authenticate`. */
const tokenOf = (box: BoxAddress, expiresAt: number): Promise<string> =>
  new SignJWT({ gym: box.gymId, sub: box.boxId, exp: Math.floor(expiresAt / 1000) })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32));

async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}${brokerPath}`;
}

async function openStand(
  listener: FleetBusListener,
  now = Date.now,
): Promise<BusStand & { server: Server; revoke: Set<string> }> {
  const server = createServer((_request, response) => response.end('a page'));
  const revoke = new Set<string>();
  const bus = await openEmbeddedBus({
    server,
    listener,
    now,
    authenticate: async (authorization) => {
      const payload = JSON.parse(Buffer.from(String(authorization).split('.')[1] ?? '', 'base64url').toString()) as {
        sub: string;
        gym: string;
      };
      if (revoke.has(payload.sub)) throw new Error('revoked');
      return { boxId: payload.sub, gymId: payload.gym, tenantId: '', incarnation: '', softwareVersion: '', keyId: '' };
    },
  });
  return {
    ...{ bus, server, revoke, urlOfBoxes: await listen(server) },
    password: (box) => tokenOf(box, now() + lifeMs),
    stop: async () => {
      await bus.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

fleetBusContract('the broker inside the hub', openStand);

let stand: Awaited<ReturnType<typeof openStand>>;
let heard: BoxMessage[] = [];
let trespasses: string[] = [];
beforeAll(async () => {
  stand = await openStand({
    heard: (message) => void heard.push(message),
    trespassed: ({ boxId }, what) => void trespasses.push(`${boxId} ${what}`),
  });
});
beforeEach(() => {
  [heard, trespasses] = [[], []];
});
afterAll(() => stand.stop());

const victim = newBox();
const attacks: Record<string, (own: BoxAddress) => Promise<unknown>> = {
  'publishes what another box would say': async (own) => {
    const client = await connectBox(stand, own);
    client.publish(topicsOf(victim).heartbeat, '{}', { qos: 1 });
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'leaves a state behind in the name of another': async (own) => {
    const client = await connectBox(stand, own);
    client.publish(topicsOf(victim).state, stateOf('offline'), { qos: 1, retain: true });
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'keeps a heartbeat at the broker for good': async (own) => {
    const client = await connectBox(stand, own);
    client.publish(topicsOf(own).heartbeat, '{}', { qos: 1, retain: true });
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'gives itself a command': async (own) => {
    const client = await connectBox(stand, own);
    client.publish(topicsOf(own).command(own.gymId), '{}', { qos: 1 });
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'listens to everything': async (own) => {
    const client = await connectBox(stand, own);
    client.subscribe('#', () => undefined);
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'listens to the commands of another': async (own) => {
    const client = await connectBox(stand, own);
    client.subscribe(topicsOf(victim).commands, () => undefined);
    return new Promise((closed) => client.once('close', closed as () => void));
  },
  'has a will that speaks for another': (own) =>
    expect(connectBox(stand, own, { willTopic: topicsOf(victim).state })).rejects.toThrow(/Not authorized/),
};
const named: Record<string, string> = {
  'keeps a heartbeat at the broker for good': 'retain',
  'listens to everything': 'subscribe',
  'listens to the commands of another': 'subscribe',
  'has a will that speaks for another': 'will',
};

test.each(Object.keys(attacks))('a box that %s is turned away, and staff are told', async (attack) => {
  const own = newBox();
  await attacks[attack]?.(own);
  expect(trespasses).toEqual([`${own.boxId} ${named[attack] ?? 'publish'}`]);
  // Its own last will is all that was heard.
  await vi.waitFor(() =>
    expect(new Set(heard.map(({ boxId, kind }) => `${boxId} ${kind}`))).toEqual(
      new Set(attack.startsWith('has a will') ? [] : [`${own.boxId} state`]),
    ),
  );
});

test.each([
  ['the token of another', (own: BoxAddress) => ({ username: own.boxId, clientId: victim.boxId })],
  ['another name', () => ({ username: victim.boxId })],
  ['no token', () => ({ password: '' })],
])('who shows %s is not let in', async (_what, options) => {
  const own = newBox();
  await expect(connectBox(stand, own, options(own))).rejects.toThrow(/Not authorized/);
  expect(trespasses).toEqual([]);
});

test('a box that was revoked is cut off at once, and not let in again', async () => {
  const box = newBox();
  const client = await connectBox(stand, box);
  const closed = new Promise((done) => client.once('close', done as () => void));
  stand.revoke.add(box.boxId);
  stand.bus.drop(box);
  await closed;
  await expect(connectBox(stand, box)).rejects.toThrow(/Not authorized/);
});

test('a session ends with the token that opened it', async () => {
  const box = newBox();
  const client = await connectBox({ ...stand, password: () => tokenOf(box, Date.now() + 1500) }, box);
  await new Promise((done) => client.once('close', done as () => void));
  await vi.waitFor(() => expect(heard.map(({ boxId }) => boxId)).toEqual([box.boxId]));
});

test('a session that asks to be kept, or for a longer silence than half a minute, is refused', async () => {
  await expect(connectBox(stand, newBox(), { clean: false, connectTimeout: 1000 })).rejects.toThrow(
    /connect|closed|refused/i,
  );
  await expect(connectBox(stand, newBox(), { keepalive: 3600, connectTimeout: 1000 })).rejects.toThrow(
    /connect|closed|refused/i,
  );
});

test('a message of a megabyte ends the line, whether sent at once or in pieces', async () => {
  const box = newBox();
  const client = await connectBox(stand, box);
  client.publish(topicsOf(box).heartbeat, Buffer.alloc(1_000_000), { qos: 0 });
  await new Promise((done) => client.once('close', done as () => void));
  const stranger = new WebSocket(stand.urlOfBoxes, 'mqtt');
  await new Promise((open) => stranger.once('open', open));
  stranger.send(Uint8Array.of(0x10, 0xff, 0xff, 0x7f));
  await new Promise((done) => stranger.once('close', done));
  expect(heard.map(({ kind }) => kind)).toEqual(['state']);
});

test('pages and the line to boxes share one port, and nothing else is upgraded', async () => {
  const page = stand.urlOfBoxes.replace('ws:', 'http:').replace(brokerPath, '/');
  expect(await (await fetch(page)).text()).toBe('a page');
  const statusOf = (url: string, protocol: string): Promise<number> =>
    new Promise((answered, failed) => {
      const socket = new WebSocket(url, protocol);
      socket.once('unexpected-response', (_request, response) => answered(response.statusCode ?? 0));
      socket.once('error', failed);
    });
  expect(await statusOf(stand.urlOfBoxes, 'chat')).toBe(400);
  expect(await statusOf(stand.urlOfBoxes.replace(brokerPath, '/console/'), 'mqtt')).toBe(404);
});
