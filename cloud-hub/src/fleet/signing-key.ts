import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeSecretFile } from '../store/secret-file.ts';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/**
 * The key that signs the tokens of boxes, made at the first start. It lives beside the database, not in it: who can read
 * the database must not be able to speak for a box.
 */
export function signingKey(dataDir: string): SigningKey {
  const path = join(dataDir, 'hub-signing-key.pem');
  const pem = readIfThere(path);
  if (pem !== undefined) {
    const privateKey = createPrivateKey(pem);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }
  const made = generateKeyPairSync('ed25519');
  writeSecretFile(path, made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return made;
}
