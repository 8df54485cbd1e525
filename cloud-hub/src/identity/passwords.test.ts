import { argon2Sync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password is known again, another is not, and the same one is never stored alike twice', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(await verifyPassword(one, 'correct horse battery')).toEqual({ isRight: true, isOutdated: false });
  expect(await verifyPassword(one, 'correct horse batterx')).toEqual({ isRight: false, isOutdated: false });
});

test('an accent typed as one character or as two is the same password', async () => {
  expect(await verifyPassword(await hashPassword('é'.normalize('NFC')), 'é'.normalize('NFD'))).toMatchObject({
    isRight: true,
  });
});

test('where there is no password to compare with, nothing is right', async () => {
  expect(await verifyPassword(undefined, '')).toEqual({ isRight: false, isOutdated: false });
});

test('a hash of other parameters is still understood, and known to be outdated', async () => {
  const [salt, message] = [randomBytes(16), Buffer.from('phrase')];
  const hash = argon2Sync('argon2id', { message, nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 });
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  const old = `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(hash)}`;
  expect(await verifyPassword(old, 'phrase')).toEqual({ isRight: true, isOutdated: true });
  expect(await verifyPassword(old, 'Phrase')).toMatchObject({ isRight: false });
});
