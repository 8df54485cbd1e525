/** A class at its time. Times here are Unix ms. */
export interface Occurrence {
  readonly startsAt: number;
  readonly capacity: number;
  readonly cancelledAt: number | null;
}

export interface Booking {
  readonly id: string;
  readonly memberId: string;
  readonly state: 'booked' | 'waiting' | 'cancelled' | 'attended' | 'missed';
  readonly madeAt: number;
}

/** Whether a member may come to this gym at a time; null when nobody here knows the member. */
export type Admission = 'admitted' | 'not-admitted' | null;

export interface Question {
  /** Undefined when no class of that id is known. */
  readonly occurrence: Occurrence | undefined;
  /** Of that class, in any order. */
  readonly bookings: readonly Booking[];
  readonly wish: { readonly kind: 'book' | 'cancel'; readonly memberId: string };
  readonly admission: Admission;
  readonly now: number;
}

export type BookingRefusal =
  | 'unknown-class'
  | 'unknown-member'
  | 'class-cancelled'
  | 'already-started'
  | 'already-booked'
  | 'not-admitted'
  | 'nothing-to-cancel';

export type Settlement =
  | { readonly kind: 'booked' | 'waiting' }
  /** @property promoted Bookings that no longer wait, in the order made. */
  | { readonly kind: 'cancelled'; readonly bookingId: string; readonly promoted: readonly string[] }
  /** @property bookingId The member's own, where there is one already. */
  | { readonly kind: 'refused'; readonly reason: BookingRefusal; readonly bookingId: string | null };

/** Answers a wish to book or cancel, from afar or at the kiosk. Nobody gets a place that is not there. */
export function settle({ occurrence, bookings, wish, admission, now }: Question): Settlement {
  const own = bookings.find(({ memberId, state }) => memberId === wish.memberId && isOpen(state));
  const refused = (reason: BookingRefusal): Settlement => ({ kind: 'refused', reason, bookingId: own?.id ?? null });
  if (occurrence === undefined) return refused('unknown-class');
  if (wish.kind === 'cancel') {
    if (own === undefined) return refused('nothing-to-cancel');
    if (occurrence.startsAt <= now) return refused('already-started');
    const rest = bookings.filter(({ id }) => id !== own.id);
    return { kind: 'cancelled', bookingId: own.id, promoted: promotions(occurrence, rest, now) };
  }
  if (occurrence.cancelledAt !== null) return refused('class-cancelled');
  if (occurrence.startsAt <= now) return refused('already-started');
  if (admission === null) return refused('unknown-member');
  if (own !== undefined) return refused('already-booked');
  if (admission === 'not-admitted') return refused('not-admitted');
  // Whoever waits comes first, also in the moment in which a place has become free.
  const isFree = placesLeft(occurrence, bookings) > 0 && !bookings.some(({ state }) => state === 'waiting');
  return { kind: isFree ? 'booked' : 'waiting' };
}

/** Who of those that wait gets a place now, first come first served. */
export function promotions(occurrence: Occurrence, bookings: readonly Booking[], now: number): string[] {
  if (occurrence.cancelledAt !== null || occurrence.startsAt <= now) return [];
  return bookings
    .filter(({ state }) => state === 'waiting')
    .toSorted((one, other) => one.madeAt - other.madeAt || (one.id < other.id ? -1 : 1))
    .slice(0, Math.max(0, placesLeft(occurrence, bookings)))
    .map(({ id }) => id);
}

/** Negative where a class was made smaller than the number of those who had booked. */
function placesLeft({ capacity }: Occurrence, bookings: readonly Booking[]): number {
  return capacity - bookings.filter(({ state }) => isTaken(state)).length;
}

const isTaken = (state: Booking['state']): boolean => state === 'booked' || state === 'attended' || state === 'missed';
const isOpen = (state: Booking['state']): boolean => state !== 'cancelled';
