import { expect, test } from 'vitest';
import { differences, secretIn } from './differences.ts';

test('of a row that was changed the log keeps only what differs', () => {
  const since = new Date('2026-03-01T08:00:00Z');
  expect(
    differences(
      { name: 'Forme Lyon', city: 'Lyon', notes: null, since },
      { name: 'Forme Ainay', city: 'Lyon', since: new Date(since) },
    ),
  ).toEqual({ before: { name: 'Forme Lyon' }, after: { name: 'Forme Ainay' } });
});

test('of a row that is new or gone the log keeps all, and of one that stayed as it was nothing', () => {
  expect(differences(undefined, { name: 'Forme', city: null })).toEqual({ before: null, after: { name: 'Forme' } });
  expect(differences({ name: 'Forme' }, undefined)).toEqual({ before: { name: 'Forme' }, after: null });
  expect(differences({ name: 'Forme' }, { name: 'Forme' })).toEqual({ before: null, after: null });
});

test.each([
  ['password_hash', { password_hash: '$argon2id$' }],
  ['publicKey', { publicKey: 'MCow' }],
  ['provisioning_code', { provisioning_code: 'ABCDEF' }],
  ['new_pin', { new_pin: 123456 }],
  ['sessionToken', { sessionToken: 'abc' }],
  ['totp_secret', { totp_secret: 'ABC' }],
  ['details.invitation.token', { details: { invitation: { token: 'abc' } } }],
  ['picture', { picture: new Uint8Array(4) }],
  ['list.0.pin', { list: [{ pin: '1234' }] }],
])('what looks like a secret is found: %s', (path, row) => {
  expect(secretIn(row)).toBe(path);
});

test('that there is a secret, and names that only sound like one, may be written', () => {
  expect(
    secretIn({ hasPin: true, pin: null, code_expires: new Date(0), spinning: 'Matin', tokenised: 'no', city: 'Lyon' }),
  ).toBe(undefined);
});
