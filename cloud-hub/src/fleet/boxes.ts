import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';
import { codeMs, codeOf, type CodeHasher } from './code.ts';

export interface BoxesDeps {
  readonly audit: WriteAudit;
  readonly codes: CodeHasher;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
}

export interface FreshCode {
  readonly code: string;
  /** Unix ms. */
  readonly expiresAt: number;
}

interface BoxRow {
  readonly gymId: string;
  readonly name: string;
  readonly publicKey: Buffer | null;
  readonly revoked: Date | null;
}

/** @throws RequestRefused 404 unless whoever asks sees the box. */
export async function visibleBox(tx: Tx, boxId: string): Promise<BoxRow> {
  const [box] = await tx.query<BoxRow>(
    `select gym_id as "gymId", name, public_key as "publicKey", revoked_at as revoked from boxes where id = $1 for update`,
    [boxId],
  );
  if (box === undefined) throw unknown('box');
  return box;
}

/** @throws RequestRefused 404 unless whoever asks sees the gym. */
export async function visibleGym(tx: Tx, gymId: string): Promise<void> {
  const found = await tx.query('select from gyms where id = $1', [gymId]);
  if (found.length === 0) throw unknown('gym');
}

export const unknown = (what: 'box' | 'gym' | 'kiosk'): RequestRefused =>
  new RequestRefused(404, {
    code: `unknown-${what}`,
    message: `There is no such ${what} among those that you see.`,
    remedy: 'Go back to the list; it may have been removed.',
  });

/** What managers do with the boxes of their gyms. */
export const createBoxes = ({ audit, codes, now, newId, randomBytes }: BoxesDeps) => ({
  async make(tx: Tx, { gymId, name, actor }: { gymId: string; name: string; actor: Actor }): Promise<string> {
    await visibleGym(tx, gymId);
    const id = newId();
    await tx.query('insert into boxes (id, gym_id, name, created_at) values ($1, $2, $3, $4)', [
      ...[id, gymId, name, new Date(now())],
    ]);
    await audit(tx, actor, { action: 'box_made', gymId, table: 'boxes', rowId: id, after: { name } });
    return id;
  },

  /** A code for a new box, or for another in the place of this one. It takes the place of the code before it. */
  async newCode(tx: Tx, { boxId, actor }: { boxId: string; actor: Actor }): Promise<FreshCode> {
    const { gymId, revoked } = await visibleBox(tx, boxId);
    if (revoked !== null) throw alreadyRevoked();
    const code = codeOf(randomBytes(6));
    const expiresAt = now() + codeMs;
    await tx.query('update boxes set code_hash = $2, code_expires = $3 where id = $1', [
      ...[boxId, codes.hash(code), new Date(expiresAt)],
    ]);
    await asSystem(tx, 'a new code ends the claim that an older one made', () =>
      tx.query(`update box_claims set state = 'expired' where box_id = $1 and state = 'waiting'`, [boxId]),
    );
    await audit(tx, actor, {
      ...{ action: 'box_code_made', gymId, table: 'boxes', rowId: boxId },
      details: { until: new Date(expiresAt).toISOString() },
    });
    return { code, expiresAt };
  },

  async revoke(tx: Tx, { boxId, reason, actor }: { boxId: string; reason: string; actor: Actor }): Promise<void> {
    const { gymId, revoked } = await visibleBox(tx, boxId);
    if (revoked !== null) throw alreadyRevoked();
    const at = new Date(now());
    await tx.query(
      `update boxes set revoked_at = $2, revoked_reason = $3, code_hash = null, code_expires = null where id = $1`,
      [boxId, at, reason],
    );
    await asSystem(tx, 'a revoked box has no claim left', () =>
      tx.query(`update box_claims set state = 'rejected' where box_id = $1 and state = 'waiting'`, [boxId]),
    );
    await audit(tx, actor, {
      ...{ action: 'box_revoked', gymId, table: 'boxes', rowId: boxId },
      ...{ before: { revoked_at: null }, after: { revoked_at: at.toISOString(), revoked_reason: reason } },
    });
  },
});
export type Boxes = ReturnType<typeof createBoxes>;

const alreadyRevoked = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'already-revoked',
    message: 'This box was revoked, for good.',
    remedy: 'Make a new box in its place; readers, doors and kiosks go over to it.',
  });
