import { expect, test } from 'vitest';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import type { Credentials } from './credentials.ts';

/** One suite for a key of the box and for secrets that the hub mints. @param ends Whether they end by themselves. */
export function credentialsContract(name: string, open: () => Credentials, { ends }: { ends: boolean }): void {
  test(`${name}: who asks is given something to show, the same to all who ask at once`, async () => {
    const credentials = open();
    const never = new AbortController().signal;
    const [one, other] = await Promise.all([credentials.get(never), credentials.get(never)]);
    expect(one.bearer.reveal()).not.toBe('');
    expect(other.bearer).toBe(one.bearer);
    expect(one.expiresAt !== null).toBe(ends);
  });

  test(`${name}: nothing of it can be printed by accident`, async () => {
    const { bearer } = await open().get(new AbortController().signal);
    expect(`${String(bearer)} ${JSON.stringify({ bearer })}`).not.toContain(bearer.reveal());
  });

  test(`${name}: what was refused is replaced where it can be, and a stranger’s refusal changes nothing`, async () => {
    const credentials = open();
    const never = new AbortController().signal;
    const { bearer } = await credentials.get(never);
    credentials.refused(new Secret('another'));
    expect((await credentials.get(never)).bearer).toBe(bearer);
    expect(credentials.refused(bearer)).toBe(ends);
    expect((await credentials.get(never)).bearer === bearer).toBe(!ends);
  });
}
