import type { Tx } from '../tenancy/scope.ts';
import type { KnownGym, KnownMember, Term } from './member-past.ts';

const lookBack = `interval '13 months'`;
const seconds = (time: string): string => `extract(epoch from ${time})::float8`;

interface MemberRow {
  id: string;
  gym_id: string;
  is_deleted: boolean;
  member_since: Date | null;
  membership_expires: Date | null;
  frozen_from: Date | null;
  frozen_until: Date | null;
  workouts_per_week: number | null;
}

/** The members of a tenant's gyms with their year: a question a table, whatever the number of members. @param now Unix ms. */
export async function readTenant(
  tx: Tx,
  gyms: readonly { id: string; timezone: string }[],
  now: number,
): Promise<KnownGym[]> {
  const asked = [gyms.map(({ id }) => id), new Date(now)];
  const members = await tx.query<MemberRow>(
    `select m.id, m.gym_id, m.deleted_at is not null as is_deleted, m.member_since, m.membership_expires, m.frozen_from,
       m.frozen_until, p.workouts_per_week
     from members m
     left join member_fitness_profiles p on p.gym_id = m.gym_id and p.member_id = m.id and p.deleted_at is null
     where m.gym_id = any($1::uuid[])
     order by m.gym_id, m.id`,
    asked.slice(0, 1),
  );
  const visits = byMember(
    await tx.query<{ member_id: string; count: number; last_at: number; at: number[] | null }>(
      `select member_id, count(*)::integer as count, ${seconds('max(happened_at)')} as last_at,
         array_agg(${seconds('happened_at')}) filter (where happened_at > $2::timestamptz - ${lookBack}) as at
       from visits where gym_id = any($1::uuid[]) and happened_at <= $2 group by member_id`,
      asked,
    ),
  );
  const sessions = byMember(
    await tx.query<{ member_id: string; count: number; last_at: number; mean_ms: number | null; at: number[] | null }>(
      `select member_id, count(*)::integer as count, ${seconds('max(at)')} as last_at,
         avg(${seconds('closed_at')} - ${seconds('started_at')}) * 1000 as mean_ms,
         array_agg(${seconds('at')}) filter (where at > $2::timestamptz - ${lookBack}) as at
       from (select member_id, started_at, closed_at, coalesce(corrected_at, started_at) as at from sessions
             where gym_id = any($1::uuid[]) and member_id is not null) as s
       where at <= $2 group by member_id`,
      asked,
    ),
  );
  // A refinement by a cloud model is a row of its own: of a session the newest counts.
  const sentiments = byMember(
    await tx.query<{ member_id: string; at: number[]; scores: number[] }>(
      `select member_id, array_agg(${seconds('at')} order by at, session_id) as at,
         array_agg(score order by at, session_id) as scores
       from (select distinct on (c.gym_id, c.session_id) c.member_id, c.session_id, c.sentiment_score::float8 as score,
               coalesce(s.corrected_at, s.started_at, c.created_at) as at
             from conversation_summaries c
             left join sessions s on s.gym_id = c.gym_id and s.id = c.session_id
             where c.gym_id = any($1::uuid[]) and c.member_id is not null and c.status = 'done'
               and c.sentiment_score is not null and c.created_at > $2::timestamptz - ${lookBack}
             order by c.gym_id, c.session_id, c.created_at desc) as newest
       where at <= $2 group by member_id`,
      asked,
    ),
  );
  const bookings = byMember(
    await tx.query<{ member_id: string; starts: number[]; changes: number[]; states: string[] }>(
      `select member_id, array_agg(${seconds('starts_at')} order by starts_at, id) as starts,
         array_agg(${seconds('changed_at')} order by starts_at, id) as changes,
         array_agg(state order by starts_at, id) as states
       from bookings
       where gym_id = any($1::uuid[]) and starts_at <= $2 and starts_at > $2::timestamptz - ${lookBack}
       group by member_id`,
      asked,
    ),
  );
  const terms = byMember(
    await tx.query<{ member_id: string; known: number[]; ends: (number | null)[]; active: boolean[] }>(
      `select member_id, array_agg(${seconds('known_at')} order by known_at) as known,
         array_agg(case when isfinite(expires) then ${seconds('expires')} end order by known_at) as ends,
         array_agg(is_active order by known_at) as active
       from membership_terms where gym_id = any($1::uuid[]) and known_at <= $2 group by member_id`,
      asked,
    ),
  );

  const membersOf = new Map<string, KnownMember[]>(gyms.map(({ id }) => [id, []]));
  for (const row of members) {
    const [visit, session, felt] = [visits.get(row.id), sessions.get(row.id), sentiments.get(row.id)];
    const [booked, term] = [bookings.get(row.id), terms.get(row.id)];
    membersOf.get(row.gym_id)?.push({
      ...{ id: row.id, gymId: row.gym_id, isDeleted: row.is_deleted, workoutsPerWeek: row.workouts_per_week },
      memberSince: row.member_since?.getTime() ?? null,
      membershipExpires: row.membership_expires?.getTime() ?? null,
      frozen: row.frozen_from && { from: row.frozen_from.getTime(), until: row.frozen_until?.getTime() ?? null },
      totals: {
        visits: visit?.count ?? 0,
        lastVisitAt: visit ? ms(visit.last_at) : null,
        sessions: session?.count ?? 0,
        meanSessionMs: session?.mean_ms ?? null,
        lastSessionAt: session ? ms(session.last_at) : null,
      },
      visits: Float64Array.from(visit?.at ?? [], ms).sort(),
      sessions: Float64Array.from(session?.at ?? [], ms).sort(),
      sentiments: felt?.at.map((at, place) => ({ at: ms(at), score: felt.scores[place] ?? 0 })) ?? [],
      bookings:
        booked?.starts.map((at, place) => ({
          startsAt: ms(at),
          changedAt: ms(booked.changes[place] ?? at),
          state: booked.states[place] ?? '',
        })) ?? [],
      terms:
        term?.known.map((at, place): Term => {
          const ends = term.ends[place] ?? null;
          return { knownAt: ms(at), expires: ends === null ? null : ms(ends), isActive: term.active[place] ?? true };
        }) ?? [],
    });
  }
  return gyms.map(({ id, timezone }) => ({ id, timezone, members: membersOf.get(id) ?? [] }));
}

const byMember = <Row extends { member_id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.member_id, row]));

/** From seconds, as PostgreSQL gives them. */
const ms = (at: number): number => Math.round(at * 1000);
