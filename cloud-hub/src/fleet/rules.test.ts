import { generateKeyPairSync, sign } from 'node:crypto';
import { tokenRequestText } from '@jarvis-edge/sync/protocol.ts';
import { expect, test } from 'vitest';
import { isSignedBy, parseBoxKey } from './box-key.ts';
import { CodeHasher, codeOf } from './code.ts';
import { isStale } from './counter.ts';
import { Tokens } from './tokens.ts';

test('a code is six characters that nobody mistakes for one another, one of 2 to the 30', () => {
  expect(codeOf(Buffer.from([0, 31, 32, 63, 255, 24]))).toBe('A9A992');
});

test('a code is known again by its hash, which another hub makes otherwise', () => {
  const [here, elsewhere] = [1, 2].map(() => new CodeHasher(generateKeyPairSync('ed25519').privateKey));
  expect(here!.hash('KQ7M2X')).toEqual(here!.hash('KQ7M2X'));
  expect(here!.hash('KQ7M2X')).not.toEqual(elsewhere!.hash('KQ7M2X'));
  expect(here!.hash('KQ7M2X')).not.toEqual(here!.hash('KQ7M2Y'));
});

test.each([
  [1, 0, false],
  [8, 7, false],
  [700, 7, false],
  [7, 7, true],
  [6, 7, true],
])('a request with the counter %i after %i: stale is %s', (counter, last, stale) => {
  expect(isStale(counter, last)).toBe(stale);
});

const box = generateKeyPairSync('ed25519');
const publicKey = box.publicKey.export({ type: 'spki', format: 'der' });
const request = { incarnation: 'i', softwareVersion: '1', counter: 3, lastSequence: 9, challenge: 'c' };
const signature = sign(null, tokenRequestText('box', request), box.privateKey).toString('base64url');

test('only an Ed25519 public key can be the key of a box', () => {
  expect(parseBoxKey(publicKey.toString('base64url'))).toEqual(publicKey);
  const other = generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'der' });
  expect(parseBoxKey(other.toString('base64url'))).toBeUndefined();
  expect(parseBoxKey('AAAA')).toBeUndefined();
});

test('a signature holds for one box and one request', () => {
  expect(isSignedBy(publicKey, 'box', { ...request, signature })).toBe(true);
  expect(isSignedBy(publicKey, 'other', { ...request, signature })).toBe(false);
  for (const change of [
    { counter: 4 },
    { incarnation: 'j' },
    { softwareVersion: '2' },
    { lastSequence: 8 },
    { challenge: 'd' },
  ]) {
    expect(isSignedBy(publicKey, 'box', { ...request, ...change, signature })).toBe(false);
  }
});

const claims = { boxId: 'box', gymId: 'gym', tenantId: 'tenant', incarnation: 'i', softwareVersion: '1', keyId: 'k' };

test('a token speaks for its box for a quarter of an hour, a challenge for a minute', async () => {
  let now = Date.UTC(2026, 10, 21);
  const tokens = new Tokens(generateKeyPairSync('ed25519'), () => now);
  const { token, expiresAt } = await tokens.issue(claims);
  const challenge = await tokens.challenge('box');
  expect(expiresAt).toBe(now + 15 * 60_000);
  expect(await tokens.read(`Bearer ${token}`)).toEqual(claims);
  const { id } = (await tokens.readChallenge('box', challenge))!;
  expect((await tokens.readChallenge('box', await tokens.challenge('box')))!.id).not.toBe(id);
  expect(await tokens.readChallenge('other', challenge)).toBeUndefined();
  now += 61_000;
  expect(await tokens.readChallenge('box', challenge)).toBeUndefined();
  expect(await tokens.read(`Bearer ${token}`)).toEqual(claims);
  now += 15 * 60_000;
  await expect(tokens.read(`Bearer ${token}`)).rejects.toMatchObject({ status: 401, code: 'token-invalid' });
});

test('what another hub signed, or what was signed for another purpose, is no token', async () => {
  const now = (): number => Date.UTC(2026, 10, 21);
  const [tokens, elsewhere] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')].map(
    (key) => new Tokens(key, now),
  );
  const { token } = await elsewhere!.issue(claims);
  for (const header of [undefined, '', 'Bearer', `Bearer ${token}`, `Bearer ${await tokens!.challenge('box')}`]) {
    await expect(tokens!.read(header)).rejects.toMatchObject({ status: 401 });
  }
  expect(await tokens!.readChallenge('box', (await tokens!.issue(claims)).token)).toBeUndefined();
});
