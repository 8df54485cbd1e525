import { commandMs, type BoxAddress, type CommandAnswer, type SentCommand } from '@jarvis-edge/sync/fleet-link.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type pg from 'pg';
import type * as z from 'zod/mini';
import type { Command, CommandRecord } from '../../protocol/fleet.ts';
import type { Actor, WriteAudit } from '../audited.ts';
import { boxRevoked } from '../box-claims.ts';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';

export interface CommandDeps {
  readonly pool: pg.Pool;
  readonly writeAudit: WriteAudit;
  readonly newId: () => string;
  /** Unix ms. */
  readonly now: () => number;
}

export interface WaitingCommand extends BoxAddress {
  readonly sent: SentCommand;
}

/** Writes down what a box is asked to do, by whom; nothing has been sent yet. */
export const createAsk =
  ({ pool, writeAudit, newId, now }: CommandDeps) =>
  async (
    asker: { scope: Scope; actor: Actor & { id: string } },
    boxId: string,
    command: Command,
  ): Promise<WaitingCommand> =>
    inScope(pool, asker.scope, async (tx) => {
      const { gymId, isRevoked } = await boxOf(tx, boxId);
      if (isRevoked) throw boxRevoked();
      const transactionId = newId();
      const [askedAt, expiresAt] = [now(), now() + commandMs];
      await tx.query(
        `insert into box_commands (transaction_id, gym_id, box_id, command, asked_by, asked_at, expires_at)
         values ($1, $2, $3, $4::jsonb, $5, $6, $7)`,
        [transactionId, gymId, boxId, JSON.stringify(command), asker.actor.id, new Date(askedAt), new Date(expiresAt)],
      );
      await writeAudit(tx, asker.actor, {
        action: 'box_commanded',
        gymId,
        table: 'box_commands',
        rowId: transactionId,
        details: { boxId, ...command },
      });
      return { gymId, boxId, sent: { transactionId, expiresAt, command } };
    });

/** @throws RequestRefused 404 where the transaction sees no such box. */
async function boxOf(tx: Tx, boxId: string): Promise<{ gymId: string; isRevoked: boolean }> {
  const [box] = await tx.query<{ gym_id: string; is_revoked: boolean }>(
    'select gym_id, revoked_at is not null as is_revoked from boxes where id = $1',
    [boxId],
  );
  if (box === undefined) {
    throw new RequestRefused(404, {
      code: 'unknown-box',
      message: 'No such box is among those that you see.',
      remedy: 'Look at the list of boxes again.',
    });
  }
  return { gymId: box.gym_id, isRevoked: box.is_revoked };
}

/** What these boxes have not answered yet and may still do. */
export async function waitingFor(tx: Tx, boxIds: readonly string[], now: number): Promise<WaitingCommand[]> {
  const rows = await tx.query<{
    transaction_id: string;
    gym_id: string;
    box_id: string;
    command: Command;
    expires_at: Date;
  }>(
    `select transaction_id, gym_id, box_id, command, expires_at from box_commands
     where state = 'sent' and expires_at > $2 and box_id = any($1::uuid[]) order by asked_at`,
    [boxIds, new Date(now)],
  );
  return rows.map(({ transaction_id, gym_id, box_id, command, expires_at }) => ({
    gymId: gym_id,
    boxId: box_id,
    sent: { transactionId: transaction_id, expiresAt: expires_at.getTime(), command },
  }));
}

/** A box that did it says so even after its time was up. @returns whether the command was one of that box. */
export async function noteAnswer(tx: Tx, box: BoxAddress, answer: CommandAnswer, now: number): Promise<boolean> {
  const rows = await tx.query(
    `update box_commands set state = $4, answered_at = $5, result = $6::jsonb
     where gym_id = $1 and box_id = $2 and transaction_id = $3 and state in ('sent', 'expired')
     returning transaction_id`,
    [
      box.gymId,
      box.boxId,
      answer.transactionId,
      answer.state,
      new Date(now),
      answer.result === undefined ? null : JSON.stringify(answer.result),
    ],
  );
  return rows.length > 0;
}

/** @returns The gyms whose boxes did not answer in time. */
export async function expire(tx: Tx, now: number): Promise<string[]> {
  const rows = await tx.query<{ gym_id: string }>(
    `update box_commands set state = 'expired' where state = 'sent' and expires_at <= $1 returning gym_id`,
    [new Date(now)],
    'fleet-expire',
  );
  return rows.map(({ gym_id }) => gym_id);
}

const shownMax = 50;

/** The newest commands to one box, newest first. */
export const readCommands = (pool: pg.Pool, scope: Scope, boxId: string): Promise<z.infer<typeof CommandRecord>[]> =>
  inScope(pool, scope, async (tx) => {
    const { gymId } = await boxOf(tx, boxId);
    const rows = await tx.query<{
      transaction_id: string;
      command: Command;
      asker: string | null;
      asked_at: Date;
      state: 'sent' | 'done' | 'failed' | 'expired';
      answered_at: Date | null;
      result: unknown;
    }>(
      `select c.transaction_id, c.command, u.email as asker, c.asked_at, c.state, c.answered_at, c.result
       from box_commands c left join users u on u.id = c.asked_by
       where c.gym_id = $1 and c.box_id = $2 order by c.asked_at desc limit ${shownMax}`,
      [gymId, boxId],
    );
    return rows.map(({ transaction_id, command, asker, asked_at, state, answered_at, result }) => ({
      transactionId: transaction_id,
      command: command.command,
      // Whom a manager does not see has no address here.
      askedBy: asker ?? '',
      askedAt: asked_at.getTime(),
      state,
      answeredAt: answered_at?.getTime() ?? null,
      result,
    }));
  });
