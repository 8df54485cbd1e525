/** With what the demo's gym staff sign in at the box: one PIN that each demo draws for itself. */
import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeSecretFile } from '@jarvis-edge/cloud-hub/store/secret-file.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import { hashPin, isWeakPin } from '@jarvis-edge/sync/pin.ts';
import type pg from 'pg';
import { staff } from './staff.ts';

const fileOf = (dataFolder: string): string => join(dataFolder, 'staff-pin');
const gymStaff = staff.filter(({ role }) => role === 'gym_manager' || role === 'gym_staff');

/** As `npm start` prints it. */
export const staffPin = (dataFolder: string): string => readFileSync(fileOf(dataFolder), 'utf8');

/** Lets the gym's staff sign in at the box. @returns Their PIN; one who has chosen another keeps it. */
export async function seedPins(pool: pg.Pool, dataFolder: string): Promise<string> {
  const known = readIfThere(fileOf(dataFolder));
  const pin = known ?? drawnPin();
  await inScope(pool, { kind: 'system', reason: 'the demo gives its staff a PIN' }, async (tx) => {
    for (const { email } of gymStaff) {
      await tx.query(
        `insert into lan_staff (id, gym_id, name, role, language, pin_hash, is_active, confirmed_at)
         select id, gym_id, name, role, language, $2, true, now() from users where email = $1 and gym_id is not null
         on conflict (gym_id, id) do ${known === undefined ? 'update set pin_hash = excluded.pin_hash' : 'nothing'}`,
        [email, await hashPin(pin, randomBytes(16))],
      );
    }
  });
  if (known === undefined) writeSecretFile(fileOf(dataFolder), pin);
  return pin;
}

function drawnPin(): string {
  for (;;) {
    const pin = String(randomInt(100_000, 1_000_000));
    if (!isWeakPin(pin)) return pin;
  }
}
