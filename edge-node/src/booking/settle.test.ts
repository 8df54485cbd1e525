import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsAt } from './admission.ts';
import type { Booking, Question } from './settle.ts';
import { promotions, settle } from './settle.ts';

const now = 1_000_000;
const occurrence = { startsAt: now + 3_600_000, capacity: 2, cancelledAt: null };
const booking = (id: string, state: Booking['state'], madeAt = 1): Booking => ({
  id,
  memberId: `m-${id}`,
  state,
  madeAt,
});
const ask = (changes: Partial<Question> & { kind?: 'book' | 'cancel'; memberId?: string } = {}) => {
  const { kind = 'book', memberId = 'marie', ...question } = changes;
  return settle({ occurrence, bookings: [], admission: 'admitted', now, wish: { kind, memberId }, ...question });
};

test('a member gets a place while there is one, and waits when there is none', () => {
  expect(ask()).toEqual({ kind: 'booked' });
  expect(ask({ bookings: [booking('a', 'booked'), booking('b', 'cancelled')] })).toEqual({ kind: 'booked' });
  expect(ask({ bookings: [booking('a', 'booked'), booking('b', 'attended')] })).toEqual({ kind: 'waiting' });
  expect(ask({ occurrence: { ...occurrence, capacity: 0 } })).toEqual({ kind: 'waiting' });
});

test('nobody passes those who wait, also when a place has just become free', () => {
  expect(ask({ bookings: [booking('a', 'booked'), booking('b', 'waiting')] })).toEqual({ kind: 'waiting' });
});

test('whoever cannot book is told why', () => {
  const reason = (changes: Parameters<typeof ask>[0]) => {
    const settled = ask(changes);
    return settled.kind === 'refused' ? settled.reason : settled.kind;
  };
  expect(reason({ occurrence: undefined })).toBe('unknown-class');
  expect(reason({ occurrence: { ...occurrence, cancelledAt: 1 } })).toBe('class-cancelled');
  expect(reason({ occurrence: { ...occurrence, startsAt: now } })).toBe('already-started');
  expect(reason({ admission: null })).toBe('unknown-member');
  expect(reason({ admission: 'not-admitted' })).toBe('not-admitted');
  expect(reason({ kind: 'cancel' })).toBe('nothing-to-cancel');
  expect(reason({ kind: 'cancel', memberId: 'm-a', bookings: [booking('a', 'cancelled')] })).toBe('nothing-to-cancel');
  expect(
    reason({
      kind: 'cancel',
      memberId: 'm-a',
      bookings: [booking('a', 'booked')],
      occurrence: { ...occurrence, startsAt: 1 },
    }),
  ).toBe('already-started');
  expect(ask({ memberId: 'm-a', bookings: [booking('a', 'waiting')] })).toEqual({
    kind: 'refused',
    reason: 'already-booked',
    bookingId: 'a',
  });
});

test('a place that is given up goes to whoever has waited longest', () => {
  const bookings = [
    booking('a', 'booked'),
    booking('b', 'booked'),
    booking('d', 'waiting', 9),
    booking('c', 'waiting', 8),
  ];
  expect(ask({ kind: 'cancel', memberId: 'm-a', bookings })).toEqual({
    kind: 'cancelled',
    bookingId: 'a',
    promoted: ['c'],
  });
  expect(ask({ kind: 'cancel', memberId: 'm-d', bookings })).toMatchObject({ promoted: [] });
  const cancelled = { ...occurrence, cancelledAt: 1 };
  expect(ask({ kind: 'cancel', memberId: 'm-a', bookings, occurrence: cancelled })).toMatchObject({ promoted: [] });
});

test('a larger class takes in those who wait, and a smaller one sends nobody away', () => {
  const bookings = [booking('a', 'booked'), booking('b', 'booked'), booking('c', 'waiting'), booking('d', 'waiting')];
  expect(promotions({ ...occurrence, capacity: 3 }, bookings, now)).toEqual(['c']);
  expect(promotions({ ...occurrence, capacity: 9 }, bookings, now)).toEqual(['c', 'd']);
  expect(promotions({ ...occurrence, capacity: 1 }, bookings, now)).toEqual([]);
});

test('a membership holds at the time of the class, not at the time of asking', () => {
  const membership = { isActive: true, suspendedReason: null, expires: null, frozenFrom: null, frozenUntil: null };
  expect(holdsAt(membership, now)).toBe(true);
  expect(holdsAt({ ...membership, isActive: false }, now)).toBe(false);
  expect(holdsAt({ ...membership, suspendedReason: 'unpaid' }, now)).toBe(false);
  expect(holdsAt({ ...membership, expires: now }, now)).toBe(false);
  expect(holdsAt({ ...membership, expires: now + 1 }, now)).toBe(true);
  expect(holdsAt({ ...membership, frozenFrom: now - 1 }, now)).toBe(false);
  expect(holdsAt({ ...membership, frozenFrom: now - 2, frozenUntil: now }, now)).toBe(true);
});

test('whatever is booked and cancelled, no class has more members than places, and a place is free only when nobody waits', () => {
  const wishes = fc.array(fc.tuple(fc.constantFrom('book', 'book', 'cancel'), fc.integer({ min: 0, max: 7 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), wishes, (capacity, sequence) => {
      let bookings: Booking[] = [];
      for (const [index, [kind, member]] of sequence.entries()) {
        const wish = { kind: kind as 'book' | 'cancel', memberId: `m${member}` };
        const place = { ...occurrence, capacity };
        const settled = settle({ occurrence: place, bookings, wish, admission: 'admitted', now });
        if (settled.kind === 'booked' || settled.kind === 'waiting') {
          bookings.push({ id: `b${index}`, memberId: wish.memberId, state: settled.kind, madeAt: index });
        } else if (settled.kind === 'cancelled') {
          bookings = bookings.map((each) => {
            if (each.id === settled.bookingId) return { ...each, state: 'cancelled' };
            return settled.promoted.includes(each.id) ? { ...each, state: 'booked' } : each;
          });
        }
        const count = (state: string) => bookings.filter((each) => each.state === state).length;
        expect(count('booked')).toBeLessThanOrEqual(capacity);
        expect(count('waiting') === 0 || count('booked') === capacity).toBe(true);
        const open = bookings.filter(({ state }) => state !== 'cancelled').map(({ memberId }) => memberId);
        expect(new Set(open).size).toBe(open.length);
      }
    }),
    { numRuns: 300 },
  );
});
