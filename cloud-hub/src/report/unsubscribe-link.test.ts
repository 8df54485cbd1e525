import { createHmac } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { unsubscribeToken, userOfToken, type Sign } from './unsubscribe-link.ts';

const signedWith =
  (key: string): Sign =>
  (purpose, text) =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
const sign = signedWith('of this hub');

test('a token names its reader, and nobody else', () => {
  const [mine, theirs] = [newId(), newId()];
  expect(userOfToken(unsubscribeToken(mine, sign), sign)).toBe(mine);
  expect(unsubscribeToken(mine, sign)).not.toBe(unsubscribeToken(theirs, sign));
  expect(unsubscribeToken(mine, sign)).toMatch(/^[\w-]{64}$/);
});

test('a token that was changed, cut, lengthened or made by another hub is none', () => {
  const id = newId();
  const token = unsubscribeToken(id, sign);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    expect(userOfToken(token.slice(0, at) + other + token.slice(at + 1), sign)).toBeUndefined();
  }
  const others = ['', id, token.slice(1), token.slice(0, -1), `${token}A`, `${token}=`, ` ${token}`, 'é'.repeat(64)];
  for (const other of others) expect([other, userOfToken(other, sign)]).toEqual([other, undefined]);
  expect(userOfToken(unsubscribeToken(id, signedWith('of another')), sign)).toBeUndefined();
});
