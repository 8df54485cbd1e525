import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';
import { visibleBox } from './boxes.ts';
import { noteIncarnation } from './incarnation.ts';

export interface JudgeDeps {
  readonly audit: WriteAudit;
  /** Unix ms. */
  readonly now: () => number;
}

export interface Judgement {
  readonly boxId: string;
  readonly claimId: string;
  readonly actor: Actor;
}

interface ClaimRow {
  readonly publicKey: Buffer;
  readonly incarnation: string;
  readonly softwareVersion: string;
  readonly state: 'waiting' | 'confirmed' | 'rejected' | 'expired';
  readonly expires: Date;
}

/**
 * A manager has compared the words: from here on that key speaks for the gym. Whatever box did until now is revoked, and
 * its readers, doors and kiosks go over.
 *
 * @returns the boxes whose links have to end.
 * @throws RequestRefused when that claim no longer waits.
 */
export const createConfirm =
  ({ audit, now }: JudgeDeps) =>
  async (tx: Tx, { boxId, claimId, actor }: Judgement): Promise<string[]> => {
    const box = await visibleBox(tx, boxId);
    const at = new Date(now());
    return asSystem(tx, 'a claim that a manager confirms takes over the gym', async () => {
      const claim = await waitingClaim(tx, boxId, claimId, at);
      const { publicKey, incarnation, softwareVersion } = claim;
      const formerKey = box.publicKey !== null && !box.publicKey.equals(publicKey) ? box.publicKey : undefined;
      const replaced = await revokeOthers(tx, box.gymId, boxId, at);
      if (formerKey !== undefined) {
        await tx.query(
          `insert into former_box_keys (gym_id, box_id, public_key, retired_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [box.gymId, boxId, formerKey, at],
        );
      }
      await tx.query(
        `update boxes set public_key = $2, incarnation = $3, software_version = $4, confirmed_at = $5,
                          counter = case when $6 then 0 else counter end, last_seen = case when $6 then null else last_seen end
         where id = $1`,
        [boxId, publicKey, incarnation, softwareVersion, at, formerKey !== undefined],
      );
      await tx.query(`update box_claims set state = 'confirmed' where id = $1`, [claimId]);
      await noteIncarnation(tx, { boxId, gymId: box.gymId, incarnation }, at);
      await giveReadersAndDoors(tx, box.gymId, boxId);
      // From now on they are there when the box is.
      await tx.query(`update kiosks set status = 'offline' where gym_id = $1 and status = 'provisioning'`, [box.gymId]);
      const deed = { gymId: box.gymId, table: 'boxes' };
      await audit(tx, actor, {
        ...deed,
        ...{ action: 'box_confirmed', rowId: boxId },
        details: { claimId, softwareVersion, tookOver: formerKey !== undefined },
      });
      for (const { id, name } of replaced) {
        await audit(tx, actor, { ...deed, action: 'box_replaced', rowId: id, details: { name, by: boxId } });
      }
      return [...replaced.map(({ id }) => id), ...(formerKey === undefined ? [] : [boxId])];
    });
  };

/** The words differ, or nobody expected a box: the claim ends and is told so. */
export const createReject =
  ({ audit, now }: JudgeDeps) =>
  async (tx: Tx, { boxId, claimId, actor }: Judgement): Promise<void> => {
    const { gymId } = await visibleBox(tx, boxId);
    await asSystem(tx, 'a claim that a manager rejects', async () => {
      await waitingClaim(tx, boxId, claimId, new Date(now()));
      await tx.query(`update box_claims set state = 'rejected' where id = $1`, [claimId]);
      await audit(tx, actor, { action: 'box_rejected', gymId, table: 'boxes', rowId: boxId, details: { claimId } });
    });
  };

async function waitingClaim(tx: Tx, boxId: string, claimId: string, at: Date): Promise<ClaimRow> {
  const [claim] = await tx.query<ClaimRow>(
    `select public_key as "publicKey", incarnation, software_version as "softwareVersion", state, expires_at as expires
     from box_claims where id = $1 and box_id = $2 for update`,
    [claimId, boxId],
  );
  if (claim === undefined || claim.state !== 'waiting' || claim.expires <= at) throw notWaiting();
  return claim;
}

async function revokeOthers(tx: Tx, gymId: string, boxId: string, at: Date): Promise<{ id: string; name: string }[]> {
  return tx.query<{ id: string; name: string }>(
    `update boxes set revoked_at = $3, revoked_reason = 'replaced', code_hash = null, code_expires = null
     where gym_id = $1 and id <> $2 and revoked_at is null and public_key is not null returning id, name`,
    [gymId, boxId, at],
  );
}

async function giveReadersAndDoors(tx: Tx, gymId: string, boxId: string): Promise<void> {
  for (const table of ['readers', 'doors'] as const) {
    await tx.query(`update ${table} set box_id = $2 where gym_id = $1 and box_id is distinct from $2`, [gymId, boxId]);
  }
}

const notWaiting = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'claim-not-waiting',
    message: 'This claim no longer waits: it was judged, has expired or gave way to another.',
    remedy: 'Look at the box again; if it shows a code screen, make a new code and type it there.',
  });
