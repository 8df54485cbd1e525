import type { Reader } from '../store/place.ts';
import type { OpenReader } from './reader.ts';
import { Rdm6300Decoder } from './serial/rdm6300.ts';
import { serialReader } from './serial/serial-reader.ts';
import type { Simulator } from './simulator.ts';

const rdm6300Baud = 9600;

/** How this box opens what a reader's row describes; undefined where it has no such wire. */
export const wiresOf =
  (simulator: Simulator | undefined) =>
  (reader: Reader): OpenReader | undefined => {
    if (reader.kind === 'rdm6300') return serialReader(reader.address, rdm6300Baud, () => new Rdm6300Decoder());
    return reader.kind === 'simulated' ? simulator?.wireOf(reader) : undefined;
  };
