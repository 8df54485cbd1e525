import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type * as z from 'zod/mini';
import { Figures, type Member, type MemberPage, type MemberQuery, type MemberRead } from '../../protocol/insight.ts';
import type { Tx } from '../tenancy/scope.ts';
import { readConversations, readMoods } from './conversations.ts';

/** From which score on a level begins. */
const floors = { any: null, medium: 0.3, high: 0.5, critical: 0.7 } as const;

interface Row {
  readonly id: string;
  readonly gym_id: string;
  readonly name: string;
  readonly membership_type: string | null;
  readonly membership_expires: Date | null;
  readonly figures: unknown;
  readonly computed_at: Date | null;
}

const shown = `m.id, m.gym_id, concat_ws(' ', m.first_name, m.last_name) as name, m.membership_type, m.membership_expires,
  a.figures, a.computed_at`;
/** The higher of both scores: a member whom either of them names is looked at. */
const risk = `greatest((a.figures ->> 'churn_risk_score')::real, (a.figures #>> '{learned,score}')::real)`;

/** As people type a name in a hurry: without capitals and accents. Both sides are folded by the database, so by one rule. */
const folded = (text: string): string => `lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g'))`;
/** Its words, for a pattern to hold. */
const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replaceAll(/[%_\\]/g, '\\$&'));

/** Those at risk first. Ranked by the score alone: figures are long, and read only for whom the page shows. */
export async function readMembers(tx: Tx, query: z.output<typeof MemberQuery>): Promise<MemberPage> {
  const { gymId, franchiseId, text, level, offset, limit } = query;
  const rows = await tx.query<Row & { total: number }>(
    `with ranked as materialized (
       select m.gym_id, m.id, concat_ws(' ', m.first_name, m.last_name) as name, ${risk} as risk
       from members m join gyms g on g.id = m.gym_id
         left join member_analytics a on a.gym_id = m.gym_id and a.member_id = m.id
       where m.deleted_at is null and m.is_active
         and ($1::uuid is null or m.gym_id = $1) and ($2::uuid is null or g.franchise_id = $2)
         and (cardinality($3::text[]) = 0 or ${folded(`concat_ws(' ', m.first_name, m.last_name)`)}
           like all (array(select '%' || ${folded('word')} || '%' from unnest($3) word)))
     ), wanted as (
       select *, (count(*) over ())::integer as total from ranked where $4::real is null or risk >= $4
       order by risk desc nulls last, name, id offset $5 limit $6
     )
     select ${shown}, wanted.total from wanted join members m on m.gym_id = wanted.gym_id and m.id = wanted.id
       left join member_analytics a on a.gym_id = m.gym_id and a.member_id = m.id
     order by wanted.risk desc nulls last, wanted.name, wanted.id`,
    [gymId ?? null, franchiseId ?? null, wordsOf(text), floors[level], offset, limit],
  );
  return { members: rows.map(memberOf), total: rows[0]?.total ?? 0 };
}

interface Person extends Row {
  readonly email: string | null;
  readonly phone: string | null;
  readonly member_since: Date | null;
}

/** @throws RequestRefused when there is none among theirs. */
export async function readMember(tx: Tx, id: string): Promise<MemberRead> {
  const [row] = await tx.query<Person>(
    `select ${shown}, m.email, m.phone, m.member_since from members m
       left join member_analytics a on a.gym_id = m.gym_id and a.member_id = m.id
     where m.id = $1 and m.deleted_at is null and m.gym_id in (select app.my_gyms())`,
    [id],
  );
  if (row === undefined) throw unknownMember();
  const { conversations } = await readConversations(tx, { gymId: row.gym_id, memberId: id });
  return {
    member: memberOf(row),
    email: row.email,
    phone: row.phone,
    memberSince: row.member_since?.getTime() ?? null,
    conversations,
    moods: await readMoods(tx, row.gym_id, id, null),
  };
}

/** Figures of a version that this hub does not know are not shown half understood. */
function figuresIn(value: unknown): Member['figures'] {
  const { success, data } = Figures.safeParse(value);
  return success ? data : null;
}

const memberOf = (row: Row): Member => ({
  id: row.id,
  gymId: row.gym_id,
  name: row.name,
  membershipType: row.membership_type,
  membershipExpires: row.membership_expires?.getTime() ?? null,
  figures: figuresIn(row.figures),
  computedAt: row.computed_at?.getTime() ?? null,
});

const unknownMember = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown-member',
    message: 'There is no such member.',
    remedy: 'Read the list anew.',
  });
