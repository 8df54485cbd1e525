import { topicsOf } from '@jarvis-edge/sync/fleet-link.ts';
import { v4 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { standAt } from '../../test/broker-stand.ts';
import { startMosquitto } from '../../test/other-broker.ts';
import { connectBox, fleetBusContract, newBox, stateOf } from './fleet-bus.contract.ts';
import type { BoxMessage } from './fleet-bus.ts';

fleetBusContract('Mosquitto', async (listener) => standAt(await startMosquitto(), listener));

test('Mosquitto with the rights of the hub’s notes lets no box speak or listen for another', async () => {
  const heard: BoxMessage[] = [];
  const stand = await standAt(await startMosquitto(), { heard: (message) => void heard.push(message) });
  const [own, victim] = [newBox(), newBox()];
  const client = await connectBox(stand, own);
  const stolen: string[] = [];
  client.on('message', (topic) => void stolen.push(topic));
  await client.subscribeAsync('#', { qos: 1 }).catch(() => undefined);
  await client.publishAsync(topicsOf(victim).state, stateOf('offline'), { qos: 1, retain: true });
  await stand.bus.send(victim, { transactionId: v4(), expiresAt: 1, command: { command: 'refetch' } });
  await client.publishAsync(topicsOf(own).state, stateOf('online'), { qos: 1, retain: true });
  await vi.waitFor(() => expect(heard.map(({ boxId }) => boxId)).toEqual([own.boxId]));
  expect(stolen).toEqual([]);
  await client.endAsync(true);
  await stand.stop();
});
