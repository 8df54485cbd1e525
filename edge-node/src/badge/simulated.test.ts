import { badgeReaderContract } from './reader.contract.ts';
import { Rdm6300Decoder } from './serial/rdm6300.ts';
import { SimulatedWire } from './simulated.ts';

badgeReaderContract('a simulated reader', async () => {
  const wire = new SimulatedWire(() => new Rdm6300Decoder());
  return {
    open: wire.open,
    send: (bytes) => wire.send(bytes),
    unplug: () => wire.unplug(),
    plug: () => wire.plug(),
    [Symbol.asyncDispose]: async () => undefined,
  };
});
