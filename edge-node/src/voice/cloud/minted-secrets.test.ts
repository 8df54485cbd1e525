import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { expect, test, vi } from 'vitest';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { credentialsContract } from './credentials.contract.ts';
import { ClientSecrets, LocalKey } from './credentials.ts';
import { mintedSecrets, type MintedSecretsDeps } from './minted-secrets.ts';

const never = new AbortController().signal;
/** The box's clock is a day behind the hub's. */
const [boxNow, hubNow] = [1_000_000, 87_400_000];

function minting() {
  let count = 0;
  const ask = vi
    .fn<MintedSecretsDeps['ask']>()
    .mockImplementation(async () => ({ secret: `ek_${(count += 1)}`, expiresAt: hubNow + 300_000, hubTime: hubNow }));
  const minted = mintedSecrets({ isOffered: () => true, ask, nowMs: () => boxNow });
  return { ask, secrets: new ClientSecrets({ mint: () => minted.mint('gpt-realtime-2.1-mini'), nowMs: () => boxNow }) };
}

credentialsContract('a key of the box', () => new LocalKey(new Secret('sk-1')), { ends: false });
credentialsContract('secrets that the hub mints', () => minting().secrets, { ends: true });

test('a secret is asked for the model of the box, and its end is told by how long it lives, not by the clock of the hub', async () => {
  const { secrets, ask } = minting();
  expect(await secrets.get(never)).toMatchObject({ expiresAt: boxNow + 300_000 });
  expect(ask.mock.calls).toEqual([['/v1/voice/secret', { model: 'gpt-realtime-2.1-mini' }, expect.anything()]]);
});

test('what the hub refuses is told with its remedy, and the next talk asks again', async () => {
  const { secrets, ask } = minting();
  ask.mockRejectedValueOnce(
    new RequestRefused(429, { code: 'voice-allowance', message: 'The budget is spent.', remedy: 'Raise it.' }),
  );
  await expect(secrets.get(never)).rejects.toMatchObject({
    message: 'The budget is spent. Raise it.',
    isLasting: false,
  });
  expect((await secrets.get(never)).bearer.reveal()).toBe('ek_1');
});
