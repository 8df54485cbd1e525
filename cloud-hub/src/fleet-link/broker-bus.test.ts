import { v4 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { standAt } from '../../test/broker-stand.ts';
import { startOtherAedes } from '../../test/other-broker.ts';
import { openBrokerBus, type BrokerBusDeps } from './broker-bus.ts';
import { fleetBusContract, newBox } from './fleet-bus.contract.ts';

fleetBusContract('another broker', async (listener) => standAt(await startOtherAedes(), listener));

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
