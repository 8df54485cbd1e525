import type pg from 'pg';
import type { GeneratedGym, GeneratedMember } from './year.ts';

const rowsAtOnce = 20_000;

type Client = Pick<pg.Client, 'query'>;

/** Writes a generated year as boxes and staff would have, past row-level security and the triggers of the change log. */
export async function insertYear(superuser: Client, franchiseId: string, gyms: readonly GeneratedGym[]): Promise<void> {
  await superuser.query('begin');
  await superuser.query('set local session_replication_role = replica');
  await superuser.query(`insert into franchises (id, name) values ($1, 'Année générée')`, [franchiseId]);
  for (const [index, gym] of gyms.entries()) {
    await superuser.query(
      `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
       values ($1, $2, $3, $4, 'Lyon', $5, '{"weekly": {}, "exceptions": []}')`,
      [gym.id, franchiseId, `generated-${gym.id}`, `Salle ${index + 1}`, gym.timezone],
    );
    await insertGym(superuser, gym);
  }
  await superuser.query('commit');
}

const seconds = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function insertGym(superuser: Client, { id, members }: GeneratedGym): Promise<void> {
  const each = <Row>(of: (member: GeneratedMember) => readonly Row[]): Row[] =>
    members.flatMap((member) => [...of(member)]);
  await insert(
    superuser,
    `insert into members (id, gym_id, first_name, last_name, membership_type, membership_expires, is_active, member_since)
     select n.id, $2, 'Membre', left(n.id::text, 8), 'Standard', n.expires, n.active, n.since
     from jsonb_to_recordset($1) as n (id uuid, expires timestamptz, active boolean, since timestamptz)`,
    id,
    members.map(({ known }) => ({
      id: known.id,
      expires: seconds(known.membershipExpires),
      active: known.terms.at(-1)?.isActive ?? true,
      since: seconds(known.memberSince),
    })),
  );
  await insert(
    superuser,
    `insert into member_fitness_profiles (id, member_id, gym_id, gym_ids, workouts_per_week)
     select gen_random_uuid(), n.id, $2, array[$2::uuid], n.workouts from jsonb_to_recordset($1) as n (id uuid, workouts integer)`,
    id,
    members.map(({ known }) => ({ id: known.id, workouts: known.workoutsPerWeek })),
  );
  await insert(
    superuser,
    `insert into membership_terms (gym_id, member_id, known_at, expires, is_active)
     select $2, n.id, n.known, n.expires, n.active
     from jsonb_to_recordset($1) as n (id uuid, known timestamptz, expires timestamptz, active boolean) on conflict do nothing`,
    id,
    each(({ known }) =>
      known.terms.map(({ knownAt, expires, isActive }) => ({
        ...{ id: known.id, known: seconds(knownAt), expires: seconds(expires), active: isActive },
      })),
    ),
  );
  await insert(
    superuser,
    `insert into visits (id, gym_id, member_id, entered_at, boot_id, monotonic_ns, clock_quality, box_id, incarnation)
     select gen_random_uuid(), $2, n.id, n.at, 'generated', 1, 'ntp', $2, $2
     from jsonb_to_recordset($1) as n (id uuid, at timestamptz)`,
    id,
    each(({ known }) => [...known.visits].map((at) => ({ id: known.id, at: seconds(at) }))),
  );
  await insert(
    superuser,
    `with made as (
       insert into sessions (id, gym_id, member_id, state, started_at, last_activity_at, closed_at, boot_id, monotonic_ns, clock_quality)
       select n.session, $2, n.id, 'closed', n.at, n.ends, n.ends, 'generated', 1, 'ntp'
       from jsonb_to_recordset($1) as n (session uuid, id uuid, at timestamptz, ends timestamptz, score real))
     insert into conversation_summaries (id, gym_id, session_id, member_id, sentiment_score, status, created_at)
     select gen_random_uuid(), $2, n.session, n.id, n.score, 'done', n.ends
     from jsonb_to_recordset($1) as n (session uuid, id uuid, at timestamptz, ends timestamptz, score real)`,
    id,
    each(({ known, sessions }) =>
      sessions.map(({ startedAt, closedAt, score }) => ({
        ...{ session: crypto.randomUUID(), id: known.id, at: seconds(startedAt), ends: seconds(closedAt), score },
      })),
    ),
  );
  await insert(
    superuser,
    `insert into bookings (id, gym_id, occurrence_id, member_id, state, made_at, starts_at, changed_at)
     select gen_random_uuid(), $2, gen_random_uuid(), n.id, n.state, n.at - interval '2 days', n.at, n.changed
     from jsonb_to_recordset($1) as n (id uuid, state text, at timestamptz, changed timestamptz)`,
    id,
    each(({ known }) =>
      known.bookings.map(({ startsAt, changedAt, state }) => ({
        ...{ id: known.id, state, at: seconds(startsAt), changed: seconds(changedAt) },
      })),
    ),
  );
}

async function insert(superuser: Client, sql: string, gymId: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await superuser.query(sql, [JSON.stringify(rows.slice(from, from + rowsAtOnce)), gymId]);
  }
}
