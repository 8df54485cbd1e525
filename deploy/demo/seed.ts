import { randomBytes } from 'node:crypto';
import { badgeHmacs, badgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { inScope, type Tx } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import type pg from 'pg';
import { v7 } from 'uuid';
import { seededRandom, visitTimes } from './history.ts';
import type { Person } from './people.ts';
import { cardNumber, crowd, refusedPeople, sixMembers } from './people.ts';
import { classes, doors, franchise, kiosk, machines, offPeakPlan, otherGym, ownGym, readers } from './places.ts';

const day = 86_400_000;
const newId = (): string => v7();
const iso = (ms: number): string => new Date(ms).toISOString();

type Row = Record<string, unknown>;

/** Inserts rows whose columns are the table's; all rows have the columns of the first. */
async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ');
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

/** Fills an empty hub with the demo's franchise. @returns False when it is there already. */
export async function seed(pool: pg.Pool, now: number): Promise<boolean> {
  return inScope(pool, { kind: 'system', reason: 'the demo fills an empty hub' }, async (tx) => {
    const there = await tx.query('select 1 from gyms where slug = $1', [ownGym.slug]);
    if (there.length > 0) return false;
    const franchiseId = newId();
    const key = randomBytes(32);
    await insert(tx, 'franchises', [{ id: franchiseId, ...franchise, status: 'active', subscription_plan: 'pro' }]);
    await insert(tx, 'tenant_keys', [
      { tenant_id: franchiseId, key: `\\x${key.toString('hex')}`, created_at: iso(now) },
    ]);
    const gymId = newId();
    const otherGymId = newId();
    await insert(tx, 'gyms', [
      {
        id: gymId,
        franchise_id: franchiseId,
        ...ownGym,
        status: 'active',
        clock_policy: 'admit',
        created_at: iso(now),
      },
      {
        id: otherGymId,
        franchise_id: franchiseId,
        ...otherGym,
        status: 'active',
        clock_policy: 'admit',
        created_at: iso(now),
      },
    ]);
    await seedPlaces(tx, gymId, now);
    await seedPeople(tx, { gymId, otherGymId, franchiseId, key, now });
    return true;
  });
}

async function seedPlaces(tx: Tx, gymId: string, now: number): Promise<void> {
  const kioskId = newId();
  await insert(tx, 'kiosks', [{ id: kioskId, gym_id: gymId, ...kiosk, status: 'provisioning', created_at: iso(now) }]);
  const doorIds = { main: newId(), turnstile: newId() };
  await insert(
    tx,
    'doors',
    (['main', 'turnstile'] as const).map((name) => ({ id: doorIds[name], gym_id: gymId, ...doors[name] })),
  );
  await insert(
    tx,
    'readers',
    readers.map(({ door, ...reader }) => ({
      id: newId(),
      gym_id: gymId,
      kind: 'simulated',
      ...reader,
      door_id: door && doorIds[door],
      kiosk_id: kioskId,
    })),
  );
  await insert(tx, 'plans', [{ id: newId(), gym_id: gymId, ...offPeakPlan }]);
  await insert(
    tx,
    'classes',
    classes.map(({ name, coach, place, minutes, description }) => ({
      id: newId(),
      gym_id: gymId,
      name,
      coach,
      place,
      minutes,
      description,
    })),
  );
  await insert(
    tx,
    'equipment',
    machines.map(([name, kind, place, status]) => ({ id: newId(), gym_id: gymId, name, kind, place, status })),
  );
}

interface Place {
  gymId: string;
  otherGymId: string;
  franchiseId: string;
  key: Buffer;
  now: number;
}

async function seedPeople(tx: Tx, { gymId, otherGymId, franchiseId, key, now }: Place): Promise<void> {
  const [plan] = await tx.query<{ id: string }>('select id from plans where gym_id = $1', [gymId]);
  const random = seededRandom(20_261_121);
  const member = (gym: string, firstName: string, lastName: string, since: number, over: Row = {}): Row => {
    const { plan: planName, ...columns } = over;
    return {
      id: newId(),
      gym_id: gym,
      other_gym_ids: '{}',
      first_name: firstName,
      last_name: lastName,
      membership_type: 'Standard',
      plan_id: planName === undefined ? null : plan?.id,
      membership_expires: iso(now + 200 * day),
      frozen_from: null,
      frozen_until: null,
      payment_due_since: null,
      waiver_signed_at: iso(since),
      suspended_reason: null,
      is_active: true,
      member_since: iso(since),
      ...columns,
    };
  };
  const badge = (gym: string, memberId: unknown, label: string, over: Row = {}): Row => ({
    id: newId(),
    gym_id: gym,
    tenant_id: franchiseId,
    member_id: memberId,
    label,
    hmacs: badgeHmacs(key, badgeNumber('em40', cardNumber(label))),
    strength: 'uid',
    issued_at: iso(now - 300 * day),
    revoked_at: null,
    lost_at: null,
    ...over,
  });

  const known = sixMembers.map((person) => ({
    person,
    row: member(gymId, person.firstName, person.lastName, now - 400 * day, { membership_type: person.membershipType }),
  }));
  const refused = refusedPeople.map((person) => {
    const gym = person.gym === 'other' ? otherGymId : gymId;
    return { person, gym, row: member(gym, person.firstName, person.lastName, now - 300 * day, person.member?.(now)) };
  });
  const others = crowd.map(([first, last], index) => {
    const gym = index % 2 === 0 ? gymId : otherGymId;
    return { gym, row: member(gym, first, last, now - 250 * day), perWeek: 1 + random() * 4 };
  });
  const named = refused.filter(({ person }) => person.firstName !== '—');
  await insert(
    tx,
    'members',
    [...known, ...named, ...others].map(({ row }) => row),
  );
  await insert(
    tx,
    'member_preferences',
    known.map(({ person, row }) => preferencesOf(person, row, now)),
  );
  await insert(
    tx,
    'member_fitness_profiles',
    known.map(({ person, row }) => profileOf(person, row)),
  );
  await insert(tx, 'badges', [
    ...known.map(({ person, row }) => badge(gymId, row['id'], person.label)),
    ...refused.map(({ person, gym, row }) => badge(gym, row['id'], person.label, person.badge?.(now))),
  ]);
  await seedVisits(tx, now, [
    ...known.map(({ person, row }) => ({
      gymId,
      memberId: row['id'],
      total: person.visits,
      perWeek: person.workoutsPerWeek,
    })),
    ...others.map(({ gym, row, perWeek }) => ({
      gymId: gym,
      memberId: row['id'],
      total: Math.round(perWeek * 4),
      perWeek,
    })),
  ]);
}

const preferencesOf = ({ language, style }: Person, row: Row, now: number): Row => ({
  id: newId(),
  member_id: row['id'],
  gym_id: row['gym_id'],
  communication_style: style,
  preferred_feedback_style: style,
  language,
  voice: null,
  consent_conversation: { at: iso(now - 300 * day), wording: 1, where: 'desk' },
  consent_sentiment: { at: iso(now - 300 * day), wording: 1, where: 'desk' },
});

const profileOf = ({ level, goals, workoutsPerWeek }: Person, row: Row): Row => ({
  id: newId(),
  member_id: row['id'],
  gym_id: row['gym_id'],
  fitness_level: level,
  primary_goals: goals,
  workouts_per_week: workoutsPerWeek,
});

/** History that earlier boxes recorded; each gym's is retired, so that the kiosk's own box is the only one at work there. */
async function seedVisits(
  tx: Tx,
  now: number,
  people: readonly { gymId: string; memberId: unknown; total: number; perWeek: number }[],
): Promise<void> {
  const random = seededRandom(7);
  for (const gymId of new Set(people.map((person) => person.gymId))) {
    const boxId = newId();
    const incarnation = newId();
    const publicKey = `\\x302a300506032b6570032100${randomBytes(32).toString('hex')}`;
    await insert(tx, 'boxes', [
      {
        id: boxId,
        gym_id: gymId,
        public_key: publicKey,
        incarnation,
        counter: 0,
        software_version: '0.0.9',
        last_seen: iso(now - 8 * 3_600_000),
        revoked_at: iso(now - 8 * 3_600_000),
        revoked_reason: 'replaced',
        name: 'Ancien boîtier',
        created_at: iso(now - 400 * day),
      },
    ]);
    const visits = people
      .filter((person) => person.gymId === gymId)
      .flatMap(({ memberId, total, perWeek }) =>
        visitTimes({ total, perWeek }, now, random).map((at) => ({
          id: v7({ msecs: at }),
          gym_id: gymId,
          member_id: memberId,
          badge_id: null,
          reader_id: null,
          door_id: null,
          entered_at: iso(at),
          boot_id: 'history',
          monotonic_ns: 0,
          clock_quality: 'ntp',
          box_id: boxId,
          incarnation,
          received_at: iso(at + 2000),
        })),
      );
    await insert(tx, 'visits', visits);
  }
}

/** Puts the timetable of the coming week on the hub where it is not there yet. */
export async function fillTimetable(pool: pg.Pool, now: number): Promise<void> {
  const rows = classes.flatMap(({ name, at, days, capacity }) =>
    Array.from({ length: 9 }, (_, index) => new Date(now + (index - 1) * day))
      .filter((date) => (days as readonly number[]).includes(date.getUTCDay()))
      .flatMap((date) => at.map((time) => ({ name, capacity, at: `${date.toISOString().slice(0, 10)} ${time}` }))),
  );
  await inScope(pool, { kind: 'system', reason: 'the demo fills its timetable' }, (tx) =>
    tx.query(
      `insert into class_occurrences (id, gym_id, class_id, starts_at, capacity)
       select gen_random_uuid(), c.gym_id, c.id, r.at::timestamp at time zone g.timezone, r.capacity
       from jsonb_to_recordset($1) as r (name text, at text, capacity integer)
       join classes c on c.name = r.name
       join gyms g on g.id = c.gym_id
       where not exists (select from class_occurrences o where o.gym_id = c.gym_id and o.class_id = c.id
                           and o.starts_at = r.at::timestamp at time zone g.timezone)`,
      [JSON.stringify(rows)],
    ),
  );
}
