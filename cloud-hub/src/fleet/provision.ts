import type { ProvisionRequest } from '@jarvis-edge/sync/protocol.ts';
import type pg from 'pg';
import type { WriteAudit } from '../audited.ts';
import { boxRevoked, type BoxClaims } from '../box-claims.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import { parseBoxKey } from './box-key.ts';
import { judgeCode } from './code.ts';
import { noteIncarnation } from './incarnation.ts';
import { tenantKey } from './tenant-key.ts';

export interface ProvisionDeps {
  readonly pool: pg.Pool;
  readonly attempts: AttemptLimit;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly writeAudit: WriteAudit;
}

export interface Provisioned {
  readonly claims: BoxClaims;
  readonly tenantKey: Buffer;
}

/** A technician typed a kiosk's code on a new box: from here on the box's key speaks for that gym. */
export const createProvision =
  ({ pool, attempts, now, newId, writeAudit }: ProvisionDeps) =>
  async (request: ProvisionRequest, address: string): Promise<Provisioned> => {
    const at = now();
    const waitMs = attempts.waitMs(address, at);
    if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1000));
    const publicKey = parseBoxKey(request.publicKey);
    if (publicKey === undefined) {
      throw new RequestRefused(400, {
        code: 'key-invalid',
        message: 'The public key is not an Ed25519 key in SubjectPublicKeyInfo form.',
        remedy: 'Update the software of the box.',
      });
    }
    return inScope(pool, { kind: 'system', reason: 'a box being provisioned has no gym yet' }, async (tx) => {
      const kiosk = await kioskOf(tx, request.code);
      const verdict = judgeCode(kiosk && { expires: kiosk.expires }, at);
      if (kiosk === undefined || verdict !== 'valid') {
        attempts.failed(address, at);
        throw codeRefused(verdict === 'expired' ? 'expired' : 'unknown');
      }
      const boxId = await boxOf(tx, publicKey, kiosk.gymId, { ...request, newId });
      await spendCode(tx, kiosk.id);
      await giveReadersAndDoors(tx, kiosk.gymId, boxId);
      await noteIncarnation(tx, { boxId, gymId: kiosk.gymId, incarnation: request.incarnation }, new Date(at));
      const deed = { action: 'box_provisioned', gymId: kiosk.gymId, table: 'boxes', rowId: boxId };
      await writeAudit(tx, { kind: 'box', id: boxId, address }, { ...deed, details: { kioskId: kiosk.id } });
      const { incarnation, softwareVersion } = request;
      return {
        claims: { boxId, gymId: kiosk.gymId, tenantId: kiosk.tenantId, incarnation, softwareVersion },
        tenantKey: await tenantKey(tx, kiosk.tenantId),
      };
    });
  };

async function kioskOf(tx: Tx, code: string) {
  const kiosk = await tx.db
    .selectFrom('kiosks')
    .innerJoin('gyms', 'gyms.id', 'kiosks.gym_id')
    .select([
      'kiosks.id',
      'kiosks.gym_id as gymId',
      'gyms.tenant_id as tenantId',
      'provisioning_code_expires as expires',
    ])
    .where('provisioning_code', '=', code)
    .forUpdate('kiosks')
    .executeTakeFirst();
  return kiosk && { ...kiosk, expires: kiosk.expires?.getTime() ?? 0 };
}

async function boxOf(
  tx: Tx,
  publicKey: Buffer,
  gymId: string,
  { incarnation, softwareVersion, newId }: { incarnation: string; softwareVersion: string; newId: () => string },
): Promise<string> {
  const known = await tx.db
    .selectFrom('boxes')
    .select(['id', 'gym_id', 'revoked_at'])
    .where('public_key', '=', publicKey)
    .forUpdate()
    .executeTakeFirst();
  const now = { incarnation, software_version: softwareVersion };
  if (known === undefined) {
    const id = newId();
    await tx.db
      .insertInto('boxes')
      .values({ id, gym_id: gymId, public_key: publicKey, ...now })
      .execute();
    return id;
  }
  if (known.revoked_at !== null) throw boxRevoked();
  if (known.gym_id !== gymId) {
    throw new RequestRefused(409, {
      code: 'box-of-another-gym',
      message: 'This box belongs to another gym.',
      remedy: 'Start the box with an empty data folder, so that it makes a new key, and type the code again.',
    });
  }
  await tx.db.updateTable('boxes').set(now).where('id', '=', known.id).execute();
  return known.id;
}

async function spendCode(tx: Tx, kioskId: string): Promise<void> {
  await tx.db
    .updateTable('kiosks')
    .set({ provisioning_code: null, provisioning_code_expires: null, status: 'offline' })
    .where('id', '=', kioskId)
    .execute();
}

async function giveReadersAndDoors(tx: Tx, gymId: string, boxId: string): Promise<void> {
  for (const table of ['readers', 'doors'] as const) {
    await tx.db
      .updateTable(table)
      .set({ box_id: boxId })
      .where('gym_id', '=', gymId)
      .where('box_id', 'is', null)
      .execute();
  }
}

const codeRefused = (why: 'unknown' | 'expired'): RequestRefused =>
  why === 'expired'
    ? new RequestRefused(410, {
        code: 'expired-code',
        message: 'This code is no longer valid.',
        remedy: 'Ask for a new code at the hub.',
      })
    : new RequestRefused(404, {
        code: 'wrong-code',
        message: 'No kiosk is waiting for this code.',
        remedy: 'Compare it with the one that the hub shows; a code serves once.',
      });

const tooMany = (retryAfterSeconds: number): RequestRefused =>
  new RequestRefused(429, {
    code: 'too-many-tries',
    message: 'Too many wrong codes came from this address.',
    remedy: `Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    retryAfterSeconds,
  });
