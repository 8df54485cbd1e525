import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { inScope } from '../src/tenancy/scope.ts';

export const allDay = JSON.stringify({ weekly: {}, exceptions: [] });
const scope = { kind: 'system', reason: 'preparing a test' } as const;

export interface TestGym {
  readonly id: string;
  readonly kioskId: string;
  /** Of the hub that it is in. */
  readonly pool: pg.Pool;
}

/** A franchise, or nothing for an independent gym. */
export async function addFranchise(pool: pg.Pool, name = 'Forme'): Promise<string> {
  const id = newId();
  await inScope(pool, scope, (tx) => tx.query('insert into franchises (id, name) values ($1, $2)', [id, name]));
  return id;
}

/** A gym with a kiosk, and no box yet. */
export async function addGym(
  pool: pg.Pool,
  name: string,
  { franchiseId }: { franchiseId?: string } = {},
): Promise<TestGym> {
  const [id, kioskId] = [newId(), newId()];
  await inScope(pool, scope, async (tx) => {
    await tx.query(
      `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
       values ($1, $2, $3, $4, 'Lyon', 'Europe/Paris', $5)`,
      [id, franchiseId ?? null, name.toLowerCase(), name, allDay],
    );
    await tx.query(`insert into kiosks (id, gym_id, slug, name) values ($1, $2, $3, 'Accueil')`, [
      ...[kioskId, id, `gym-${name.toLowerCase()}`],
    ]);
  });
  return { id, kioskId, pool };
}

export async function addMember(
  pool: pg.Pool,
  gymId: string,
  firstName: string,
  { otherGymIds = [], id = newId() }: { otherGymIds?: readonly string[]; id?: string } = {},
): Promise<string> {
  await inScope(pool, scope, (tx) =>
    tx.query(
      `insert into members (id, gym_id, other_gym_ids, first_name, last_name, membership_type, member_since)
       values ($1, $2, $3, $4, 'Dubois', 'Premium', '2025-03-01T08:30:00.25Z')`,
      [id, gymId, otherGymIds, firstName],
    ),
  );
  return id;
}

/** Anything else that happens at the hub. */
export function atTheHub(
  pool: pg.Pool,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  return inScope(pool, scope, (tx) => tx.query(sql, values));
}
