import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import type { Admission, Booking, BookingRefusal, Occurrence } from './settle.ts';
import { promotions, settle } from './settle.ts';

/** How long a request is put off whose class or member may still be on its way from the hub, ms. */
const patienceMs = 60_000;

export interface BookingsDeps {
  readonly db: Database.Database;
  readonly edits: Edits;
  /** The gym of this box; undefined before it is provisioned. */
  readonly gymId: () => string | undefined;
  /** Whether the box knows its classes, its members and what it has booked before. */
  readonly isReady: () => boolean;
  /** Whether a member may come to this gym at that time; null when nobody here knows the member. */
  readonly admission: (memberId: string, at: number) => Admission;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

export interface Wish {
  readonly kind: 'book' | 'cancel';
  readonly occurrenceId: string;
  readonly memberId: string;
}

export type BookingAnswer =
  | { readonly outcome: 'booked' | 'waiting' | 'cancelled'; readonly bookingId: string }
  | { readonly outcome: 'refused'; readonly reason: BookingRefusal | 'not-ready'; readonly bookingId: string | null };

interface Request extends Wish {
  readonly id: string;
  readonly requestedAt: number;
}

/** The gym's own bookings: this box alone decides who has a place, online or not. */
export class Bookings {
  readonly #deps: BookingsDeps;
  readonly #unanswered: Database.Statement<[], Request>;
  readonly #isAnswered: Database.Statement<[string]>;
  readonly #occurrence: Database.Statement<[string], Occurrence>;
  readonly #bookings: Database.Statement<[string], Booking>;
  readonly #waitedFor: Database.Statement<[number], { id: string }>;

  constructor(deps: BookingsDeps) {
    this.#deps = deps;
    const { db } = deps;
    this.#unanswered = db.prepare(
      `select r.id, r.kind, r.occurrence_id as occurrenceId, r.member_id as memberId, r.requested_at as requestedAt
       from booking_requests r where not exists (select 1 from booking_answers a where a.id = r.id)
       order by r.requested_at, r.id`,
    );
    this.#isAnswered = db.prepare('select 1 from booking_answers where id = ?');
    this.#occurrence = db.prepare(
      `select starts_at as startsAt, capacity, cancelled_at as cancelledAt from class_occurrences where id = ?`,
    );
    this.#bookings = db.prepare(
      `select id, member_id as memberId, state, made_at as madeAt from bookings where occurrence_id = ?`,
    );
    this.#waitedFor = db.prepare(
      `select distinct occurrence_id as id from bookings where state = 'waiting' and starts_at > ?`,
    );
  }

  /** Books or cancels at the kiosk, at once, in one transaction. */
  settle(wish: Wish): BookingAnswer {
    const { db, gymId, isReady, queued } = this.#deps;
    const gym = gymId();
    if (gym === undefined || !isReady()) return { outcome: 'refused', reason: 'not-ready', bookingId: null };
    const answer = db.transaction(() => this.#settle(gym, wish)).immediate();
    if (answer.outcome !== 'refused') queued();
    return answer;
  }

  /**
   * Answers the hub's requests, each exactly once and in the order made: the bookings, the answer and what goes to the
   * hub are one transaction. Call it when requests, classes or members have come, at start, and now and then.
   */
  answerRequests(): void {
    const { db, gymId, isReady, nowMs, queued } = this.#deps;
    const gym = gymId();
    if (gym === undefined || !isReady()) return;
    let isQueued = false;
    for (const request of this.#unanswered.all()) {
      const answer = db
        .transaction(() => {
          if (this.#isAnswered.get(request.id) !== undefined) return undefined;
          if (nowMs() - request.requestedAt < patienceMs && this.#isIncomplete(request)) return undefined;
          const settled = this.#settle(gym, request);
          this.#deps.edits.insert('booking_answers', {
            id: request.id,
            gym_id: gym,
            outcome: settled.outcome,
            reason: settled.outcome === 'refused' ? settled.reason : null,
            booking_id: settled.bookingId,
            answered_at: nowMs(),
          });
          return settled;
        })
        .immediate();
      isQueued ||= answer !== undefined;
    }
    if (isQueued) queued();
  }

  /** Gives places that have become free to those who wait: the hub may have made a class larger. */
  fillPlaces(): void {
    const { db, gymId, isReady, nowMs, queued } = this.#deps;
    if (gymId() === undefined || !isReady()) return;
    const promoted = db
      .transaction(() => this.#waitedFor.all(nowMs()).flatMap(({ id }) => this.#promote(this.#promotions(id))))
      .immediate();
    if (promoted.length > 0) queued();
  }

  /** Tables arrive one by one, in any order. */
  #isIncomplete({ occurrenceId, memberId, kind }: Request): boolean {
    const occurrence = this.#occurrence.get(occurrenceId);
    if (occurrence === undefined) return true;
    return kind === 'book' && this.#deps.admission(memberId, occurrence.startsAt) === null;
  }

  #settle(gymId: string, wish: Wish): BookingAnswer {
    const { edits, newId, nowMs, admission } = this.#deps;
    const occurrence = this.#occurrence.get(wish.occurrenceId);
    const bookings = this.#bookings.all(wish.occurrenceId);
    const now = nowMs();
    const settled = settle({
      occurrence,
      bookings,
      wish,
      admission: admission(wish.memberId, occurrence?.startsAt ?? now),
      now,
    });
    switch (settled.kind) {
      case 'refused':
        return { outcome: 'refused', reason: settled.reason, bookingId: settled.bookingId };
      case 'cancelled':
        edits.edit('bookings', settled.bookingId, { state: 'cancelled', changed_at: now });
        this.#promote(settled.promoted);
        return { outcome: 'cancelled', bookingId: settled.bookingId };
      case 'booked':
      case 'waiting': {
        const id = newId();
        edits.insert('bookings', {
          id,
          gym_id: gymId,
          occurrence_id: wish.occurrenceId,
          member_id: wish.memberId,
          state: settled.kind,
          made_at: now,
          starts_at: occurrence?.startsAt ?? now,
          changed_at: now,
        });
        return { outcome: settled.kind, bookingId: id };
      }
    }
  }

  #promotions(occurrenceId: string): string[] {
    const occurrence = this.#occurrence.get(occurrenceId);
    const { nowMs } = this.#deps;
    return occurrence === undefined ? [] : promotions(occurrence, this.#bookings.all(occurrenceId), nowMs());
  }

  #promote(bookingIds: readonly string[]): readonly string[] {
    const { edits, nowMs } = this.#deps;
    for (const id of bookingIds) edits.edit('bookings', id, { state: 'booked', changed_at: nowMs() });
    return bookingIds;
  }
}
