import { createHmac, timingSafeEqual } from 'node:crypto';

/** Codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, which is what all of them know. */

const stepMs = 30_000;
const digits = 6;
/** Steps before and after the present one in which a code is good: clocks of phones differ, people type slowly. */
const window = 1;
/** Bytes, as RFC 4226 recommends. */
export const secretBytes = 20;

/** @param counter The step: Unix time in units of 30 seconds. */
export function codeAt(secret: Uint8Array, counter: number): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * Which step a code belongs to, or nothing when it is wrong.
 *
 * @param lastStep Of the newest code accepted: neither it nor an older one is good again.
 * @param now Unix ms.
 */
export function stepOf(secret: Uint8Array, code: string, lastStep: number | null, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const present = Math.floor(now / stepMs);
  let found: number | undefined;
  for (let step = present - window; step <= present + window; step += 1) {
    if (step < 0) continue;
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code))) found = step;
  }
  return found !== undefined && found > (lastStep ?? -1) ? found : undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, as authenticator apps take it. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

/** What the QR code says. */
export function enrolmentUri(secret: Uint8Array, email: string): string {
  const issuer = encodeURIComponent('JARVIS Edge');
  return `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepMs / 1000}`;
}
