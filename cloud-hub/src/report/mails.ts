import type pg from 'pg';
import { Summary, type MailTrouble, type Saying } from '../../protocol/reports.ts';
import type { Recipient } from '../letter.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { triesAtMost, type NextTry } from './next-try.ts';
import type { NewReport } from './weekly.ts';

const scope = { kind: 'system', reason: 'people are told of the report of their gym or franchise' } as const;
/** A try that has not ended by then never will: the hub died in it. Longer than a mail server may take, ms. */
const brokenOffMs = 10 * 60_000;

/** A mail that is to leave now. */
export interface DueMail {
  readonly userId: string;
  readonly reportId: string;
  /** With the one that begins. */
  readonly tries: number;
  readonly to: Recipient;
  /** Of the reader. */
  readonly name: string;
  readonly place: string;
  readonly period: string;
  readonly timezone: string;
  readonly matters: readonly Saying[];
  readonly gymNames: Readonly<Record<string, string>>;
}

/** Who reads a report by mail: managers that of their gym, owners that of their franchise, unless they want none. */
const readers = `select u.id, u.email, u.name, u.language from users u
  where u.is_active and u.password_set_at is not null
    and not exists (select from report_mail_refusals r where r.user_id = u.id)`;

/** Puts down a mail for each reader, in the transaction of the report: neither is there without the other. */
export const putDown = (tx: Tx, { id, gymId, franchiseId, timezone }: NewReport, now: number): Promise<unknown> =>
  tx.query(
    `insert into report_mails (user_id, report_id, gym_id, franchise_id, timezone, made_at, state, next_try_at)
     select reader.id, $1, $2, $3, $4, $5, 'waiting', $5 from (
       ${readers} and case when $2::uuid is null then u.role = 'franchise_owner' and u.franchise_id = $3
                      else u.role = 'gym_manager' and u.gym_id = $2 end) reader`,
    [id, gymId, franchiseId, timezone, new Date(now)],
  );

/**
 * Takes the mail that is due the longest; no other process of the hub takes it until it is noted or broken off. One whose reader is
 * none any more, or wants none since, goes by without a word.
 *
 * @returns undefined where none is due.
 */
export async function takeDue(pool: pg.Pool, now: number): Promise<DueMail | undefined> {
  for (;;) {
    const taken = await inScope(pool, scope, async (tx) => {
      const mail = await begin(tx, now);
      if (mail === undefined) return 'none';
      // A hub that died in every try of it is not asked to once more.
      if (mail.tries > triesAtMost) return void (await end(tx, mail, 'given_up', 'broken_off', now));
      return (await read(tx, mail)) ?? void (await end(tx, mail, 'not_wanted', null, now));
    });
    if (taken === 'none') return undefined;
    if (taken !== undefined) return taken;
  }
}

interface Begun {
  readonly userId: string;
  readonly reportId: string;
  readonly gymId: string | null;
  readonly franchiseId: string | null;
  readonly timezone: string;
  readonly tries: number;
}

async function begin(tx: Tx, now: number): Promise<Begun | undefined> {
  const [row] = await tx.query<{
    user_id: string;
    report_id: string;
    gym_id: string | null;
    franchise_id: string | null;
    timezone: string;
    tries: number;
  }>(
    `update report_mails m set state = 'sending', tries = tries + 1, next_try_at = $2
     from (
       select user_id, report_id from report_mails where state in ('waiting', 'sending') and next_try_at <= $1
       order by next_try_at, user_id, report_id limit 1 for update skip locked
     ) due
     where m.user_id = due.user_id and m.report_id = due.report_id
     returning m.user_id, m.report_id, m.gym_id, m.franchise_id, m.timezone, m.tries`,
    [new Date(now), new Date(now + brokenOffMs)],
  );
  if (row === undefined) return undefined;
  const { user_id: userId, report_id: reportId, gym_id: gymId, franchise_id: franchiseId, timezone, tries } = row;
  return { userId, reportId, gymId, franchiseId, timezone, tries };
}

/** @returns undefined where there is nobody, or nothing, to send it for. */
async function read(tx: Tx, { userId, reportId, gymId, franchiseId, timezone, tries }: Begun) {
  const [reader] = await tx.query<Recipient & { name: string }>(
    `${readers} and u.id = $1
       and case when $2::uuid is null then u.role = 'franchise_owner' and u.franchise_id = $3
           else u.role = 'gym_manager' and u.gym_id = $2 end`,
    [userId, gymId, franchiseId],
  );
  const [report] = await tx.query<{ place: string; period: string; summary: unknown }>(
    gymId === null
      ? `select f.name as place, to_char(r.period, 'YYYY-MM-DD') as period, r.body -> 'summary' as summary
         from franchise_reports r join franchises f on f.id = r.franchise_id where r.franchise_id = $2 and r.id = $1`
      : `select g.name as place, to_char(r.period, 'YYYY-MM-DD') as period, r.body -> 'summary' as summary
         from reports r join gyms g on g.id = r.gym_id where r.gym_id = $2 and r.id = $1`,
    [reportId, gymId ?? franchiseId],
  );
  if (reader === undefined || report === undefined) return undefined;
  const gyms = await tx.query<{ id: string; name: string }>('select id, name from gyms where franchise_id = $1', [
    franchiseId,
  ]);
  return {
    ...{ userId, reportId, tries, timezone, place: report.place, period: report.period, name: reader.name },
    to: { email: reader.email, language: reader.language },
    matters: Summary.safeParse(report.summary).data ?? [],
    gymNames: Object.fromEntries(gyms.map(({ id, name }) => [id, name])),
  };
}

const end = (
  tx: Tx,
  { userId, reportId }: Pick<Begun, 'userId' | 'reportId'>,
  state: 'sent' | 'given_up' | 'not_wanted',
  trouble: MailTrouble | null,
  now: number,
): Promise<unknown> =>
  tx.query(`update report_mails set state = $3, trouble = $4, ended_at = $5 where user_id = $1 and report_id = $2`, [
    ...[userId, reportId, state, trouble, new Date(now)],
  ]);

export const noteSent = (pool: pg.Pool, mail: DueMail, now: number): Promise<unknown> =>
  inScope(pool, scope, (tx) => end(tx, mail, 'sent', null, now));

export const noteFailed = (
  pool: pg.Pool,
  mail: DueMail,
  trouble: MailTrouble,
  next: NextTry,
  now: number,
): Promise<unknown> =>
  inScope(pool, scope, (tx) =>
    next.kind === 'given_up'
      ? end(tx, mail, 'given_up', trouble, now)
      : tx.query(
          `update report_mails set state = 'waiting', trouble = $3, next_try_at = $4
           where user_id = $1 and report_id = $2`,
          [mail.userId, mail.reportId, trouble, new Date(now + next.afterMs)],
        ),
  );
