import type { MemberPage, MemberPageOne, MemberQuery, MemberRow } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { folded } from './folded.ts';
import { riskOf, type RiskColumns } from './figures.ts';

type Query = z.infer<typeof MemberQuery>;
type Row = Omit<MemberRow, 'risk' | 'isInside'> & RiskColumns;
type Person = MemberPageOne['member'];

const orders: Readonly<Record<Query['sort'], string>> = {
  name: `folded(coalesce(m.last_name, '') || ' ' || coalesce(m.first_name, '')), m.id`,
  risk: 'risk.score desc nulls last, m.last_name, m.first_name, m.id',
  last_visit: 'last_visit_at desc nulls last, m.id',
};
const riskyFrom = { high: ['high', 'critical'], critical: ['critical'] } as const;
const visitsShown = 40;
/** Of who was erased nothing is left to find them by. */
const fullName = `trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, ''))`;
const findable = `${fullName} || ' ' || coalesce(m.email, '') || ' ' || coalesce(m.phone, '')`;
const Goals = z.array(z.string()).catch([]);

/** The members of the gym as staff look for them. Nobody who was deleted; who is no longer active only when searched for. */
export class Members {
  readonly #db: Database.Database;
  readonly #one: Database.Statement<[string], Omit<Person, 'goals' | 'isInside'> & { readonly goals: string | null }>;
  readonly #notes: Database.Statement<[string], MemberPageOne['notes'][number]>;
  readonly #visits: Database.Statement<[string, number], MemberPageOne['visits'][number]>;
  readonly #names: Database.Statement<[string], string>;
  readonly #atRisk: Database.Statement<[], number>;

  constructor(db: Database.Database) {
    this.#db = db;
    db.function('folded', { deterministic: true }, (text) => folded(String(text ?? '')));
    // `+?` where a query sorts, joins or has a limit: see `preparedOnce`.
    this.#one = db.prepare(
      `select m.id, coalesce(m.first_name, '') as firstName, coalesce(m.last_name, '') as lastName, m.email, m.phone,
         m.membership_type as membershipType, m.membership_expires as membershipExpires, m.member_since as memberSince,
         p.language, p.communication_style as communicationStyle, f.fitness_level as fitnessLevel, f.primary_goals as goals
       from members m
       left join member_preferences p on p.member_id = m.id and p.deleted_at is null
       left join member_fitness_profiles f on f.member_id = m.id and f.deleted_at is null
       where m.id = +? and m.deleted_at is null limit 1`,
    );
    this.#notes = db.prepare(
      `select n.id, n.text, n.written_at as writtenAt, s.name as author
       from staff_notes n left join lan_staff s on s.id = n.author_id
       where n.member_id = +? and n.deleted_at is null and n.text is not null order by n.written_at desc, n.id desc limit 100`,
    );
    this.#visits = db.prepare(
      'select id, entered_at as at from visits where member_id = +? order by entered_at desc limit +?',
    );
    this.#names = db.prepare<[string], string>(`select ${fullName} from members m where m.id = ?`).pluck();
    this.#atRisk = db
      .prepare<[], number>(
        `select count(*) from member_risks risk join members m on m.id = risk.member_id
         where risk.level in ('high', 'critical') and m.is_active = 1 and m.deleted_at is null`,
      )
      .pluck();
  }

  name(id: string): string {
    return this.#names.get(id) ?? '';
  }

  /** Active ones whose risk is high or critical. */
  atRisk(): number {
    return this.#atRisk.get() ?? 0;
  }

  page({ search, sort, level, offset, limit }: Query, inside: ReadonlyMap<string, unknown>): MemberPage {
    const words = folded(search).split(/\s+/).filter(Boolean);
    const conditions = [
      'm.deleted_at is null',
      ...(words.length === 0 ? ['m.is_active = 1'] : words.map(() => `instr(folded(${findable}), ?) > 0`)),
    ];
    if (level !== undefined)
      conditions.push(`risk.level in (${riskyFrom[level].map((each) => `'${each}'`).join(', ')})`);
    const from = `from members m left join member_risks risk on risk.member_id = m.id where ${conditions.join(' and ')}`;
    const lastVisit = '(select max(entered_at) from visits v where v.member_id = m.id)';
    // Of a page's rows alone the last visit is looked up, unless all are put in its order.
    const chosen = this.#db
      .prepare<unknown[], { id: string; total: number } & RiskColumns>(
        `select m.id, count(*) over () as total, risk.score, risk.level, risk.risk_by as riskBy
           ${sort === 'last_visit' ? `, ${lastVisit} as last_visit_at` : ''}
         ${from} order by ${orders[sort]} limit +? offset ?`,
      )
      .all(...words, limit, offset);
    const row = this.#db.prepare<[string], Omit<Row, keyof RiskColumns>>(
      `select m.id, ${fullName} as name, m.membership_type as membershipType,
         m.membership_expires as membershipExpires, ${lastVisit} as lastVisitAt from members m where m.id = +?`,
    );
    const members = chosen.flatMap(({ id, total: _, ...risk }) => {
      const found = row.get(id);
      return found === undefined ? [] : [{ ...found, risk: riskOf(risk), isInside: inside.has(id) }];
    });
    return { members, total: chosen[0]?.total ?? (offset === 0 ? 0 : this.#count(from, words)) };
  }

  one(id: string): Omit<Person, 'isInside'> | undefined {
    const row = this.#one.get(id);
    return row && { ...row, goals: Goals.parse(JSON.parse(row.goals ?? '[]')) };
  }

  notes(id: string): MemberPageOne['notes'] {
    return this.#notes.all(id);
  }

  visits(id: string): MemberPageOne['visits'] {
    return this.#visits.all(id, visitsShown);
  }

  #count(from: string, words: readonly string[]): number {
    const count = this.#db.prepare<unknown[], number>(`select count(*) ${from}`).pluck();
    return count.get(...words) ?? 0;
  }
}
