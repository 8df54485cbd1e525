import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Gym } from '../../store/place.ts';
import { daysAfter, gymDay, lastDay } from '../gym-day.ts';
import { isNamed } from './said-name.ts';
import type { Tool, ToolContext } from './tool.ts';
import { found, notDone, tool } from './tool.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Days told when none is named: two of all classes, a week of one class. */
const daysTold = { all: 2, one: 7 };

/** What the gym's bookings make of a wish. */
export type SettleBooking = (wish: {
  readonly kind: 'book' | 'cancel';
  readonly occurrenceId: string;
  readonly memberId: string;
}) => {
  readonly outcome: 'booked' | 'waiting' | 'cancelled' | 'refused';
  readonly reason?: string;
  readonly bookingId: string | null;
};

interface OccurrenceRow {
  readonly occurrenceId: string;
  readonly className: string | null;
  readonly startsAt: number;
  readonly minutes: number | null;
  readonly capacity: number | null;
  readonly taken: number;
  readonly waiting: number;
  readonly mine: 'booked' | 'waiting' | null;
}

interface BookingRow extends Pick<OccurrenceRow, 'occurrenceId' | 'className' | 'startsAt' | 'minutes'> {
  readonly bookingId: string;
  readonly state: string;
  readonly cancelledAt: number | null;
}

export interface ClassToolsDeps {
  readonly db: Database.Database;
  readonly gym: () => Gym | undefined;
  readonly settle: SettleBooking;
}

const Occurrence = z.strictObject({
  occurrenceId: z.string().min(1).max(64).describe('From the timetable or from my_bookings.'),
});

/** The timetable, and a member's own places in it. */
export function classTools({ db, gym, settle }: ClassToolsDeps): Tool[] {
  // `+?` where a query sorts or joins: see `preparedOnce`.
  const between = db.prepare<{ memberId: string; from: number; to: number }, OccurrenceRow>(
    `select o.id as occurrenceId, c.name as className, o.starts_at as startsAt, c.minutes, o.capacity,
       (select count(*) from bookings b where b.occurrence_id = o.id and b.state in ('booked', 'attended', 'missed')) as taken,
       (select count(*) from bookings b where b.occurrence_id = o.id and b.state = 'waiting') as waiting,
       (select b.state from bookings b where b.occurrence_id = o.id and b.member_id = +@memberId
          and b.state in ('booked', 'waiting')) as mine
     from class_occurrences o left join classes c on c.id = o.class_id
     where o.starts_at > @from and o.starts_at < @to and o.cancelled_at is null order by o.starts_at, c.name, o.id`,
  );
  const ofMember = db.prepare<[string, number], BookingRow>(
    `select b.id as bookingId, b.occurrence_id as occurrenceId, c.name as className,
       coalesce(o.starts_at, b.starts_at) as startsAt, c.minutes, b.state, o.cancelled_at as cancelledAt
     from bookings b left join class_occurrences o on o.id = b.occurrence_id left join classes c on c.id = o.class_id
     where b.member_id = +? and b.state in ('booked', 'waiting') and coalesce(o.starts_at, b.starts_at) > ?
     order by startsAt, b.id`,
  );
  const occurrence = db.prepare<[string], { className: string | null; startsAt: number }>(
    `select c.name as className, o.starts_at as startsAt
     from class_occurrences o left join classes c on c.id = o.class_id where o.id = +?`,
  );

  const settled = (kind: 'book' | 'cancel', occurrenceId: string, { memberId }: ToolContext) => {
    const { outcome, reason = null, bookingId } = settle({ kind, occurrenceId, memberId });
    const { className = null, startsAt = null } = occurrence.get(occurrenceId) ?? {};
    return found({ outcome, reason, bookingId, occurrenceId, className, startsAt });
  };

  return [
    tool({
      name: 'timetable',
      description:
        'Classes still to come at this gym with places left: of one local day or several, or of today and tomorrow; of one class, the coming week. ' +
        'Times are Unix ms. `mine` says whether this member has a place or waits for one.',
      parameters: z.strictObject({
        day: z.iso.date().optional().describe('Local date, YYYY-MM-DD.'),
        until: z.iso
          .date()
          .optional()
          .describe('Local date: the last of several days from `day` on, six later at most.'),
        class: z.string().trim().min(1).max(100).optional().describe('Name of a class, as the member said it.'),
      }),
      writes: false,
      run({ day, until, class: asked }, { nowMs, memberId }) {
        const place = gym();
        if (place === undefined) return notDone('not-ready', 'The box does not know its gym yet.');
        const today = gymDay(place.timezone, nowMs);
        const first = day ?? today;
        const last = lastDay(day, until) ?? daysAfter(today, (asked === undefined ? daysTold.all : daysTold.one) - 1);
        // A local day begins and ends within a day of the same date in UTC.
        const from = Math.max(nowMs, Date.parse(first) - dayMs);
        const rows = between
          .all({ memberId, from, to: Date.parse(last) + 2 * dayMs })
          .filter(({ startsAt, className }) => {
            const date = gymDay(place.timezone, startsAt);
            return first <= date && date <= last && (asked === undefined || isNamed(className ?? '', asked));
          });
        return found({
          occurrences: rows.map(({ occurrenceId, className, startsAt, minutes, capacity, taken, waiting, mine }) => ({
            ...{ occurrenceId, className, startsAt, endsAt: endOf(startsAt, minutes) },
            ...{ capacity: capacity ?? 0, left: Math.max(0, (capacity ?? 0) - taken), waiting, mine },
          })),
        });
      },
    }),
    tool({
      name: 'book_class',
      description:
        'Books a place in a class for this member, or a place on its waiting list. `outcome` is "booked", "waiting" or "refused" with its reason.',
      parameters: Occurrence,
      writes: true,
      run: ({ occurrenceId }, context) => settled('book', occurrenceId, context),
    }),
    tool({
      name: 'cancel_booking',
      description:
        'Gives back this member\'s place in a class or on its waiting list. `outcome` is "cancelled", or "refused" with its reason.',
      parameters: Occurrence,
      writes: true,
      run: ({ occurrenceId }, context) => settled('cancel', occurrenceId, context),
    }),
    tool({
      name: 'my_bookings',
      description:
        'The classes still to come in which this member has a place ("booked") or waits for one ("waiting"). Times are Unix ms.',
      parameters: z.strictObject({}),
      writes: false,
      run: (_, { memberId, nowMs }) =>
        found({
          bookings: ofMember.all(memberId, nowMs).map(({ minutes, cancelledAt, ...row }) => ({
            ...row,
            endsAt: endOf(row.startsAt, minutes),
            classCancelled: cancelledAt !== null,
          })),
        }),
    }),
  ];
}

const endOf = (startsAt: number, minutes: number | null): number | null =>
  minutes === null ? null : startsAt + minutes * minuteMs;
