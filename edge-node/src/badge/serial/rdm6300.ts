import { badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import type { Reading } from '../reader.ts';

const STX = 0x02;
const ETX = 0x03;
const idDigits = 10;
const bodyDigits = idDigits + 2;

/**
 * Reads the frames of an RDM6300 (125 kHz, EM4100) out of a stream of bytes cut anywhere: STX, 10 hexadecimal digits of
 * the number, 2 of their checksum (the exclusive or of the 5 bytes), ETX; 9600 baud, 8N1.
 *
 * @see RDM6300 data sheet, "Output data format".
 */
export class Rdm6300Decoder {
  #body: number[] | undefined;

  push(bytes: Uint8Array): Reading[] {
    const readings: Reading[] = [];
    for (const byte of bytes) {
      const reading = this.#take(byte);
      if (reading !== undefined) readings.push(reading);
    }
    return readings;
  }

  #take(byte: number): Reading | undefined {
    const body = this.#body;
    if (byte === STX) {
      this.#body = [];
      return body && noise('A frame began before the former one had ended.');
    }
    // Line noise between frames, and what is left of a frame given up, are passed over in silence.
    if (body === undefined) return undefined;
    if (body.length < bodyDigits) {
      if (!isHexDigit(byte)) return this.#giveUp('A frame held a byte that is not a hexadecimal digit.');
      body.push(byte);
      return undefined;
    }
    if (byte !== ETX) return this.#giveUp('A frame did not end after its 12 digits.');
    this.#body = undefined;
    return decodeBody(String.fromCharCode(...body));
  }

  #giveUp(cause: string): Reading {
    this.#body = undefined;
    return noise(cause);
  }
}

/** The frame that a reader sends for a number of 10 hexadecimal digits. */
export function encodeRdm6300(hex: string): Uint8Array {
  const { hex: digits } = badgeNumber('em40', hex);
  const checksum = checksumOf(digits).toString(16).toUpperCase().padStart(2, '0');
  return Uint8Array.of(STX, ...Buffer.from(digits + checksum, 'latin1'), ETX);
}

function decodeBody(body: string): Reading {
  const digits = body.slice(0, idDigits);
  if (Number.parseInt(body.slice(idDigits), 16) !== checksumOf(digits)) {
    return noise('The checksum of a frame was wrong.');
  }
  return { kind: 'badge', number: badgeNumber('em40', digits) };
}

function checksumOf(digits: string): number {
  return Buffer.from(digits, 'hex').reduce((checksum, byte) => checksum ^ byte, 0);
}

const noise = (cause: string): Reading => ({ kind: 'noise', cause });

const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
