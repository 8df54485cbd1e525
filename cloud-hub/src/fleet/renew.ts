import type { TokenRequest } from '@jarvis-edge/sync/protocol.ts';
import type pg from 'pg';
import { boxRevoked, type BoxClaims } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { isSignedBy } from './box-key.ts';
import { isStale } from './counter.ts';
import { noteIncarnation } from './incarnation.ts';
import type { Tokens } from './tokens.ts';

/** Two boxes with one identity were noticed; told inside the transaction that noticed it. */
export type CloneSuspected = (tx: Tx, box: { boxId: string; gymId: string }) => Promise<void>;

export interface RenewDeps {
  readonly pool: pg.Pool;
  readonly tokens: Tokens;
  readonly cloneSuspected: CloneSuspected;
  /** Unix ms. */
  readonly now: () => number;
}

/** A box proves that it still holds its key, and gets to know how much of its file the hub has. */
export const createRenew =
  ({ pool, tokens, cloneSuspected, now }: RenewDeps) =>
  async (
    boxId: string,
    request: TokenRequest,
  ): Promise<{ claims: BoxClaims; highestSequence: number; highestOperation: string | null }> => {
    if (!(await tokens.isChallengeOf(boxId, request.challenge))) throw signatureRefused();
    const renewed = await inScope(
      pool,
      { kind: 'system', reason: 'a box without a token has no gym yet' },
      async (tx) => {
        const box = await boxById(tx, boxId);
        if (box === undefined || !isSignedBy(box.publicKey, boxId, request)) throw signatureRefused();
        if (box.revokedAt !== null) throw boxRevoked();
        const { gymId, tenantId } = box;
        if (isStale(request.counter, Number(box.counter))) {
          // Kept: an exception here would undo the alert.
          await cloneSuspected(tx, { boxId, gymId });
          return 'stale';
        }
        const { incarnation, softwareVersion, counter } = request;
        const at = new Date(now());
        const highest = await noteIncarnation(tx, { boxId, gymId, incarnation }, at);
        await tx.db
          .updateTable('boxes')
          .set({ counter, incarnation, software_version: softwareVersion, last_seen: at })
          .where('id', '=', boxId)
          .execute();
        return { claims: { boxId, gymId, tenantId, incarnation, softwareVersion }, ...highest };
      },
    );
    if (renewed === 'stale') throw counterRefused();
    return renewed;
  };

function boxById(tx: Tx, boxId: string) {
  return tx.db
    .selectFrom('boxes')
    .innerJoin('gyms', 'gyms.id', 'boxes.gym_id')
    .select([
      'boxes.gym_id as gymId',
      'gyms.tenant_id as tenantId',
      'public_key as publicKey',
      'counter',
      'revoked_at as revokedAt',
    ])
    .where('boxes.id', '=', boxId)
    .forUpdate('boxes')
    .executeTakeFirst();
}

// One answer for an unknown box, a wrong signature and an old challenge: none of them tells a stranger which it was.
const signatureRefused = (): RequestRefused =>
  new RequestRefused(401, {
    code: 'signature-invalid',
    message: 'The request is not signed by this box over a challenge of the last minute.',
    remedy: 'Ask for a new challenge and sign that one.',
  });

const counterRefused = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'counter-stale',
    message: 'This counter was used before, as it would be by a copy of the box.',
    remedy: 'Switch off the copy; if there is none, provision this box again with a new code.',
  });
