import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layFaultyCable, noFaults, type FaultyCable } from './faulty-cable.ts';

const answer = 'x'.repeat(300_000);
let server: Server;
let cable: FaultyCable;
let asked: number;

beforeEach(async () => {
  asked = 0;
  server = createServer((_request, response) => {
    asked += 1;
    response.end(answer);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  cable = await layFaultyCable((server.address() as AddressInfo).port, seededRandom(1));
});
afterEach(async () => {
  await cable.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const ask = async (): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${cable.port}/`, { headers: { connection: 'close' } });
  return response.text();
};

test('a cable without faults carries every byte, also late', async () => {
  expect(await ask()).toBe(answer);
  cable.setFaults({ ...noFaults, delay: 1, delayMsMax: 3 });
  expect(await ask()).toBe(answer);
  expect(cable.happened.delay).toBeGreaterThan(0);
});

test('an answer breaks off in its midst, and the next one comes whole', async () => {
  cable.setFaults({ ...noFaults, halve: 0.5 });
  const failed: unknown[] = [];
  for (let tries = 0; tries < 20; tries += 1) await ask().catch((error: unknown) => failed.push(error));
  expect(failed.length).toBeGreaterThan(0);
  // Some of them had reached the other side: what the asker does not know.
  expect(asked).toBeGreaterThan(20 - failed.length);
  cable.setFaults(noFaults);
  expect(await ask()).toBe(answer);
});

test('a cable that is cut or unplugged fails whoever is on it, and serves again', async () => {
  cable.setFaults({ ...noFaults, cut: 1 });
  await expect(ask()).rejects.toThrow('fetch failed');
  cable.setFaults(noFaults);
  cable.unplug();
  await expect(ask()).rejects.toThrow('fetch failed');
  cable.plugIn();
  expect(await ask()).toBe(answer);
  expect(cable.happened).toMatchObject({ cut: 1, refused: 1 });
});
