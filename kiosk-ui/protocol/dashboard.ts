import { alertPriorities, alertStates } from '@jarvis-edge/sync/alert-kinds.ts';
import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { isStorable, notStorable, timeMax } from '@jarvis-edge/sync/storable.ts';
import { z } from 'zod';

/**
 * The API that the staff's dashboard asks of the box, below `/api/dashboard`. Everything is for signed-in staff of this gym;
 * times are Unix ms by the hub's clock as far as the box knows it.
 */

const Id = z.string();
const Moment = z.number();
/** What staff send, the hub has to keep. */
const Words = z.string().trim().refine(isStorable, notStorable);
const isTime = (at: number): boolean => Number.isInteger(at) && at >= 0 && at <= timeMax;
const notTime = 'has to be a time in Unix ms';
const Parameters = z.record(z.string(), z.unknown());
const Intents = z.array(z.enum([...intents, 'unknown']));
const Risk = z.object({
  score: z.number(),
  level: z.enum(['low', 'medium', 'high', 'critical']),
  /** Whose score it is: the owners' rule, or the learned model where it stands. */
  by: z.enum(['rule', 'learned']),
});

export const PersonInside = z.object({ memberId: Id, name: z.string(), since: Moment, risk: Risk.nullable() });

/** GET overview */
export const Overview = z.object({
  gym: z.object({ id: Id, name: z.string(), timezone: z.string() }),
  at: Moment,
  inside: z.array(PersonInside),
  today: z.object({ visits: z.int(), sessions: z.int(), negativeSessions: z.int(), reports: z.int() }),
  openAlerts: z.int(),
  /** Members whose risk is high or critical. */
  atRisk: z.int(),
  link: z.enum(['up', 'down', 'unknown']),
});
export type Overview = z.infer<typeof Overview>;

