import { MintedSecret } from '@jarvis-edge/sync/fleet-link.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { z } from 'zod';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { NoCredential, type MintedCredential } from './credentials.ts';

export interface MintedSecrets {
  /** Whether the hub has said that it mints. */
  readonly isOffered: () => boolean;
  /** @throws NoCredential with what the hub said. */
  readonly mint: (model: string) => Promise<MintedCredential>;
}

export interface MintedSecretsDeps {
  readonly isOffered: () => boolean;
  /** Asks the hub, with the box's token. */
  readonly ask: (path: string, body: unknown, answer: z.ZodType<MintedSecret>) => Promise<MintedSecret>;
  /** Unix ms, of the clock by which the end of a secret is judged. */
  readonly nowMs: () => number;
}

/** Secrets for the voice service that the hub mints for this box, each good for some minutes. */
export const mintedSecrets = ({ isOffered, ask, nowMs }: MintedSecretsDeps): MintedSecrets => ({
  isOffered,
  mint: async (model) => {
    try {
      const { secret, expiresAt, hubTime } = await ask('/v1/voice/secret', { model }, MintedSecret);
      return { bearer: new Secret(secret), expiresAt: nowMs() + (expiresAt - hubTime) };
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      throw new NoCredential(`${error.message} ${error.remedy}`, { isLasting: false, cause: error });
    }
  },
});
