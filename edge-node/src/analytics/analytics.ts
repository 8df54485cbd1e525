import { setImmediate as otherWork } from 'node:timers/promises';
import { businessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import type { BusinessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import { figuresOf } from '@jarvis-edge/sync/analytics/figures-of.ts';
import { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import type Database from 'better-sqlite3';
import type { Standing } from '../standing.ts';
import { inTransaction } from '../store/open.ts';
import { idsEnd, MemberPasts, noVisits, withVisits, type VisitsSoFar } from './member-past.ts';
import { withTold, type ToldVisits } from './told-visits.ts';

export interface AnalyticsDeps {
  readonly db: Database.Database;
  readonly gym: () => { readonly id: string; readonly timezone: string } | undefined;
  /** Whether the gym's past is here: figures of half of it would be wrong. */
  readonly isPastLoaded: () => boolean;
  /** Unix ms; undefined while no clock can be trusted. */
  readonly nowMs: () => number | undefined;
  /** Told of each member that was looked at, within the transaction that stores the figures. */
  readonly looked: (standing: Standing) => void;
  readonly failed: (error: unknown) => void;
}

/** Who came in is looked at so often, ms. */
const everyMs = 60_000;
/** Members that are reckoned in one transaction. */
const sliceMembers = 20;

/** How members stand, by this box's own reckoning: after each conversation, after visits, and all of them every night. */
export class Analytics {
  readonly #deps: AnalyticsDeps;
  readonly #pasts: MemberPasts;
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #before: Database.Statement<[string], { figures: string; goalReached: number | null }>;
  readonly #keep: Database.Statement<[string, string, number, string, string, number | null]>;
  readonly #now: Database.Statement<[string], { figures: string; computedAt: number }>;
  readonly #told: Database.Statement<[string], Told>;
  readonly #isErased: Database.Statement<[string], 1>;
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: AnalyticsDeps) {
    this.#deps = deps;
    const { db } = deps;
    this.#pasts = new MemberPasts(db);
    this.#atOnce = inTransaction(db);
    this.#before = db.prepare('select figures, goal_reached as goalReached from member_figures where member_id = ?');
    this.#keep = db.prepare(
      `insert into member_figures (member_id, figures, computed_at, visits, visits_to, goal_reached)
       values (?, ?, ?, ?, ?, ?) on conflict (member_id) do update set figures = excluded.figures,
         computed_at = excluded.computed_at, visits = excluded.visits, visits_to = excluded.visits_to,
         goal_reached = excluded.goal_reached`,
    );
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#now = db.prepare('select figures, computed_at as computedAt from figures_now where member_id = +?');
    this.#told = db.prepare(
      `select coalesce(figures ->> '$.visit_count', 0) as count, coalesce(figures ->> '$.visits_per_week', 0) * 4 as recent,
         figures ->> '$.days_since_last_visit' as daysSinceLast, figures -> '$.learned' as learned, computed_at as at
       from member_analytics where member_id = +? and computed_at is not null order by computed_at desc limit 1`,
    );
    this.#isErased = db
      .prepare<[string], 1>(`select 1 from redactions where subject = 'member' and subject_id = ?`)
      .pluck();
  }

  start(): void {
    this.#timer = setInterval(() => void this.lookAtVisitors().catch(this.#deps.failed), everyMs);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** The newest figures, the hub's or the box's own; undefined before the first. */
  figures(memberId: string): { readonly figures: MemberFigures; readonly computedAt: number } | undefined {
    const row = this.#now.get(memberId);
    const parsed = row && MemberFigures.safeParse(JSON.parse(row.figures));
    return row && parsed?.success ? { figures: parsed.data, computedAt: row.computedAt } : undefined;
  }

  /** Reckons one member anew, in the transaction that is open. Nothing while the past or the time is not known. */
  look(memberId: string): void {
    const calendar = this.#calendar();
    if (calendar !== undefined) this.#look(memberId, calendar, this.#pasts.counted(memberId, calendar));
  }

  /** Reckons those who came since the last look at them. */
  async lookAtVisitors(): Promise<void> {
    const { db } = this.#deps;
    const calendar = this.#calendar();
    if (calendar === undefined) return;
    const end = idsEnd(calendar);
    const from =
      db
        .prepare<[string], string | null>('select max(visits_to) from member_figures where visits_to < ?')
        .pluck()
        .get(end) ?? '';
    // Before the first night everybody is still to be counted.
    if (from === '') return;
    const came = db
      .prepare<[string, string], string>('select distinct member_id from visits where id > ? and id < ?')
      .pluck()
      .all(from, end);
    await this.#lookAt(came, calendar, (memberId) => this.#pasts.counted(memberId, calendar));
  }

  /** Reckons every member of the gym, from all their visits. @returns `later` while the past or the time is not known. */
  async lookAtAll(): Promise<'later' | void> {
    const { db, gym } = this.#deps;
    const calendar = this.#calendar();
    if (calendar === undefined) return 'later';
    const { byMember, to } = await countVisits(db, calendar);
    const members = db
      .prepare<[string], string>('select id from members where gym_id = ? and is_active = 1 and deleted_at is null')
      .pluck()
      .all(gym()?.id ?? '');
    await this.#lookAt(members, calendar, (memberId) => ({ visits: byMember.get(memberId) ?? noVisits, to }));
    return undefined;
  }

  async #lookAt(
    memberIds: readonly string[],
    calendar: BusinessCalendar,
    knownOf: (memberId: string) => VisitsSoFar,
  ): Promise<void> {
    for (let from = 0; from < memberIds.length && this.#deps.db.open; from += sliceMembers) {
      this.#atOnce(() => {
        for (const id of memberIds.slice(from, from + sliceMembers)) this.#look(id, calendar, knownOf(id));
      });
      await otherWork();
    }
  }

  #calendar(): BusinessCalendar | undefined {
    const { gym, isPastLoaded, nowMs } = this.#deps;
    const [place, now] = [gym(), nowMs()];
    return place === undefined || now === undefined || !isPastLoaded()
      ? undefined
      : businessCalendar(place.timezone, now);
  }

  #look(memberId: string, calendar: BusinessCalendar, known: VisitsSoFar): void {
    const { gym, looked } = this.#deps;
    const gymId = gym()?.id;
    if (gymId === undefined || this.#isErased.get(memberId) === 1) return;
    const read = this.#pasts.of(memberId, calendar, known);
    if (read === undefined) return;
    const { past, visitsSoFar, goal } = read;
    const told = this.#told.get(memberId);
    const visits = told
      ? withTold(past.visits, this.#pasts.visitsAround(memberId, told.at, calendar), told, calendar)
      : past.visits;
    const own = figuresOf({ ...past, visits }, calendar);
    const before = this.#before.get(memberId);
    this.#keep.run(
      ...([memberId, JSON.stringify(own), calendar.now, JSON.stringify(visitsSoFar.visits), visitsSoFar.to] as const),
      goal === null ? null : Number(goal.isReached),
    );
    looked({
      ...{ gymId, memberId, at: calendar.now, memberSince: past.memberSince, goal },
      figures: { ...own, learned: learnedOf(told) },
      before: before
        ? {
            visitCount: (JSON.parse(before.figures) as { visit_count: number }).visit_count,
            goalReached: before.goalReached === null ? null : before.goalReached === 1,
          }
        : null,
    });
  }
}

