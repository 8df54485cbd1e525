import type pg from 'pg';
import { inScope, type Scope } from '../tenancy/scope.ts';

const scope: Scope = { kind: 'system', reason: 'what is kept for a time goes in all gyms' };
const sliceRows = 2000;

/** Of what the hub keeps for a time nothing hangs on the very day: boxes keep their answers as long as requests are there. */
export const cleanUpDue = { weekday: 'sun', hour: 3 } as const;

interface Gone {
  readonly turns: number;
  readonly moods: number;
  readonly requests: number;
  readonly heartbeats: number;
  readonly commands: number;
  readonly reports: number;
  readonly mails: number;
}

/**
 * Archives turns older than six months without their text, and forgets how they felt; archives reports older than a year; forgets
 * requests to book that no box keeps answers to, heartbeats older than 30 days, and commands with what they gave back, and
 * what became of mails, older than 90.
 *
 * @param now Unix ms.
 */
export async function cleanUp(pool: pg.Pool, now: number): Promise<Gone> {
  return {
    // A box whose clock runs ahead cannot keep its turns longer than from their arrival.
    turns: await bySlices(
      pool,
      `update session_turns t set text = '', archived_at = $1
       from (
         select gym_id, id from session_turns
         where archived_at is null and coalesce(corrected_at, least(at, received_at)) < $1::timestamptz - interval '6 months'
         limit ${sliceRows}
       ) old
       where t.gym_id = old.gym_id and t.id = old.id returning t.id`,
      now,
    ),
    moods: await bySlices(
      pool,
      `delete from session_moods m using (
         select gym_id, id from session_moods where least(at, received_at) < $1::timestamptz - interval '6 months' limit ${sliceRows}
       ) old
       where m.gym_id = old.gym_id and m.id = old.id returning m.id`,
      now,
    ),
    requests: await bySlices(
      pool,
      `delete from booking_requests r using (
         select gym_id, id from booking_requests where requested_at < $1::timestamptz - interval '60 days' limit ${sliceRows}
       ) old
       where r.gym_id = old.gym_id and r.id = old.id returning r.id`,
      now,
    ),
    heartbeats: await bySlices(
      pool,
      `delete from heartbeats h using (
         select gym_id, box_id, at from heartbeats where at < $1::timestamptz - interval '30 days' limit ${sliceRows}
       ) old
       where h.gym_id = old.gym_id and h.box_id = old.box_id and h.at = old.at returning h.box_id`,
      now,
    ),
    commands: await bySlices(
      pool,
      `delete from box_commands c using (
         select gym_id, transaction_id from box_commands where asked_at < $1::timestamptz - interval '90 days' limit ${sliceRows}
       ) old
       where c.gym_id = old.gym_id and c.transaction_id = old.transaction_id returning c.transaction_id`,
      now,
    ),
    reports:
      (await archived(pool, 'reports', 'gym_id', now)) +
      (await archived(pool, 'franchise_reports', 'franchise_id', now)),
    mails: await bySlices(
      pool,
      `delete from report_mails m using (
         select user_id, report_id from report_mails
         where ended_at is not null and made_at < $1::timestamptz - interval '90 days' limit ${sliceRows}
       ) old
       where m.user_id = old.user_id and m.report_id = old.report_id returning m.report_id`,
      now,
    ),
  };
}

const archived = (pool: pg.Pool, table: string, owner: string, now: number): Promise<number> =>
  bySlices(
    pool,
    `update ${table} r set status = 'archived'
     from (
       select ${owner} as owner, id from ${table}
       where status <> 'archived' and period_end < $1::timestamptz - interval '1 year' limit ${sliceRows}
     ) old
     where r.${owner} = old.owner and r.id = old.id returning r.id`,
    now,
  );

async function bySlices(pool: pg.Pool, sql: string, now: number): Promise<number> {
  let total = 0;
  for (;;) {
    const rows = await inScope(pool, scope, (tx) => tx.query(sql, [new Date(now)]));
    total += rows.length;
    if (rows.length < sliceRows) return total;
  }
}
