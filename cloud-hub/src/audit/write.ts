import type { WriteAudit } from '../audited.ts';
import { differences, secretIn } from './differences.ts';

export interface WriteAuditParts {
  readonly newId: () => string;
  /** Unix ms. */
  readonly now: () => number;
}

const insert = `
  insert into audit_log
    (id, at, actor_kind, actor_id, actor, action, gym_id, franchise_id, table_name, row_id, before, after, details, address)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/**
 * The writing end of the log. A deed of a person is written in their own scope or in the hub's; the database refuses it in
 * another's name.
 *
 * @throws Error when a deed carries what looks like a secret, so that a test of the deed meets it first.
 */
export const createWriteAudit =
  ({ newId, now }: WriteAuditParts): WriteAudit =>
  async (tx, actor, { action, gymId, franchiseId, table, rowId, before, after, details = {} }) => {
    const changed = differences(before, after);
    const secret = secretIn({ ...changed.before, ...changed.after, details });
    if (secret !== undefined) throw new Error(`The deed ${action} would write ${secret} into the audit log.`);
    const by = actor.kind === 'system' ? { id: null, name: actor.reason, address: null } : { ...actor, name: null };
    await tx.query(
      insert,
      [
        ...[newId(), new Date(now()), actor.kind, by.id, by.name, action, gymId ?? null, franchiseId ?? null],
        ...[
          table ?? null,
          rowId ?? null,
          json(changed.before),
          json(changed.after),
          JSON.stringify(details),
          by.address,
        ],
      ],
      'audit',
    );
  };

const json = (row: object | null): string | null => (row === null ? null : JSON.stringify(row));
