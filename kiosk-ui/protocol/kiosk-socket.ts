import { communicationStyles } from '@jarvis-edge/sync/communication-style.ts';
import * as z from 'zod/mini';

/**
 * What box and kiosk say to each other over `/api/kiosks/:slug/socket`: JSON text messages with `type`, `at` (Unix ms by the
 * box's clock) and, where an answer is expected, `id`. A conversation has messages of its own on the same socket (`talk.ts`), and
 * binary messages are its audio (`audio-frame.ts`).
 */

export const Language = z.enum(['fr', 'en', 'es']);
export type Language = z.infer<typeof Language>;

export const CommunicationStyle = z.enum(communicationStyles);
export type CommunicationStyle = z.infer<typeof CommunicationStyle>;

/** What a kiosk may show of the member in front of it. */
export const Greeted = z.object({
  memberId: z.string(),
  firstName: z.string(),
  language: z.nullable(Language),
  communicationStyle: z.nullable(CommunicationStyle),
});
export type Greeted = z.infer<typeof Greeted>;

const time = z.int();
const tap = { at: time, tapId: z.string(), readerId: z.string() };

/** An entry was granted: the visit is on disk and the door has been told to open. */
export const Admitted = z.object({
  type: z.literal('admitted'),
  ...tap,
  member: Greeted,
  door: z.nullable(z.string()),
  /** False when the same visit's door was opened once more. */
  newVisit: z.boolean(),
});

/** A member tapped at the kiosk's own reader, to talk; nothing was decided. */
export const Recognised = z.object({ type: z.literal('recognised'), ...tap, member: Greeted });

/** A member left through an exit reader. */
export const Departed = z.object({ type: z.literal('departed'), ...tap, member: Greeted });

/**
 * Why a tap was refused, with what the words need to say it. Dates and times are Unix ms, `timezone` is the gym's: a
 * kiosk shows the gym's time whatever its own clock is set to.
 */
export const Refusal = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('unknown-badge') }),
  z.object({ reason: z.literal('badge-unassigned') }),
  z.object({ reason: z.literal('badge-revoked') }),
  z.object({ reason: z.literal('badge-lost') }),
  z.object({ reason: z.literal('wrong-gym'), homeGym: z.nullable(z.string()) }),
  z.object({ reason: z.literal('gym-not-operating') }),
  z.object({ reason: z.literal('suspended-by-staff') }),
  z.object({ reason: z.literal('member-inactive') }),
  z.object({ reason: z.literal('membership-ended'), endedAt: time }),
  z.object({ reason: z.literal('membership-frozen'), until: z.nullable(time) }),
  z.object({ reason: z.literal('payment-due'), since: time }),
  z.object({ reason: z.literal('waiver-missing') }),
  z.object({ reason: z.literal('gym-closed-today'), opensAt: z.nullable(time) }),
  z.object({ reason: z.literal('gym-closed-now'), opensAt: z.nullable(time) }),
  z.object({ reason: z.literal('outside-plan-hours'), admittedAt: z.nullable(time) }),
  z.object({ reason: z.literal('already-inside'), since: time }),
  z.object({ reason: z.literal('clock-not-trusted') }),
  z.object({ reason: z.literal('cannot-record') }),
]);
export type Refusal = z.infer<typeof Refusal>;
export type RefusalReason = Refusal['reason'];

export const Refused = z.object({ type: z.literal('refused'), ...tap, member: z.nullable(Greeted), refusal: Refusal });

export const ReaderState = z.enum(['opening', 'ready', 'lost']);
export type ReaderState = z.infer<typeof ReaderState>;

/** A reader of this kiosk was plugged, unplugged or found. `cause` is for a technician, in English. */
export const ReaderChanged = z.object({
  type: z.literal('reader'),
  at: time,
  readerId: z.string(),
  name: z.string(),
  purpose: z.enum(['entry', 'exit', 'identify']),
  state: ReaderState,
  cause: z.nullable(z.string()),
});

/** Whether box and hub can reach each other, since when, and how many changes wait to be sent. */
export const LinkChanged = z.object({
  type: z.literal('link'),
  at: time,
  state: z.enum(['up', 'down']),
  since: time,
  waiting: z.int(),
});

export const ClassToday = z.object({
  occurrenceId: z.string(),
  name: z.string(),
  coach: z.nullable(z.string()),
  place: z.nullable(z.string()),
  startsAt: time,
  minutes: z.int(),
  cancelled: z.boolean(),
});

/** The kiosk's place: sent on connection and again whenever any of it changes. */
export const Place = z.object({
  type: z.literal('place'),
  at: time,
  kiosk: z.object({ id: z.string(), slug: z.string(), name: z.string(), language: Language }),
  gym: z.object({ id: z.string(), name: z.string(), city: z.string(), timezone: z.string() }),
  /** The gym's current local day: opening intervals as Unix ms; none when closed all day. */
  today: z.object({ open: z.boolean(), intervals: z.array(z.object({ from: time, to: time })) }),
  classes: z.array(ClassToday),
  /** True only where the badge simulator is served (demo and tests). */
  simulator: z.boolean(),
});

/** The answer to `ping`. */
export const Pong = z.object({ type: z.literal('pong'), at: time, id: z.string() });

export const BoxMessage = z.discriminatedUnion('type', [
  Place,
  Admitted,
  Recognised,
  Departed,
  Refused,
  ReaderChanged,
  LinkChanged,
  Pong,
]);
export type BoxMessage = z.infer<typeof BoxMessage>;
export type BoxMessageOf<T extends BoxMessage['type']> = Extract<BoxMessage, { type: T }>;

/** Kiosk → box, every few seconds: a missing `pong` is how a kiosk notices a dead cable. */
export const Ping = z.object({ type: z.literal('ping'), at: time, id: z.string() });
export const KioskMessage = z.discriminatedUnion('type', [Ping]);
export type KioskMessage = z.infer<typeof KioskMessage>;

/** Close codes of the socket (4000–4999 are an application's own, RFC 6455 §7.4.2). */
export const closeCode = { notPaired: 4401, badMessage: 4400, unpaired: 4403, replaced: 4409 } as const;
