import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { Tokens } from './tokens.ts';

const claims = {
  boxId: 'box',
  gymId: 'gym',
  tenantId: 'tenant',
  incarnation: 'file',
  softwareVersion: '1',
  keyId: 'key',
};

test('a token is good until it expires, however often it was read before', async () => {
  let now = Date.UTC(2026, 0, 1);
  const tokens = new Tokens(generateKeyPairSync('ed25519'), () => now);
  const { token, expiresAt } = await tokens.issue(claims);
  expect(await tokens.read(`Bearer ${token}`)).toEqual(claims);
  now = expiresAt - 1;
  expect(await tokens.read(`Bearer ${token}`)).toEqual(claims);
  now = expiresAt;
  await expect(tokens.read(`Bearer ${token}`)).rejects.toMatchObject({ status: 401 });
});

test('a token whose text was changed is not taken for the one that was read before', async () => {
  const now = Date.UTC(2026, 0, 1);
  const tokens = new Tokens(generateKeyPairSync('ed25519'), () => now);
  const { token } = await tokens.issue(claims);
  await tokens.read(`Bearer ${token}`);
  const [header = '', payload = '', signature] = token.split('.');
  const other = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const forged = [header, Buffer.from(JSON.stringify({ ...other, gym: 'another' })).toString('base64url'), signature];
  await expect(tokens.read(`Bearer ${forged.join('.')}`)).rejects.toMatchObject({ status: 401 });
  await expect(tokens.read(undefined)).rejects.toMatchObject({ status: 401 });
});
