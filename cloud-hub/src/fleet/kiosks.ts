import { kioskCodeHmac } from '@jarvis-edge/sync/kiosk-code.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { z } from 'zod/mini';
import type { KioskEdit, NewKiosk } from '../../protocol/fleet.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';
import { unknown, visibleGym, type FreshCode } from './boxes.ts';
import { codeMs, codeOf } from './code.ts';
import { tenantKey } from './tenant-key.ts';

export interface KiosksDeps {
  readonly audit: WriteAudit;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
}

interface KioskRow {
  readonly gym_id: string;
  readonly name: string;
  readonly language: string;
  readonly location_in_gym: string | null;
  readonly notes: string | null;
}

/** What managers do with the kiosks of their gyms. */
export const createKiosks = ({ audit, now, newId, randomBytes }: KiosksDeps) => ({
  async make(tx: Tx, { gymId, kiosk, actor }: { gymId: string; kiosk: z.infer<typeof NewKiosk>; actor: Actor }) {
    await visibleGym(tx, gymId);
    const id = newId();
    const { slug, name, language, locationInGym = null, notes = null } = kiosk;
    // Slugs are one list for all tenants: whether one is taken is asked of the database alone.
    const made = await tx.query(
      `insert into kiosks (id, gym_id, slug, name, language, location_in_gym, notes) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (slug) do nothing returning id`,
      [id, gymId, slug, name, language, locationInGym, notes],
    );
    if (made.length === 0) throw slugTaken();
    const after = { slug, name, language, location_in_gym: locationInGym, notes };
    await audit(tx, actor, { action: 'kiosk_made', gymId, table: 'kiosks', rowId: id, after });
    return id;
  },

  async edit(tx: Tx, { kioskId, edit, actor }: { kioskId: string; edit: z.infer<typeof KioskEdit>; actor: Actor }) {
    const before = await visibleKiosk(tx, kioskId);
    const after = {
      name: edit.name ?? before.name,
      language: edit.language ?? before.language,
      location_in_gym: edit.locationInGym === undefined ? before.location_in_gym : edit.locationInGym,
      notes: edit.notes === undefined ? before.notes : edit.notes,
    };
    await tx.query('update kiosks set name = $2, language = $3, location_in_gym = $4, notes = $5 where id = $1', [
      ...[kioskId, after.name, after.language, after.location_in_gym, after.notes],
    ]);
    const { gym_id: gymId, ...was } = before;
    await audit(tx, actor, { action: 'kiosk_edited', gymId, table: 'kiosks', rowId: kioskId, before: was, after });
  },

  /** The gym's box hears of its HMAC by its mirror, and judges the code by itself. */
  async newCode(tx: Tx, { kioskId, actor }: { kioskId: string; actor: Actor }): Promise<FreshCode> {
    const { gym_id: gymId } = await visibleKiosk(tx, kioskId);
    const key = await asSystem(tx, 'a code of a kiosk is told to its box under the key of the tenant', async () => {
      const [gym] = await tx.query<{ tenant: string }>('select tenant_id as tenant from gyms where id = $1', [gymId]);
      return tenantKey(tx, gym?.tenant ?? '');
    });
    const code = codeOf(randomBytes(6));
    const expiresAt = now() + codeMs;
    // From now on it is there when its box is: nobody else can tell that a screen was paired.
    await tx.query(
      `update kiosks set provisioning_code = $2, provisioning_code_expires = $3,
                         status = case status when 'provisioning' then 'offline' else status end
       where id = $1`,
      [kioskId, kioskCodeHmac(key, kioskId, code), new Date(expiresAt)],
    );
    await audit(tx, actor, {
      ...{ action: 'kiosk_code_made', gymId, table: 'kiosks', rowId: kioskId },
      details: { until: new Date(expiresAt).toISOString() },
    });
    return { code, expiresAt };
  },
});
export type Kiosks = ReturnType<typeof createKiosks>;

async function visibleKiosk(tx: Tx, kioskId: string): Promise<KioskRow> {
  const [kiosk] = await tx.query<KioskRow>(
    'select gym_id, name, language, location_in_gym, notes from kiosks where id = $1 for update',
    [kioskId],
  );
  if (kiosk === undefined) throw unknown('kiosk');
  return kiosk;
}

const slugTaken = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'slug-taken',
    message: 'Another kiosk has this address already.',
    remedy: 'Choose another, such as one with the name of the gym in it.',
  });
