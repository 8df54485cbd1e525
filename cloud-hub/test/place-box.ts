import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { inScope } from '../src/tenancy/scope.ts';

/**
 * Puts a box into a gym beside those that it has, as a code and a manager would: how that comes about is not what the test is
 * about.
 *
 * @returns its confirmed claim, whose answer holds what the box is given.
 */
export async function placeBox(
  pool: pg.Pool,
  { gymId, publicKey, incarnation }: { gymId: string; publicKey: Buffer; incarnation: string },
): Promise<string> {
  const [boxId, claimId] = [newId(), newId()];
  await inScope(pool, { kind: 'system', reason: 'preparing a test' }, async (tx) => {
    await tx.query(
      `insert into boxes (id, gym_id, name, public_key, incarnation, software_version) values ($1, $2, $3, $4, $5, $6)`,
      [boxId, gymId, 'Boîtier', publicKey, incarnation, '0.1.0'],
    );
    await tx.query('insert into box_incarnations (gym_id, box_id, incarnation) values ($1, $2, $3)', [
      ...[gymId, boxId, incarnation],
    ]);
    for (const table of ['readers', 'doors']) {
      await tx.query(`update ${table} set box_id = $2 where gym_id = $1 and box_id is null`, [gymId, boxId]);
    }
    await tx.query(`update kiosks set status = 'offline' where gym_id = $1 and status = 'provisioning'`, [gymId]);
    await tx.query(
      `insert into box_claims (id, gym_id, box_id, public_key, incarnation, software_version, code_hash, state,
                               claimed_at, expires_at)
       values ($1, $2, $3, $4, $5, '0.1.0', $6, 'confirmed', now(), now())`,
      [claimId, gymId, boxId, publicKey, incarnation, randomBytes(32)],
    );
  });
  return claimId;
}
