import type { TokenRequest } from '@jarvis-edge/sync/protocol.ts';
import type pg from 'pg';
import { boxRevoked, type BoxClaims } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { isSignedBy, keyIdOf } from './box-key.ts';
import { isStale } from './counter.ts';
import { noteIncarnation } from './incarnation.ts';
import { signatureRefused } from './signature-refused.ts';
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
    const challenge = await tokens.readChallenge(boxId, request.challenge);
    if (challenge === undefined) throw signatureRefused();
    const renewed = await inScope(
      pool,
      { kind: 'system', reason: 'a box without a token has no gym yet' },
      async (tx) => {
        const box = await boxById(tx, boxId);
        if (!box?.publicKey) throw signatureRefused();
        if (!isSignedBy(box.publicKey, boxId, request)) throw await refusalOfFormer(tx, boxId, request);
        if (!(await spend(tx, challenge, now()))) throw signatureRefused();
        if (box.revokedAt !== null) throw boxRevoked(box.reason ?? undefined);
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
        return {
          claims: { boxId, gymId, tenantId, incarnation, softwareVersion, keyId: keyIdOf(box.publicKey) },
          ...highest,
        };
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
      'revoked_reason as reason',
    ])
    .where('boxes.id', '=', boxId)
    .forUpdate('boxes')
    .executeTakeFirst();
}

/** A box that was replaced under its name is told so; nobody else learns that there was one. */
async function refusalOfFormer(tx: Tx, boxId: string, request: TokenRequest): Promise<RequestRefused> {
  const formerKeys = await tx.query<{ key: Buffer }>(
    'select public_key as key from former_box_keys where box_id = $1',
    [boxId],
  );
  return formerKeys.some(({ key }) => isSignedBy(key, boxId, request)) ? boxRevoked('replaced') : signatureRefused();
}

/** @returns False when it was spent before. */
async function spend(tx: Tx, { id, expiresMs }: { id: string; expiresMs: number }, now: number): Promise<boolean> {
  await tx.query('delete from spent_challenges where expires_at < $1', [new Date(now)]);
  const spent = await tx.query(
    'insert into spent_challenges (id, expires_at) values ($1, $2) on conflict do nothing returning id',
    [id, new Date(expiresMs)],
  );
  return spent.length > 0;
}

const counterRefused = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'counter-stale',
    message: 'This counter was used before, as it would be by a copy of the box.',
    remedy: 'Switch off the copy; if there is none, provision this box again with a new code.',
  });
