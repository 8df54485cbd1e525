import { inScope, type Scope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import type pg from 'pg';
import { percentile } from '../metric.ts';

/** Today's visits by hour, and how many members came in 28 days, gym by gym. */
const statements = (filter: string): readonly string[] => [
  `select v.gym_id, extract(hour from v.happened_at at time zone g.timezone) as hour, count(*) as visits
   from visits v join gyms g on g.id = v.gym_id
   where ${filter} and v.happened_at >= now() - interval '1 day'
   group by 1, 2 order by 1, 2`,
  `select v.gym_id, count(distinct v.member_id) as members, count(*) as visits
   from visits v where ${filter} and v.happened_at >= now() - interval '28 days'
   group by 1 order by 1`,
];

/** Whose eyes a dashboard is read with. */
export interface Reading {
  readonly name: string;
  /** Absent: past row-level security. */
  readonly scope: Scope | undefined;
  /** Named in the query too; absent where only the policies know them. */
  readonly gymIds: readonly string[] | undefined;
}

export interface Timing {
  /** Of both statements, ms, ascending. */
  readonly ms: readonly number[];
  readonly p50: number;
  readonly p95: number;
  /** Rows that came back. */
  readonly rows: number;
}

interface Pools {
  readonly service: pg.Pool;
  readonly superuser: pg.Pool;
}

/** Reads the dashboard with each one's eyes in turn, so that all meet the same machine. */
export async function readInTurns(
  pools: Pools,
  readings: readonly Reading[],
  rounds: number,
): Promise<ReadonlyMap<string, Timing>> {
  const seen = new Map<string, { ms: number[]; rows: number }>(readings.map(({ name }) => [name, { ms: [], rows: 0 }]));
  for (let round = -3; round < rounds; round += 1) {
    // Nobody is always the one behind the slowest.
    const order = readings.map((_, place) => readings[(place + Math.max(0, round)) % readings.length]);
    for (const reading of order) {
      if (reading === undefined) continue;
      const { ms, rows } = await read(pools, reading);
      const of = seen.get(reading.name);
      if (of === undefined || round < 0) continue;
      of.ms.push(ms);
      of.rows = rows;
    }
  }
  return new Map(
    [...seen].map(([name, { ms, rows }]) => {
      const sorted = ms.toSorted((one, other) => one - other);
      return [name, { ms: sorted, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), rows }];
    }),
  );
}

async function read({ service, superuser }: Pools, { scope, gymIds }: Reading): Promise<{ ms: number; rows: number }> {
  const texts = statements(gymIds === undefined ? 'true' : 'v.gym_id = any($1)');
  const values = gymIds === undefined ? [] : [gymIds];
  if (scope === undefined) return timed((text) => superuser.query(text, values).then(({ rows }) => rows), texts);
  return inScope(service, scope, async (tx) => {
    // The transaction has begun when the clock starts.
    await tx.query('select');
    return timed((text) => tx.query(text, values), texts);
  });
}

async function timed(
  query: (text: string) => Promise<readonly unknown[]>,
  texts: readonly string[],
): Promise<{ ms: number; rows: number }> {
  const before = performance.now();
  let rows = 0;
  for (const text of texts) rows += (await query(text)).length;
  return { ms: performance.now() - before, rows };
}

/** How PostgreSQL does it, with the blocks that it touched. */
export async function plansOf({ service }: Pools, { scope, gymIds }: Reading): Promise<string> {
  if (scope === undefined) return '';
  const texts = statements(gymIds === undefined ? 'true' : 'v.gym_id = any($1)');
  return inScope(service, scope, async (tx) => {
    const plans: string[] = [];
    for (const text of texts) {
      const rows = await tx.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, buffers) ${text}`,
        gymIds === undefined ? [] : [gymIds],
      );
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
    }
    return plans.join('\n\n');
  });
}
