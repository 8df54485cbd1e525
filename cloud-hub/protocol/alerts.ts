import { alertPriorities, alertStates } from '@jarvis-edge/sync/alert-kinds.ts';
import { languages } from '@jarvis-edge/sync/labels.ts';
import * as z from 'zod/mini';
import { storable } from './storable.ts';

/** Alerts as the console shows them and people act on them. Times are Unix ms. */

const Id = z.uuid();

/** Of what was said: `kept` it can be read, `erased` at a member's wish, `gone` never kept or kept long enough. */
export const keptStates = ['kept', 'erased', 'gone'] as const;

export const Alert = z.object({
  id: Id,
  gymId: Id,
  /** Codes, with what goes with them: the console puts them into words. */
  type: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  actions: z.array(z.string()),
  priority: z.enum(alertPriorities),
  status: z.enum(alertStates),
  memberId: z.nullable(z.string()),
  memberName: z.nullable(z.string()),
  kioskName: z.nullable(z.string()),
  /** From which it came; null of an alert that came from none. */
  conversation: z.nullable(z.object({ id: Id, state: z.enum(keptStates) })),
  createdAt: z.int(),
  /** The name is null of somebody whom the reader may not see. */
  assignedTo: z.nullable(z.object({ id: z.string(), name: z.nullable(z.string()) })),
  /** Out of sight until then. */
  snoozedUntil: z.nullable(z.int()),
  resolvedAt: z.nullable(z.int()),
  resolutionNotes: z.nullable(z.string()),
});
export type Alert = z.infer<typeof Alert>;

export const alertViews = ['open', 'snoozed', 'done'] as const;
export type AlertView = (typeof alertViews)[number];

/** `GET /api/alerts`: the most urgent first; what is done, the newest first. */
export const AlertQuery = z.object({
  show: z.prefault(z.enum(alertViews), 'open'),
  gymId: z.optional(z.uuid()),
  franchiseId: z.optional(z.uuid()),
  memberId: z.optional(z.uuid()),
  /** 0: only how many are open. */
  limit: z.prefault(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(200)), 200),
});
export const AlertPage = z.object({
  alerts: z.array(Alert),
  /** Of all that this person may see, whatever was asked for. */
  open: z.int(),
  /** There are more than the page shows. */
  isCut: z.boolean(),
  /** To whom alerts can be assigned: people of a gym, and those of its franchise. */
  people: z.array(z.object({ id: Id, name: z.string(), gymId: z.nullable(Id), franchiseId: z.nullable(Id) })),
});
export type AlertPage = z.infer<typeof AlertPage>;

/** `GET /api/alerts/:id/draft`: a message to the member in their language and style; 409 where they take no messages. */
export const Draft = z.object({ language: z.enum(languages), subject: z.string(), text: z.string() });
export type Draft = z.infer<typeof Draft>;

const Notes = z.string().check(z.trim(), z.maxLength(2000), storable);
/** `POST /api/alerts/:id` → `Alert`. States move forward only: what is resolved stays so. */
export const AlertDeed = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('assign'), to: z.nullable(Id) }),
  z.object({ deed: z.literal('snooze'), until: z.nullable(z.int()) }),
  z.object({ deed: z.literal('resolve'), notes: Notes.check(z.minLength(1)) }),
  z.object({ deed: z.literal('dismiss'), notes: z.prefault(Notes, '') }),
]);
export type AlertDeed = z.infer<typeof AlertDeed>;
