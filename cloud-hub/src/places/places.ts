import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { OpeningHours } from '@jarvis-edge/sync/opening-hours.ts';
import type { Role } from '../../protocol/person.ts';
import type { Franchise, FranchiseEdit, Gym, GymEdit, NewFranchise, NewGym, Places } from '../../protocol/places.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import type { Tx } from '../tenancy/scope.ts';
import type * as z from 'zod/mini';

/** Until somebody says better: every day, so that no new gym is closed by an oversight. */
const openingHours: OpeningHours = {
  weekly: {
    mon: [['06:00', '22:00']],
    tue: [['06:00', '22:00']],
    wed: [['06:00', '22:00']],
    thu: [['06:00', '22:00']],
    fri: [['06:00', '22:00']],
    sat: [['06:00', '22:00']],
    sun: [['06:00', '22:00']],
  },
  exceptions: [],
};

export interface Doer {
  readonly actor: Actor;
  readonly role: Role;
}

export interface PlacesParts {
  readonly writeAudit: WriteAudit;
  /** Makes the key of a tenant's badge HMACs, as the hub itself. */
  readonly makeTenantKey: (tx: Tx, tenantId: string) => Promise<void>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

interface FranchiseRow {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly status: Franchise['status'];
  readonly subscription_plan: Franchise['subscriptionPlan'];
  readonly created_at: Date;
}

interface GymRow {
  readonly id: string;
  readonly franchise_id: string | null;
  readonly slug: string;
  readonly name: string;
  readonly city: string;
  readonly address: string | null;
  readonly timezone: string;
  readonly status: Gym['status'];
  readonly created_at: Date;
}

const ofFranchise = 'id, name, city, status, subscription_plan, created_at';
const ofGym = 'id, franchise_id, slug, name, city, address, timezone, status, created_at';

/** All that whoever asks may see. */
export async function readPlaces(tx: Tx): Promise<Places> {
  const franchises = await tx.query<FranchiseRow>(`select ${ofFranchise} from franchises order by lower(name), id`);
  const gyms = await tx.query<GymRow>(`select ${ofGym} from gyms order by lower(name), id`);
  return { franchises: franchises.map(franchiseOf), gyms: gyms.map(gymOf) };
}

export async function addFranchise(
  tx: Tx,
  { writeAudit, makeTenantKey, newId }: PlacesParts,
  { actor }: Doer,
  { name, city = null, status = 'active', subscriptionPlan = 'starter' }: z.infer<typeof NewFranchise>,
): Promise<Franchise> {
  const id = newId();
  const [row] = await tx.query<FranchiseRow>(
    `insert into franchises (id, name, city, status, subscription_plan) values ($1, $2, $3, $4, $5) returning ${ofFranchise}`,
    [id, name, city, status, subscriptionPlan],
  );
  const franchise = franchiseOf(present(row));
  await makeTenantKey(tx, id);
  await writeAudit(tx, actor, {
    ...deedOn('franchises', id),
    action: 'franchise_added',
    franchiseId: id,
    after: franchise,
  });
  return franchise;
}

/** @throws RequestRefused 404 for a franchise that is not theirs as for one that is not there. */
export async function editFranchise(
  tx: Tx,
  { writeAudit }: PlacesParts,
  { actor, role }: Doer,
  id: string,
  { name, city, status, subscriptionPlan }: z.infer<typeof FranchiseEdit>,
): Promise<Franchise> {
  const before = await tx.query<FranchiseRow>(`select ${ofFranchise} from franchises where id = $1 for update`, [id]);
  if (before[0] === undefined) throw unknown('franchise');
  if (role !== 'super_admin' && (status !== undefined || subscriptionPlan !== undefined)) {
    throw beyondRole('What a franchise has subscribed to is not for its owner to change.');
  }
  const [after] = await tx.query<FranchiseRow>(
    `update franchises set name = coalesce($2, name), city = case when $3 then $4 else city end,
       status = coalesce($5, status), subscription_plan = coalesce($6, subscription_plan)
     where id = $1 returning ${ofFranchise}`,
    [id, name, city !== undefined, city ?? null, status, subscriptionPlan],
  );
  const franchise = franchiseOf(present(after));
  await writeAudit(tx, actor, {
    ...deedOn('franchises', id),
    action: 'franchise_edited',
    franchiseId: id,
    before: franchiseOf(before[0]),
    after: franchise,
  });
  return franchise;
}

/** @throws RequestRefused 404 for a franchise that is not theirs, 409 when the short name is taken. */
export async function addGym(
  tx: Tx,
  { writeAudit, makeTenantKey, newId }: PlacesParts,
  { actor, role }: Doer,
  { franchiseId, name, slug, city, address = null, timezone }: z.infer<typeof NewGym>,
): Promise<Gym> {
  refuseUnknownTimezone(timezone);
  if (franchiseId === null && role !== 'super_admin') throw beyondRole('An independent gym is a client of its own.');
  if (franchiseId !== null) {
    const mine = await tx.query('select from franchises where id = $1', [franchiseId]);
    if (mine.length === 0) throw unknown('franchise');
  }
  const id = newId();
  const [row] = await tx.query<GymRow>(
    `insert into gyms (id, franchise_id, slug, name, city, address, timezone, opening_hours)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (slug) do nothing returning ${ofGym}`,
    [id, franchiseId, slug, name, city, address, timezone, JSON.stringify(openingHours)],
  );
  if (row === undefined) throw slugTaken(slug);
  await makeTenantKey(tx, franchiseId ?? id);
  const gym = gymOf(row);
  await writeAudit(tx, actor, { ...deedOn('gyms', id), action: 'gym_added', gymId: id, after: gym });
  return gym;
}

/** @throws RequestRefused 404 for a gym that is not theirs as for one that is not there. */
export async function editGym(
  tx: Tx,
  { writeAudit }: PlacesParts,
  { actor, role }: Doer,
  id: string,
  { name, city, address, timezone, status }: z.infer<typeof GymEdit>,
): Promise<Gym> {
  if (timezone !== undefined) refuseUnknownTimezone(timezone);
  const before = await tx.query<GymRow>(`select ${ofGym} from gyms where id = $1 for update`, [id]);
  if (before[0] === undefined) throw unknown('gym');
  if (role === 'gym_manager' && status !== undefined) {
    throw beyondRole('Whether a gym is open for business is not for its manager to change.');
  }
  const [after] = await tx.query<GymRow>(
    `update gyms set name = coalesce($2, name), city = coalesce($3, city), address = case when $4 then $5 else address end,
       timezone = coalesce($6, timezone), status = coalesce($7, status)
     where id = $1 returning ${ofGym}`,
    [id, name, city, address !== undefined, address ?? null, timezone, status],
  );
  const gym = gymOf(present(after));
  await writeAudit(tx, actor, {
    ...deedOn('gyms', id),
    action: 'gym_edited',
    gymId: id,
    before: gymOf(before[0]),
    after: gym,
  });
  return gym;
}

const deedOn = (table: string, rowId: string) => ({ table, rowId });

const franchiseOf = ({ subscription_plan, created_at, ...row }: FranchiseRow): Franchise => ({
  ...row,
  subscriptionPlan: subscription_plan,
  createdAt: created_at.getTime(),
});

const gymOf = ({ franchise_id, created_at, ...row }: GymRow): Gym => ({
  ...row,
  franchiseId: franchise_id,
  createdAt: created_at.getTime(),
});

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('A row that was just written cannot be seen.');
  return row;
}

/** Names of places alone: an offset such as `+01:00` knows no summer time. */
function refuseUnknownTimezone(timezone: string): void {
  try {
    if (/^[A-Z]/i.test(timezone)) {
      Intl.DateTimeFormat('en', { timeZone: timezone });
      return;
    }
  } catch {
    // Refused below.
  }
  throw new RequestRefused(400, {
    code: 'unknown-timezone',
    message: 'There is no time zone of that name.',
    remedy: 'Name one as the IANA does, such as Europe/Paris.',
  });
}

const unknown = (what: 'franchise' | 'gym'): RequestRefused =>
  new RequestRefused(404, {
    code: `unknown-${what}`,
    message: `There is no such ${what} among yours.`,
    remedy: 'Choose one from the list.',
  });

const slugTaken = (slug: string): RequestRefused =>
  new RequestRefused(409, {
    code: 'slug-taken',
    message: `A gym is called "${slug}" already.`,
    remedy: 'Choose another short name.',
  });

const beyondRole = (message: string): RequestRefused =>
  new RequestRefused(403, { code: 'role', message, remedy: 'Ask somebody of the organisation.' });
