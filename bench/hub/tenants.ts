import { hashPassword } from '@jarvis-edge/cloud-hub/identity/passwords.ts';
import type pg from 'pg';

export const size = {
  franchises: 10,
  gyms: 50,
  members: 25_000,
  visits: 1_000_000,
  days: 365,
  audit: 100_000,
  admins: 5,
} as const;

/** One text is one id, in every run, of the form that UUIDs have. */
export const idOf = (what: string, number: string): string =>
  `overlay(overlay(md5('${what}' || (${number})::text) placing '4' from 13) placing '8' from 17)::uuid`;
const franchiseIds = idOf('franchise', `g % ${size.franchises}`);

/** Somebody who works there, by a role that a dashboard is read as. */
export interface BenchPerson {
  readonly id: string;
  readonly email: string;
  readonly role: 'super_admin' | 'franchise_owner' | 'gym_manager';
  /** Those that the person sees. */
  readonly gymIds: readonly string[];
}

/** Nobody's: the database that it opens is thrown away. */
export const password = 'bench bench bench bench';

/** Ten franchises of five gyms each, 500 members a gym, a year of visits; the same rows in every run. */
export async function fillTenants(superuser: pg.Client): Promise<void> {
  const perGym = size.members / size.gyms;
  for (const statement of [
    `insert into franchises (id, name) select ${idOf('franchise', 'g')}, 'Franchise ' || g
     from generate_series(0, ${size.franchises - 1}) as g`,
    `insert into gyms (id, franchise_id, slug, name, city, timezone, opening_hours)
     select ${idOf('gym', 'g')}, ${franchiseIds}, 'bench-' || g, 'Salle ' || g, 'Lyon', 'Europe/Paris',
       '{"weekly": {}, "exceptions": []}'
     from generate_series(0, ${size.gyms - 1}) as g`,
    `insert into members (id, gym_id, first_name, last_name, membership_type, member_since)
     select ${idOf('member', 'm')}, ${idOf('gym', `m / ${perGym}`)}, 'Prénom ' || m, 'Nom ' || m, 'Standard',
       now() - m % 900 * interval '1 day'
     from generate_series(0, ${size.members - 1}) as m`,
    // Ids sort by time, as those that boxes make.
    `insert into visits (id, gym_id, member_id, entered_at, boot_id, monotonic_ns, clock_quality, box_id, incarnation)
     select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(v::text), 1, 3) || '8'
             || substr(md5(v::text), 4, 15))::uuid,
       ${idOf('gym', 'gym')}, ${idOf('member', `gym * ${perGym} + abs(hashint8extended(v, 2)) % ${perGym}`)}, at,
       'bench', v, 'ntp', ${idOf('box', 'gym')}, ${idOf('file', 'gym')}
     from (select v, abs(hashint8extended(v, 1)) % ${size.gyms} as gym,
             now() - v * (interval '${size.days} days' / ${size.visits}) as at
           from generate_series(1, ${size.visits}) as v) as visit`,
    `insert into audit_log (id, gym_id, at, actor_kind, actor, action, table_name, row_id)
     select ${idOf('deed', 'a')}, ${idOf('gym', `a % ${size.gyms}`)}, now() - a * interval '5 minutes', 'system',
       'bench', 'bench_' || a % 20, 'members', a::text
     from generate_series(1, ${size.audit}) as a`,
    'vacuum analyze',
  ]) {
    await superuser.query(statement);
  }
}

/** Some super admins, an owner of each franchise, a manager of each gym; all can sign in with the one password. */
export async function addPeople(superuser: pg.Client): Promise<BenchPerson[]> {
  await superuser.query(
    `insert into users (id, email, role, franchise_id, gym_id, password_set_at)
     select ${idOf('admin', 'a')}, 'admin-' || a || '@forme.example', 'super_admin', null::uuid, null::uuid, now()
     from generate_series(1, ${size.admins}) as a
     union all
     select ${idOf('owner', 'id')}, 'owner-' || right(id::text, 6) || '@forme.example', 'franchise_owner', id, null, now()
     from franchises
     union all
     select ${idOf('manager', 'id')}, slug || '@forme.example', 'gym_manager', null, id, now() from gyms`,
  );
  await superuser.query(
    `insert into user_credentials (user_id, password_hash, changed_at) select id, $1, now() from users`,
    [await hashPassword(password)],
  );
  const { rows } = await superuser.query<BenchPerson>(
    `select u.id, u.email, u.role, array_agg(g.id) as "gymIds"
     from users u left join gyms g on u.role = 'super_admin' or g.id = u.gym_id or g.franchise_id = u.franchise_id
     group by u.id order by u.email`,
  );
  return rows;
}
