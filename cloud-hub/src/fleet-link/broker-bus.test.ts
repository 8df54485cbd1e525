import { topicsOf } from '@jarvis-edge/sync/fleet-link.ts';
import { v4 } from 'uuid';
import { describe, expect, test, vi } from 'vitest';
import { mosquitto, startMosquitto, startOtherAedes, type OtherBroker } from '../../test/other-broker.ts';

import { openBrokerBus, type BrokerBusDeps } from './broker-bus.ts';
import { connectBox, fleetBusContract, newBox, stateOf, type BusStand } from './fleet-bus.contract.ts';
import type { BoxMessage, FleetBusListener } from './fleet-bus.ts';

async function standAt(broker: OtherBroker, listener: FleetBusListener): Promise<BusStand> {
  const up = Promise.withResolvers<void>();
  const bus = await openBrokerBus({
    url: broker.url.replace('//', '//hub:word@'),
    listener,
    clientId: `hub-${v4()}`,
    changed: ({ kind }) => kind === 'up' && up.resolve(),
  });
  await up.promise;
  return {
    ...{ bus, urlOfBoxes: broker.url },
    password: async () => 'word',
    stop: async () => {
      await bus.close();
      await broker.stop();
    },
  };
}

fleetBusContract('another broker', async (listener) => standAt(await startOtherAedes(), listener));

/** Debian's, where it is installed. */
describe.runIf(mosquitto)('Mosquitto', () => {
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
});

test('a broker that is not there is told once, with the cause, and does not keep the hub from starting', async () => {
  const changed = vi.fn<BrokerBusDeps['changed']>();
  const bus = await openBrokerBus({
    ...{ url: 'mqtt://127.0.0.1:1', clientId: v4(), changed },
    listener: { heard: () => undefined },
  });
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(changed).toHaveBeenCalledWith({ kind: 'down', cause: expect.stringMatching(/ECONNREFUSED/) as string });
  await bus.send(newBox(), { transactionId: v4(), expiresAt: 1, command: { command: 'refetch' } });
  await bus.close();
});
