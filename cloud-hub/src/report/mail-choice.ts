import type pg from 'pg';
import type { Actor, WriteAudit } from '../audited.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';

const scope = { kind: 'system', reason: 'somebody says whether they want mails of reports' } as const;

export interface MailChoiceParts {
  readonly pool: pg.Pool;
  readonly writeAudit: WriteAudit;
  /** Unix ms. */
  readonly now: () => number;
}

export const wantsMail = (pool: pg.Pool, userId: string): Promise<boolean> =>
  inScope(pool, scope, async (tx) => {
    const refused = await tx.query('select from report_mail_refusals where user_id = $1', [userId]);
    return refused.length === 0;
  });

/** Says for a person whether mails of reports are wanted; saying the same again changes nothing and leaves no line in the log. */
export const createChooseMail =
  ({ pool, writeAudit, now }: MailChoiceParts) =>
  (userId: string, isWanted: boolean, actor: Actor, details: Readonly<Record<string, unknown>> = {}): Promise<void> =>
    inScope(pool, scope, async (tx) => {
      if (!(await write(tx, userId, isWanted, now()))) return;
      const [user] = await tx.query<{ gym_id: string | null; franchise_id: string | null }>(
        'select gym_id, franchise_id from users where id = $1',
        [userId],
      );
      await writeAudit(tx, actor, {
        action: isWanted ? 'report_mails_resumed' : 'report_mails_stopped',
        ...{ gymId: user?.gym_id ?? null, franchiseId: user?.franchise_id ?? null },
        ...{ table: 'users', rowId: userId, details },
      });
    });

/** @returns whether it was otherwise before. */
async function write(tx: Tx, userId: string, isWanted: boolean, now: number): Promise<boolean> {
  const changed = isWanted
    ? await tx.query('delete from report_mail_refusals where user_id = $1 returning user_id', [userId])
    : await tx.query(
        'insert into report_mail_refusals (user_id, refused_at) values ($1, $2) on conflict do nothing returning user_id',
        [userId, new Date(now)],
      );
  return changed.length > 0;
}
