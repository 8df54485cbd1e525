import type pg from 'pg';
import { z } from 'zod';
import { inScope, type Tx } from '../tenancy/scope.ts';

export const Visit = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  /** First name and the initial of the last. */
  memberName: z.string(),
  door: z.string().nullable(),
  reader: z.string().nullable(),
  /** Unix ms, by the box's clock. */
  enteredAt: z.int(),
  /** Unix ms. */
  receivedAt: z.int(),
});
export type Visit = z.infer<typeof Visit>;

export const Box = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  lastSeenAt: z.int().nullable(),
  softwareVersion: z.string().nullable(),
});
export type Box = z.infer<typeof Box>;

export const Gym = z.object({ id: z.string(), name: z.string(), city: z.string(), timezone: z.string() });

export const Overview = z.object({ visits: z.array(Visit), gyms: z.array(Gym), boxes: z.array(Box) });
export type Overview = z.infer<typeof Overview>;

const scope = { kind: 'system', reason: 'the console of this machine, until staff sign in' } as const;

export function readOverview(pool: pg.Pool, limit: number): Promise<Overview> {
  return inScope(pool, scope, async (tx) => ({
    visits: (await visitRows(tx).orderBy('visits.entered_at', 'desc').limit(limit).execute()).map(toVisit),
    gyms: await tx.db.selectFrom('gyms').select(['id', 'name', 'city', 'timezone']).orderBy('name').execute(),
    boxes: await boxesIn(tx),
  }));
}

export function readVisits(pool: pg.Pool, ids: readonly string[]): Promise<Visit[]> {
  return inScope(pool, scope, async (tx) =>
    (await visitRows(tx).where('visits.id', 'in', ids).orderBy('visits.entered_at').execute()).map(toVisit),
  );
}

export function readBoxes(pool: pg.Pool): Promise<Box[]> {
  return inScope(pool, scope, boxesIn);
}

function visitRows(tx: Tx) {
  return tx.db
    .selectFrom('visits')
    .innerJoin('gyms', 'gyms.id', 'visits.gym_id')
    .leftJoin('members', 'members.id', 'visits.member_id')
    .leftJoin('doors', (join) =>
      join.onRef('doors.gym_id', '=', 'visits.gym_id').onRef('doors.id', '=', 'visits.door_id'),
    )
    .leftJoin('readers', (join) =>
      join.onRef('readers.gym_id', '=', 'visits.gym_id').onRef('readers.id', '=', 'visits.reader_id'),
    )
    .select([
      'visits.id',
      'visits.gym_id as gymId',
      'gyms.name as gymName',
      'members.first_name as firstName',
      'members.last_name as lastName',
      'doors.name as door',
      'readers.name as reader',
      'visits.entered_at as enteredAt',
      'visits.received_at as receivedAt',
    ]);
}

type VisitRow = Awaited<ReturnType<ReturnType<typeof visitRows>['execute']>>[number];

const toVisit = ({ firstName, lastName, enteredAt, receivedAt, ...visit }: VisitRow): Visit => ({
  ...visit,
  memberName: shortName(firstName, lastName),
  enteredAt: enteredAt.getTime(),
  receivedAt: receivedAt.getTime(),
});

/** "Marie D."; a visit can outlive its member, who then is a dash. */
export function shortName(firstName: string | null, lastName: string | null): string {
  const [initial] = lastName ?? '';
  if (firstName === null) return '–';
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}

async function boxesIn(tx: Tx): Promise<Box[]> {
  const rows = await tx.db
    .selectFrom('boxes')
    .innerJoin('gyms', 'gyms.id', 'boxes.gym_id')
    .where('revoked_at', 'is', null)
    .select([
      'boxes.id',
      'boxes.gym_id as gymId',
      'gyms.name as gymName',
      'last_seen as lastSeen',
      'software_version as softwareVersion',
    ])
    .orderBy('gyms.name')
    .execute();
  return rows.map(({ lastSeen, ...box }) => ({ ...box, lastSeenAt: lastSeen?.getTime() ?? null }));
}
