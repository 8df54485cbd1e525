import { networkInterfaces } from 'node:os';

/** Every address of this machine, as text. */
export const interfaceAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address));
