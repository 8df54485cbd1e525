import * as z from 'zod/mini';
import { storable, Time } from './storable.ts';

/** The audit log as the console searches it. Times are Unix ms. */

export const AuditEntry = z.object({
  id: z.uuid(),
  at: z.int(),
  actorKind: z.enum(['user', 'box', 'system']),
  actorId: z.nullable(z.string()),
  /** E-mail address of a user, name of a box, or the reason for which the hub acted. */
  actor: z.string(),
  /** Such as `user_invited`: put into words by the console. */
  action: z.string(),
  gymId: z.nullable(z.string()),
  franchiseId: z.nullable(z.string()),
  table: z.nullable(z.string()),
  rowId: z.nullable(z.string()),
  /** The columns that changed, alone. Secrets and hashes are never among them. */
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
  details: z.record(z.string(), z.unknown()),
  address: z.nullable(z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** `GET /api/audit`: the newest first; `cursor` of the page before gives the next. Managers see their gym, owners their franchise. */
export const AuditQuery = z.object({
  text: z.optional(z.string().check(z.maxLength(100), storable)),
  action: z.optional(z.string().check(z.maxLength(60), storable)),
  gymId: z.optional(z.uuid()),
  actorId: z.optional(z.uuid()),
  from: z.optional(Time),
  until: z.optional(Time),
  cursor: z.optional(z.string().check(z.maxLength(100), storable)),
});
export const AuditPage = z.object({
  entries: z.array(AuditEntry),
  cursor: z.nullable(z.string()),
  /** Every action that the log knows, for the choice on the page. */
  actions: z.array(z.string()),
});
export type AuditPage = z.infer<typeof AuditPage>;
