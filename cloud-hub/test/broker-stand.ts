import { v4 } from 'uuid';
import { openBrokerBus } from '../src/fleet-link/broker-bus.ts';
import type { BusStand } from '../src/fleet-link/fleet-bus.contract.ts';
import type { FleetBusListener } from '../src/fleet-link/fleet-bus.ts';
import type { OtherBroker } from './other-broker.ts';

/** The hub's bus as a client of a broker beside it. */
export async function standAt(broker: OtherBroker, listener: FleetBusListener): Promise<BusStand> {
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
