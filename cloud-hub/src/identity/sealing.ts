import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { readIfThere, writeSecretFile } from '../store/secret-file.ts';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Keeps from who can read the database what it must not tell: the key lives beside it, in the data folder. Several hub
 * processes on one database need the same file.
 */
export class Sealing {
  readonly #sealKey: Buffer;
  readonly #hmacKey: Buffer;

  constructor(key: Buffer) {
    const derived = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
    this.#sealKey = derived('jarvis-hub seal');
    this.#hmacKey = derived('jarvis-hub hmac');
  }

  /** @param id Whose it is: sealed for one, it does not open for another. */
  seal(plain: Uint8Array, id: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, iv).setAAD(Buffer.from(id));
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws RequestRefused 503 when it was sealed by another key, or for somebody else. */
  open(sealed: Buffer, id: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, sealed.subarray(0, ivBytes))
      .setAAD(Buffer.from(id))
      .setAuthTag(sealed.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new RequestRefused(
        503,
        {
          code: 'second-factor-unreadable',
          message:
            'The hub can no longer read this account’s second factor: its key file is another than the one it was saved with.',
          remedy:
            'Put identity-key back into the hub’s data folder, or have somebody who manages users take the second factor away.',
        },
        { cause },
      );
    }
  }

  /** @param purpose Hashes made for one purpose mean nothing for another. */
  hmac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#hmacKey).update(`${purpose}\0${text}`).digest();
  }
}

/** Made at the first start. */
export function openSealing(dataDir: string): Sealing {
  const path = join(dataDir, 'identity-key');
  const known = readIfThere(path);
  if (known !== undefined) return new Sealing(Buffer.from(known, 'base64'));
  const key = randomBytes(32);
  writeSecretFile(path, key.toString('base64'));
  return new Sealing(key);
}
