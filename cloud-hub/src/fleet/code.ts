import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { codeAlphabet } from '@jarvis-edge/sync/protocol.ts';

/** How long a code can be typed, and a claim confirmed, ms. */
export const codeMs = 15 * 60_000;

/** @param bytes Six, each at random: the alphabet has 32 letters, so 5 bits of each make 30. */
export const codeOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => codeAlphabet[byte % codeAlphabet.length]).join('');

/** Knows codes without keeping them: 30 bits alone would soon be found from a plain hash. */
export class CodeHasher {
  readonly #key: Buffer;

  /** @param secret The hub's, which its database does not hold. */
  constructor(secret: KeyObject) {
    const bytes = secret.export({ type: 'pkcs8', format: 'der' });
    this.#key = Buffer.from(hkdfSync('sha256', bytes, '', 'jarvis-edge codes of boxes', 32));
  }

  hash(code: string): Buffer {
    return createHmac('sha256', this.#key).update(code).digest();
  }
}
