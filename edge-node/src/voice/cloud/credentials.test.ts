import { expect, test, vi } from 'vitest';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { ClientSecrets, type ClientSecretsDeps, LocalKey, NoCredential } from './credentials.ts';

const never = new AbortController().signal;

function minting(lifeMs = 600_000) {
  let now = 1_000_000;
  let minted = 0;
  const mint = vi.fn<ClientSecretsDeps['mint']>(() =>
    Promise.resolve({ bearer: new Secret(`ek_${(minted += 1)}`), expiresAt: now + lifeMs }),
  );
  const secrets = new ClientSecrets({ mint, nowMs: () => now });
  return { secrets, mint, pass: (ms: number) => (now += ms), now: () => now };
}

test('the key of a box is what it was set to, for good', async () => {
  const key = new LocalKey(new Secret('sk-1'));
  const { bearer, expiresAt } = await key.get();
  expect([bearer.reveal(), expiresAt, key.refused()]).toEqual(['sk-1', null, false]);
});

test('a minted secret serves until shortly before its end, and one request serves everybody who waits', async () => {
  const { secrets, mint, pass } = minting();
  const [one, other] = await Promise.all([secrets.get(never), secrets.get(never)]);
  expect(one).toBe(other);
  pass(569_999);
  expect(await secrets.get(never)).toBe(one);
  expect(mint).toHaveBeenCalledTimes(1);
  pass(2);
  expect((await secrets.get(never)).bearer.reveal()).toBe('ek_2');
});

test('a secret that the service does not take is replaced, unless another one has come meanwhile', async () => {
  const { secrets, mint } = minting();
  const { bearer } = await secrets.get(never);
  expect(secrets.refused(bearer)).toBe(true);
  const next = await secrets.get(never);
  expect(next.bearer.reveal()).toBe('ek_2');
  secrets.refused(bearer);
  expect(await secrets.get(never)).toBe(next);
  expect(mint).toHaveBeenCalledTimes(2);
});

test('whoever gives up waiting is let go; without a secret there is a reason', async () => {
  const waiting = Promise.withResolvers<never>();
  const secrets = new ClientSecrets({ mint: () => waiting.promise, nowMs: () => 0 });
  const aborting = new AbortController();
  const [mine, other] = [secrets.get(aborting.signal), secrets.get(never)];
  aborting.abort(new Error('The line has ended.'));
  await expect(mine).rejects.toThrow('The line has ended.');
  waiting.reject(new Error('no network'));
  await expect(other).rejects.toMatchObject({ name: 'NoCredential', isLasting: false });
  const { secrets: stale } = minting(1000);
  await expect(stale.get(never)).rejects.toBeInstanceOf(NoCredential);
});
