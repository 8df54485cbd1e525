import { expect, test } from 'vitest';
import { base32, codeAt, enrolmentUri, stepOf } from './totp.ts';

/** RFC 6238, appendix B, SHA-1; the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890');

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is the one of the standard', (seconds, code) => {
  expect(codeAt(secret, Math.floor(seconds / 30))).toBe(code);
  expect(stepOf(secret, code, null, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

const now = 1_234_567_890_000;
const present = Math.floor(now / 30_000);

test('a phone that is one step early or late is understood, two steps is not', () => {
  for (const [away, isGood] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    expect([away, stepOf(secret, codeAt(secret, present + away), null, now)]).toEqual([
      away,
      isGood ? present + away : undefined,
    ]);
  }
});

test('a code that was accepted is not accepted again, nor is an older one', () => {
  expect(stepOf(secret, codeAt(secret, present), present, now)).toBeUndefined();
  expect(stepOf(secret, codeAt(secret, present - 1), present, now)).toBeUndefined();
  expect(stepOf(secret, codeAt(secret, present + 1), present, now)).toBe(present + 1);
});

test('what is not six digits is no code', () => {
  for (const typed of ['', '28708', '2870822', '28708a', '２８７０８２']) {
    expect(stepOf(secret, typed, null, 59_000)).toBeUndefined();
  }
});

test('the QR code says what authenticator apps expect', () => {
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(base32(Buffer.from('fo'))).toBe('MZXQ');
  expect(enrolmentUri(secret, 'owner@forme.example')).toBe(
    'otpauth://totp/JARVIS%20Edge:owner%40forme.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=JARVIS%20Edge&algorithm=SHA1&digits=6&period=30',
  );
});
