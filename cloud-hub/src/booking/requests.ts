import { Id } from '@jarvis-edge/sync/change.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { z } from 'zod';
import type { Tx } from '../tenancy/scope.ts';

export const BookingRequest = z.object({
  /** Chosen by who asks, so that asking twice is asking once. */
  id: Id.optional(),
  gymId: Id,
  occurrenceId: Id,
  memberId: Id,
  kind: z.enum(['book', 'cancel']),
});
export type BookingRequest = z.infer<typeof BookingRequest>;

export const BookingReply = z.object({
  id: Id,
  kind: z.enum(['book', 'cancel']),
  /** Unix ms. */
  requestedAt: z.int(),
  /** What the gym's box made of it; null until it has answered. */
  answer: z
    .object({
      outcome: z.enum(['booked', 'waiting', 'cancelled', 'refused']),
      reason: z.string().nullable(),
      bookingId: Id.nullable(),
      /** Unix ms. */
      answeredAt: z.int(),
    })
    .nullable(),
});
export type BookingReply = z.infer<typeof BookingReply>;

/**
 * Asks the gym's box to book or cancel: it alone knows who has a place.
 *
 * @param id Of the request, where `request` has none.
 * @throws RequestRefused when the gym has no such class, or does not admit the member.
 */
export async function requestBooking(tx: Tx, request: BookingRequest, id: string): Promise<BookingReply> {
  const { gymId, occurrenceId, memberId, kind } = request;
  const requestId = request.id ?? id;
  const [known] = await tx.query<{ isClass: boolean; isMember: boolean }>(
    `select exists (select from class_occurrences where gym_id = $1 and id = $2) as "isClass",
       exists (select from members where gym_ids @> array[$1::uuid] and id = $3 and deleted_at is null) as "isMember"`,
    [gymId, occurrenceId, memberId],
  );
  if (known?.isClass !== true) throw unknown('class', 'Choose a class of this gym.');
  if (!known.isMember) throw unknown('member', 'Choose a member whom this gym admits.');
  await tx.query(
    `insert into booking_requests (id, gym_id, occurrence_id, member_id, kind) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [requestId, gymId, occurrenceId, memberId, kind],
  );
  const reply = await readBookingReply(tx, gymId, requestId);
  if (reply === undefined) throw new Error('A request to book is gone as soon as it was made.');
  return reply;
}

interface Row {
  readonly kind: 'book' | 'cancel';
  readonly requested_at: Date;
  readonly outcome: 'booked' | 'waiting' | 'cancelled' | 'refused' | null;
  readonly reason: string | null;
  readonly booking_id: string | null;
  readonly answered_at: Date | null;
}

/** @returns undefined when there is no such request. */
export async function readBookingReply(tx: Tx, gymId: string, id: string): Promise<BookingReply | undefined> {
  const [row] = await tx.query<Row>(
    `select r.kind, r.requested_at, a.outcome, a.reason, a.booking_id, a.answered_at
     from booking_requests r left join booking_answers a on a.gym_id = r.gym_id and a.id = r.id
     where r.gym_id = $1 and r.id = $2`,
    [gymId, id],
  );
  if (row === undefined) return undefined;
  const { kind, requested_at, outcome, reason, booking_id: bookingId, answered_at } = row;
  const answer =
    outcome === null || answered_at === null ? null : { outcome, reason, bookingId, answeredAt: answered_at.getTime() };
  return { id, kind, requestedAt: requested_at.getTime(), answer };
}

const unknown = (what: 'class' | 'member', remedy: string): RequestRefused =>
  new RequestRefused(404, { code: `unknown-${what}`, message: `This gym has no such ${what}.`, remedy });