/** What the hub last reckoned; the learned score is known there alone. */
interface Told extends ToldVisits {
  /** JSON. */
  readonly learned: string | null;
}

const learnedOf = (told: Told | undefined): MemberFigures['learned'] =>
  MemberFigures.shape.learned.safeParse(JSON.parse(told?.learned ?? 'null')).data ?? null;

/** All visits by member, a part of the table at a time. @returns also the id of the last that was read. */
async function countVisits(
  db: Database.Database,
  calendar: BusinessCalendar,
): Promise<{ byMember: Map<string, VisitsSoFar['visits']>; to: string }> {
  const part = db.prepare<[string, string], { id: string; memberId: string; at: number }>(
    'select id, member_id as memberId, entered_at as at from visits where id > ? and id < ? order by id limit 1000',
  );
  const end = idsEnd(calendar);
  const byMember = new Map<string, VisitsSoFar['visits']>();
  let after = '';
  for (let rows = part.all(after, end); rows.length > 0; rows = db.open ? part.all(after, end) : []) {
    for (const row of rows) {
      const visits = byMember.get(row.memberId) ?? noVisits;
      byMember.set(row.memberId, withVisits({ visits, to: after }, [row], calendar).visits);
    }
    after = rows.at(-1)?.id ?? after;
    await otherWork();
  }
  return { byMember, to: after };
}
