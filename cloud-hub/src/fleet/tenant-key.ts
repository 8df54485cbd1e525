import { randomBytes } from 'node:crypto';
import type { Tx } from '../tenancy/scope.ts';

/** The key of the tenant's badge HMACs, 32 bytes, made when it is first asked for. */
export async function tenantKey(tx: Tx, tenantId: string): Promise<Buffer> {
  await tx.db
    .insertInto('tenant_keys')
    .values({ tenant_id: tenantId, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { key } = await tx.db
    .selectFrom('tenant_keys')
    .select('key')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return key;
}
