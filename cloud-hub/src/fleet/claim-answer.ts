import { verify, createPublicKey } from 'node:crypto';
import { claimPollText, type ClaimPoll } from '@jarvis-edge/sync/protocol.ts';
import type pg from 'pg';
import { boxRevoked, type BoxClaims } from '../box-claims.ts';
import { inScope } from '../tenancy/scope.ts';
import { keyIdOf } from './box-key.ts';
import { signatureRefused } from './signature-refused.ts';
import { tenantKey } from './tenant-key.ts';

export type Settled =
  | { readonly state: 'waiting'; readonly expiresAt: number }
  | { readonly state: 'rejected' | 'expired' }
  | { readonly state: 'confirmed'; readonly claims: BoxClaims; readonly tenantKey: Buffer };

interface ClaimRow {
  readonly boxId: string;
  readonly gymId: string;
  readonly tenantId: string;
  readonly publicKey: Buffer;
  readonly currentKey: Buffer | null;
  readonly incarnation: string;
  readonly softwareVersion: string;
  readonly expires: Date;
  readonly state: 'waiting' | 'confirmed' | 'rejected' | 'expired';
  readonly revoked: Date | null;
  readonly reason: string | null;
}

/** What became of a claim, told to the owner of the key that made it and to nobody else. */
export const createClaimAnswer =
  ({ pool, now }: { pool: pg.Pool; now: () => number }) =>
  async (claimId: string, { counter, signature }: ClaimPoll): Promise<Settled> =>
    inScope(pool, { kind: 'system', reason: 'a box that is not confirmed has no gym yet' }, async (tx) => {
      // Locked first and read after: a query that waited for a confirmation would see the box as it was before it.
      await tx.query('select from box_claims where id = $1 for update', [claimId]);
      const [claim] = await tx.query<ClaimRow>(
        `select c.box_id as "boxId", c.gym_id as "gymId", g.tenant_id as "tenantId", c.public_key as "publicKey",
                b.public_key as "currentKey", c.incarnation, c.software_version as "softwareVersion",
                c.expires_at as expires, c.state, b.revoked_at as revoked, b.revoked_reason as reason
         from box_claims c join boxes b on b.id = c.box_id join gyms g on g.id = c.gym_id
         where c.id = $1 and c.counter < $2`,
        [claimId, counter],
      );
      if (claim === undefined || !isSigned(claim.publicKey, claimPollText(claimId, counter), signature)) {
        throw signatureRefused();
      }
      await tx.query('update box_claims set counter = $2 where id = $1', [claimId, counter]);
      const { boxId, gymId, tenantId, incarnation, softwareVersion, state, expires } = claim;
      if (state === 'waiting') {
        return expires.getTime() > now() ? { state, expiresAt: expires.getTime() } : { state: 'expired' };
      }
      if (state !== 'confirmed') return { state };
      if (claim.revoked !== null) throw boxRevoked(claim.reason ?? undefined);
      if (claim.currentKey?.equals(claim.publicKey) !== true) throw boxRevoked('replaced');
      const keyId = keyIdOf(claim.publicKey);
      return {
        state,
        claims: { boxId, gymId, tenantId, incarnation, softwareVersion, keyId },
        tenantKey: await tenantKey(tx, tenantId),
      };
    });

const isSigned = (publicKey: Buffer, text: Buffer, signature: string): boolean =>
  verify(
    null,
    text,
    createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64url'),
  );
