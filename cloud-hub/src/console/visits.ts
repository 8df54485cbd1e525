import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../tenancy/scope.ts';

export const Visit = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  /** First name and the initial of the last. */
  memberName: z.string(),
  door: z.string().nullable(),
  reader: z.string().nullable(),
  /** When it was, as well as anyone can tell. Unix ms. */
  enteredAt: z.int(),
  /** What the box's clock said where that was wrong, and how the hub knows better. */
  corrected: z.object({ boxClockAt: z.int(), basis: z.enum(['boot', 'offset']) }).nullable(),
  /** Unix ms. */
  receivedAt: z.int(),
});
export type Visit = z.infer<typeof Visit>;

export const Box = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  lastSeenAt: z.int().nullable(),
  /** How far its clock was ahead of the hub's in its last push, ms; negative: behind; null: not known yet. */
  clockAheadMs: z.int().nullable(),
  softwareVersion: z.string().nullable(),
});
export type Box = z.infer<typeof Box>;

export const Gym = z.object({ id: z.string(), name: z.string(), city: z.string(), timezone: z.string() });

export const Overview = z.object({ visits: z.array(Visit), gyms: z.array(Gym), boxes: z.array(Box) });
export type Overview = z.infer<typeof Overview>;

/** Visits are ordered and counted by when they were, not by what a wrong clock said. */
const happenedAt = sql<Date>`coalesce(visits.corrected_at, visits.entered_at)`;

/** Of the gyms that whoever asks may see. */
export async function readOverview(tx: Tx, limit: number): Promise<Overview> {
  return {
    visits: (await visitRows(tx).orderBy(happenedAt, 'desc').limit(limit).execute()).map(toVisit),
    gyms: await tx.db.selectFrom('gyms').select(['id', 'name', 'city', 'timezone']).orderBy('name').execute(),
    boxes: await readBoxes(tx),
  };
}

export async function readVisits(tx: Tx, ids: readonly string[]): Promise<Visit[]> {
  return (await visitRows(tx).where('visits.id', 'in', ids).orderBy(happenedAt).execute()).map(toVisit);
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
      'visits.entered_at as boxClockAt',
      'visits.corrected_at as correctedAt',
      'visits.time_basis as basis',
      'visits.received_at as receivedAt',
    ]);
}

type VisitRow = Awaited<ReturnType<ReturnType<typeof visitRows>['execute']>>[number];

const toVisit = ({ firstName, lastName, boxClockAt, correctedAt, basis, receivedAt, ...visit }: VisitRow): Visit => ({
  ...visit,
  memberName: shortName(firstName, lastName),
  enteredAt: (correctedAt ?? boxClockAt).getTime(),
  corrected: correctedAt !== null && basis !== null ? { boxClockAt: boxClockAt.getTime(), basis } : null,
  receivedAt: receivedAt.getTime(),
});

/** "Marie D."; a visit can outlive its member, who then is a dash. */
export function shortName(firstName: string | null, lastName: string | null): string {
  const [initial] = lastName ?? '';
  if (firstName === null) return '–';
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}

export async function readBoxes(tx: Tx): Promise<Box[]> {
  const rows = await tx.db
    .selectFrom('boxes')
    .innerJoin('gyms', 'gyms.id', 'boxes.gym_id')
    .where('revoked_at', 'is', null)
    .where('public_key', 'is not', null)
    .select([
      'boxes.id',
      'boxes.gym_id as gymId',
      'gyms.name as gymName',
      'last_seen as lastSeen',
      'software_version as softwareVersion',
      'clock_ahead_ms as clockAheadMs',
    ])
    .orderBy('gyms.name')
    .execute();
  return rows.map(({ lastSeen, clockAheadMs, ...box }) => ({
    ...box,
    lastSeenAt: lastSeen?.getTime() ?? null,
    clockAheadMs: clockAheadMs === null ? null : Number(clockAheadMs),
  }));
}