export const memberSorts = ['name', 'risk', 'last_visit'] as const;
/** GET members */
export const MemberQuery = z.object({
  search: Words.max(80).default(''),
  sort: z.enum(memberSorts).default('risk'),
  level: z.enum(['high', 'critical']).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const MemberRow = z.object({
  id: Id,
  name: z.string(),
  membershipType: z.string().nullable(),
  membershipExpires: Moment.nullable(),
  lastVisitAt: Moment.nullable(),
  risk: Risk.nullable(),
  isInside: z.boolean(),
});
export const MemberPage = z.object({ members: z.array(MemberRow), total: z.int() });
export type MemberRow = z.infer<typeof MemberRow>;
export type MemberPage = z.infer<typeof MemberPage>;

export const SessionRow = z.object({
  id: Id,
  memberId: Id.nullable(),
  memberName: z.string().nullable(),
  kioskName: z.string().nullable(),
  startedAt: Moment,
  closedAt: Moment.nullable(),
  language: z.string().nullable(),
  summary: z
    .object({
      status: z.enum(['pending', 'done', 'failed']),
      text: z.string().nullable(),
      /** Whether a cloud model worded the text. */
      isRefined: z.boolean(),
      score: z.number().nullable(),
      sentiment: z.enum(sentiments).nullable(),
      emotion: z.enum(emotions).nullable(),
      topics: z.array(z.enum(topics)),
      intents: Intents,
      /** Codes with parameters. */
      actionItems: z.array(z.object({ code: z.string(), parameters: Parameters })),
    })
    .nullable(),
});
export type SessionRow = z.infer<typeof SessionRow>;

/** GET sessions?memberId&before&limit, newest first */
export const SessionQuery = z.object({
  memberId: Id.optional(),
  before: z.coerce.number().refine(isTime, notTime).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const SessionPage = z.object({ sessions: z.array(SessionRow) });
export type SessionPage = z.infer<typeof SessionPage>;

/** GET sessions/:id. Turns are there for 30 days and where the member lets them be kept. */
export const SessionPageOne = z.object({
  session: SessionRow,
  turns: z.array(
    z.object({
      id: Id,
      role: z.enum(['member', 'jarvis']),
      text: z.string(),
      at: Moment,
      /** Of what the member said; −1 to 1. */
      score: z.number().nullable(),
      intent: z.enum([...intents, 'unknown']).nullable(),
    }),
  ),
});
export type SessionPageOne = z.infer<typeof SessionPageOne>;

/** GET members/:id */
export const MemberPageOne = z.object({
  member: z.object({
    id: Id,
    firstName: z.string(),
    lastName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    membershipType: z.string().nullable(),
    membershipExpires: Moment.nullable(),
    memberSince: Moment.nullable(),
    language: z.string().nullable(),
    communicationStyle: z.string().nullable(),
    fitnessLevel: z.string().nullable(),
    goals: z.array(z.string()),
    isInside: z.boolean(),
  }),
  figures: MemberFigures.nullable(),
  notes: z.array(z.object({ id: Id, text: z.string(), writtenAt: Moment, author: z.string().nullable() })),
  visits: z.array(z.object({ id: Id, at: Moment })),
  sessions: z.array(SessionRow),
  /** Open ones about this member. */
  alerts: z.array(z.lazy(() => AlertRow)),
});
export type MemberPageOne = z.infer<typeof MemberPageOne>;

/** PATCH members/:id; what is left out stays. */
export const MemberEdit = z
  .object({
    firstName: Words.min(1).max(80),
    lastName: Words.min(1).max(80),
    email: z.email().nullable(),
    phone: Words.max(40).nullable(),
  })
  .partial();
export type MemberEdit = z.infer<typeof MemberEdit>;
/** POST members/:id/notes */
export const NewNote = z.object({ text: Words.min(1).max(2000) });

export const AlertRow = z.object({
  id: Id,
  type: z.string(),
  cause: z.string(),
  priority: z.enum(alertPriorities),
  status: z.enum(alertStates),
  memberId: Id.nullable(),
  memberName: z.string().nullable(),
  kioskName: z.string().nullable(),
  /** From which it came, and whether that can be read: erased at the member's wish, or gone: never kept, or long enough. */
  conversation: z.object({ id: Id, state: z.enum(['kept', 'erased', 'gone']) }).nullable(),
  parameters: Parameters,
  actions: z.array(z.string()),
  createdAt: Moment,
  assignedTo: z.object({ id: Id, name: z.string().nullable() }).nullable(),
  /** Out of sight until then. */
  snoozedUntil: Moment.nullable(),
  resolvedAt: Moment.nullable(),
  resolutionNotes: z.string().nullable(),
});
export type AlertRow = z.infer<typeof AlertRow>;

/** GET alerts */
export const AlertQuery = z.object({ show: z.enum(['open', 'snoozed', 'done']).default('open') });
export const AlertPage = z.object({ alerts: z.array(AlertRow) });
export type AlertPage = z.infer<typeof AlertPage>;

/** POST alerts/:id. A member is written to by nobody but staff: the draft is theirs to send. */
export const AlertDeed = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('assign'), to: Id.nullable() }),
  z.object({ deed: z.literal('snooze'), until: Moment.refine(isTime, notTime).nullable() }),
  z.object({ deed: z.literal('resolve'), notes: Words.min(1).max(2000) }),
  z.object({ deed: z.literal('dismiss'), notes: Words.max(2000).default('') }),
]);
export type AlertDeed = z.infer<typeof AlertDeed>;

/** GET alerts/:id/draft: a message to the member in their language and style; 409 where they take no messages. */
export const Draft = z.object({ language: z.enum(['fr', 'en', 'es']), subject: z.string(), text: z.string() });
export type Draft = z.infer<typeof Draft>;

/** GET team */
export const Team = z.object({
  team: z.array(z.object({ id: Id, name: z.string(), role: z.enum(['gym_manager', 'gym_staff']) })),
});
export type Team = z.infer<typeof Team>;

export const dashboardRooms = ['inside', 'alerts', 'sessions', 'members', 'link'] as const;
/** GET events (server-sent): which rooms have changed; a page asks them again. */
export const DashboardEvent = z.object({ rooms: z.array(z.enum(dashboardRooms)) });
export type DashboardEvent = z.infer<typeof DashboardEvent>;
