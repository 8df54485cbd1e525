import { createHash, createPublicKey, verify } from 'node:crypto';
import { tokenRequestText, type TokenRequest } from '@jarvis-edge/sync/protocol.ts';

/** The key's canonical DER, or undefined when the text is not an Ed25519 public key. */
export function parseBoxKey(base64Url: string): Buffer | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(base64Url, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key.export({ format: 'der', type: 'spki' }) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the owner of that key signed that request for that box. */
export function isSignedBy(publicKey: Buffer, boxId: string, { signature, ...request }: TokenRequest): boolean {
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  return verify(null, tokenRequestText(boxId, request), key, Buffer.from(signature, 'base64url'));
}

/** Which key a token was given to: SHA-256 of it, base64url. */
export const keyIdOf = (publicKey: Buffer): string => createHash('sha256').update(publicKey).digest('base64url');
