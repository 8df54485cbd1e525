import { fingerprintWords } from '@jarvis-edge/sync/fingerprint-words.ts';
import type { ClaimRequest, ClaimResponse } from '@jarvis-edge/sync/protocol.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type pg from 'pg';
import { boxRevoked } from '../box-claims.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { parseBoxKey } from './box-key.ts';
import { codeMs, type CodeHasher } from './code.ts';
import { noteWrongCode, oneAfterTheOther, tooManyTries, waitBefore } from './wrong-codes.ts';

export interface ClaimDeps {
  readonly pool: pg.Pool;
  readonly codes: CodeHasher;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Told after a claim was made. */
  readonly changed: () => void;
}

interface Claimed {
  readonly id: string;
  readonly expires_at: Date;
}

const scope = { kind: 'system', reason: 'a box that claims its place has no gym yet' } as const;

/** A technician typed a code on a box: the box's key waits to be confirmed, and is given nothing until then. */
export const createClaim =
  ({ pool, codes, now, newId, changed }: ClaimDeps) =>
  async (request: ClaimRequest, address: string): Promise<ClaimResponse> => {
    const at = now();
    const publicKey = parseBoxKey(request.publicKey);
    if (publicKey === undefined) throw refusals.key();
    // Who has to wait anyway is told so before anybody waits for them.
    const early = await inScope(pool, scope, (tx) => waitBefore(tx, address, at));
    if (early.ms > 0) throw tooManyTries(early);
    const verdict = await inScope(pool, scope, async (tx) => {
      await oneAfterTheOther(tx);
      const wait = await waitBefore(tx, address, at);
      if (wait.ms > 0) return tooManyTries(wait);
      const hash = codes.hash(request.code);
      const known = await claimOf(tx, hash);
      if (known !== undefined && known.expires_at.getTime() > at) {
        return known.public_key.equals(publicKey) ? known : refusals.taken();
      }
      const box = await boxOf(tx, hash);
      if (box === undefined || box.expires.getTime() <= at) {
        // Kept: an exception here would undo the note.
        await noteWrongCode(tx, address, at);
        return box === undefined ? refusals.unknown() : refusals.expired();
      }
      await refuseOtherPlaces(tx, { ...request, publicKey, boxId: box.id, gymId: box.gymId });
      return spend(tx, {
        ...{ id: newId(), box, publicKey, request, address, hash },
        ...{ at: new Date(at), expires: new Date(at + codeMs) },
      });
    });
    if (verdict instanceof RequestRefused) throw verdict;
    changed();
    return {
      claimId: verdict.id,
      words: fingerprintWords(publicKey),
      expiresAt: verdict.expires_at.getTime(),
      hubTime: now(),
    };
  };

async function claimOf(tx: Tx, hash: Buffer): Promise<(Claimed & { public_key: Buffer }) | undefined> {
  const [claim] = await tx.query<Claimed & { public_key: Buffer }>(
    `select id, public_key, expires_at from box_claims where code_hash = $1 and state = 'waiting'`,
    [hash],
  );
  return claim;
}

async function boxOf(tx: Tx, hash: Buffer): Promise<{ id: string; gymId: string; expires: Date } | undefined> {
  const [box] = await tx.query<{ id: string; gymId: string; expires: Date }>(
    `select id, gym_id as "gymId", code_expires as expires from boxes
     where code_hash = $1 and revoked_at is null for update`,
    [hash],
  );
  return box;
}

/** A key and a file of changes belong to one place for good: what is in the box is that gym's. */
async function refuseOtherPlaces(
  tx: Tx,
  { publicKey, incarnation, boxId, gymId }: { publicKey: Buffer; incarnation: string; boxId: string; gymId: string },
): Promise<void> {
  const [known] = await tx.query<{ id: string; gymId: string; isRevoked: boolean; reason: string | null }>(
    `select id, gym_id as "gymId", revoked_at is not null as "isRevoked", revoked_reason as reason
       from boxes where public_key = $1
     union all
     select box_id, gym_id, true, 'replaced' from former_box_keys where public_key = $1`,
    [publicKey],
  );
  if (known?.isRevoked) throw boxRevoked(known.reason ?? undefined);
  if (known !== undefined && known.id !== boxId) {
    throw known.gymId === gymId ? refusals.anotherBox() : refusals.anotherGym();
  }
  const [file] = await tx.query<{ id: string }>(
    'select box_id as id from box_incarnations where gym_id = $1 and incarnation = $2',
    [gymId, incarnation],
  );
  if (file !== undefined && file.id !== boxId) throw refusals.anotherBox();
}

interface Spent {
  readonly id: string;
  readonly box: { id: string; gymId: string };
  readonly publicKey: Buffer;
  readonly request: ClaimRequest;
  readonly address: string;
  readonly hash: Buffer;
  readonly at: Date;
  readonly expires: Date;
}

async function spend(tx: Tx, { id, box, publicKey, request, address, hash, at, expires }: Spent): Promise<Claimed> {
  await tx.query(`update boxes set code_hash = null, code_expires = null where id = $1`, [box.id]);
  await tx.query(`update box_claims set state = 'expired' where box_id = $1 and state = 'waiting'`, [box.id]);
  await tx.query(
    `insert into box_claims (id, gym_id, box_id, public_key, incarnation, software_version, address, code_hash,
                             claimed_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, box.gymId, box.id, publicKey, request.incarnation, request.softwareVersion, address, hash],
      ...[at, expires],
    ],
  );
  return { id, expires_at: expires };
}

const refusals = {
  key: () =>
    new RequestRefused(400, {
      code: 'key-invalid',
      message: 'The public key is not an Ed25519 key in SubjectPublicKeyInfo form.',
      remedy: 'Update the software of the box.',
    }),
  unknown: () =>
    new RequestRefused(404, {
      code: 'wrong-code',
      message: 'No box is waiting for this code.',
      remedy: 'Compare it with the one that the hub shows; a code serves once.',
    }),
  expired: () =>
    new RequestRefused(410, {
      code: 'expired-code',
      message: 'This code is no longer valid.',
      remedy: 'Ask for a new code at the hub.',
    }),
  taken: () =>
    new RequestRefused(409, {
      code: 'code-taken',
      message: 'Another box has typed this code already.',
      remedy: 'If that was not you, tell the manager to reject it; then ask for a new code.',
    }),
  anotherGym: () =>
    new RequestRefused(409, {
      code: 'box-of-another-gym',
      message: 'This box belongs to another gym.',
      remedy: 'Start the box with an empty data folder, so that it makes a new key, and type a new code.',
    }),
  anotherBox: () =>
    new RequestRefused(409, {
      code: 'box-of-another-entry',
      message: 'The key or the data of this box are known as another box of the gym.',
      remedy: 'Make the code at that box’s entry, or start the box with an empty data folder.',
    }),
};
