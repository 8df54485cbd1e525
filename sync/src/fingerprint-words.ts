import { createHash } from 'node:crypto';
import { fingerprintWordList } from './fingerprint-word-list.ts';

/**
 * The fingerprint of a box's key as four words, for people who compare two screens: the first 32 bits of its SHA-256, 8 a
 * word. Whoever wants other words taken for these has to make some four thousand million keys within the quarter of an
 * hour that a claim waits, and to have guessed the code before.
 *
 * @param publicKey SubjectPublicKeyInfo, DER.
 */
export function fingerprintWords(publicKey: Uint8Array): string[] {
  const digest = createHash('sha256').update(publicKey).digest();
  return [...digest.subarray(0, 4)].map((byte) => fingerprintWordList[byte] ?? '');
}
