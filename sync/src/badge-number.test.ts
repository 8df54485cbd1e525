import { expect, test } from 'vitest';
import { badgeHmac, badgeHmacs, badgeNumber, BadBadgeNumber, canonicalForms, isSameCard } from './badge-number.ts';

const key = Buffer.alloc(32, 1);

test('an EM4100 number also yields the bits that a Wiegand reader would send for the card', () => {
  // Printed 0001427789 = 21,51533: facility 21 is 0x15, card 51533 is 0xC94D.
  expect(canonicalForms(badgeNumber('em40', '0b0015c94d'))).toEqual([
    { form: 'em40', hex: '0B0015C94D' },
    { form: 'w34', hex: '0015C94D' },
    { form: 'w26', hex: '15C94D' },
  ]);
});

test('the same card has the same HMAC at both kinds of reader, and another at another tenant', () => {
  const { w26 } = badgeHmacs(key, badgeNumber('em40', '0B0015C94D'));
  expect(badgeHmac(key, badgeNumber('w26', '15C94D'))).toBe(w26);
  expect(badgeHmac(Buffer.alloc(32, 2), badgeNumber('w26', '15C94D'))).not.toBe(w26);
});

test('an HMAC is the one that any other implementation computes', () => {
  // printf 'w26:15C94D' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0101…01
  expect(Buffer.from(badgeHmac(key, badgeNumber('w26', '15C94D')), 'base64url').toString('hex')).toBe(
    '967998348b4ab746bfd2249fb2db584f517dcbb71030cadc2985a2934908b7e7',
  );
});

test('digits that do not fit the form are refused without being repeated', () => {
  expect(() => badgeNumber('em40', '0B0015C9')).toThrow(BadBadgeNumber);
  expect(() => badgeNumber('w26', 'XYZ123')).toThrow(/^A badge number of the form w26 has 6 hexadecimal digits\.$/);
});

test('a weaker form names a card only where no stronger one could contradict it', () => {
  const tap = badgeHmacs(key, badgeNumber('em40', '0B0015C94D'));
  const twin = badgeHmacs(key, badgeNumber('em40', 'FF0015C94D'));
  const { w26 = '' } = tap;
  expect(isSameCard('em40', 'em40', tap)).toBe(true);
  expect(isSameCard('em40', 'w26', { w26 })).toBe(true);
  expect(isSameCard('em40', 'w26', twin)).toBe(false);
  expect(isSameCard('w26', 'w26', twin)).toBe(true);
});
