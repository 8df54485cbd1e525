import { timingSafeEqual } from 'node:crypto';

/** An HMAC by a key that only the hub has. */
export type Sign = (purpose: string, text: string) => Buffer;

const purpose = 'unsubscribe from report mails';
const idBytes = 16;
const macBytes = 32;

/** Whose mails it ends, and the hub's word for it: whoever has no mail of theirs cannot make one. It does not expire, as mails do not. */
export const unsubscribeToken = (userId: string, sign: Sign): string =>
  Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), sign(purpose, userId)]).toString('base64url');

/** @returns undefined where the hub never gave that token. */
export function userOfToken(token: string, sign: Sign): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== idBytes + macBytes || bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, idBytes).toString('hex');
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return timingSafeEqual(bytes.subarray(idBytes), sign(purpose, userId)) ? userId : undefined;
}
