import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

const text = { type: ['string', 'null'] };
const schemaOf = (columns) => ({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { ...columns, id: { type: 'string', maxLength: 36 } },
  required: ['id'],
});

const members = schemaOf({
  gym_id: text,
  first_name: text,
  last_name: text,
  membership_type: text,
  plan_id: text,
  membership_expires: text,
  frozen_from: text,
  frozen_until: text,
  payment_due_since: text,
  waiver_signed_at: text,
  suspended_reason: text,
  is_active: { type: 'boolean' },
  member_since: text,
});
const visits = schemaOf({
  gym_id: text,
  member_id: text,
  badge_id: text,
  reader_id: text,
  door_id: text,
  entered_at: { type: 'number' },
  boot_id: text,
  monotonic_ns: text,
  clock_quality: text,
});

/** A database in memory with the collections of the bench; each turn of sending has one of its own: nine, and one that does not count. */
export async function openCollections(name) {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false });
  const small = { schema: members };
  const turns = Array.from({ length: 10 }, (_, turn) => [`visits${turn + 1}`, { schema: visits }]);
  await database.addCollections({ small, large: small, ...Object.fromEntries(turns) });
  return database;
}
