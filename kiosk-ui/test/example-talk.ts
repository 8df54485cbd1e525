import type { Language } from '../protocol/kiosk-socket.ts';
import type { TalkMessage, TalkMessageOf } from '../protocol/talk.ts';
import { marie, saturdayAfternoon } from './example-messages.ts';

const hour = 3_600_000;
export const sessionId = 's1';
const of = { at: saturdayAfternoon, sessionId };

export const began = (
  tapId: string,
  { consents = true, language = 'fr', ...more }: { consents?: boolean; language?: Language; sessionId?: string } = {},
): TalkMessageOf<'talk-began'> => ({
  type: 'talk-began',
  ...of,
  ...more,
  tapId,
  member: { ...marie, language },
  consents: { conversation: consents, sentiment: consents, cloud_voice: consents },
});

export const talkState = (
  state: TalkMessageOf<'talk-state'>['state'],
  changes: Partial<TalkMessageOf<'talk-state'>> = {},
): TalkMessageOf<'talk-state'> => ({
  type: 'talk-state',
  ...of,
  ...{ state, engine: 'cloud', hears: true, speaks: true, language: 'fr' },
  ...changes,
});

export const caption = (turn: string, role: 'member' | 'jarvis', text: string, final = true): TalkMessage => ({
  type: 'talk-caption',
  ...of,
  ...{ turn, role, text, final },
});

export const heard = (sequence: number): TalkMessage => ({ type: 'talk-heard', ...of, sequence });
export const track = (n: number, turn = 't'): TalkMessage => ({ type: 'talk-track', ...of, track: n, turn });
export const silence = (n: number): TalkMessage => ({ type: 'talk-silence', ...of, track: n });
export const shown = (tool: string, data: TalkMessageOf<'talk-shown'>['data'], personal = false): TalkMessage => ({
  type: 'talk-shown',
  ...of,
  ...{ tool, personal, data },
});
export const confirm = (call: TalkMessageOf<'talk-confirm'>['call']): TalkMessage => ({
  type: 'talk-confirm',
  ...of,
  call,
});
export const warning = (inMs: number | null): TalkMessage => ({
  type: 'talk-warning',
  ...of,
  endsAt: inMs === null ? null : saturdayAfternoon + inMs,
});
export const trouble = (code: TalkMessageOf<'talk-trouble'>['code']): TalkMessage => ({
  type: 'talk-trouble',
  ...of,
  code,
});
export const ended = (
  reason: TalkMessageOf<'talk-ended'>['reason'],
  session: string | null = sessionId,
): TalkMessage => ({ type: 'talk-ended', at: saturdayAfternoon, sessionId: session, reason });

const oneClass = (
  id: string,
  className: string,
  inHours: number,
  left: number,
  mine: 'booked' | 'waiting' | null = null,
) => ({
  ...{ occurrenceId: id, className, startsAt: saturdayAfternoon + inHours * hour },
  ...{ endsAt: saturdayAfternoon + (inHours + 1) * hour, capacity: 12, left, waiting: left === 0 ? 2 : 0, mine },
});

/** What each tool of the box answers. */
export const found: Readonly<Record<string, TalkMessage>> = {
  timetable: shown('timetable', {
    occurrences: [
      oneClass('c2', 'Yoga doux', 0.3, 5),
      oneClass('c4', 'Mobilité', 1.3, 1),
      oneClass('c5', 'Boxe', 1.55, 0),
      oneClass('c6', 'Étirements', 1.8, 8, 'booked'),
      oneClass('c7', 'Pilates', 15.3, 4),
    ],
  }),
  my_bookings: shown('my_bookings', {
    bookings: [
      { bookingId: 'b1', state: 'booked', classCancelled: false, ...oneClass('c6', 'Étirements', 1.8, 8) },
      { bookingId: 'b2', state: 'waiting', classCancelled: false, ...oneClass('c9', 'Boxe', 25, 0) },
      { bookingId: 'b3', state: 'booked', classCancelled: true, ...oneClass('c10', 'Cycling', 49, 0) },
    ],
  }),
  my_progress: shown(
    'my_progress',
    {
      ...{
        visits28d: 11,
        visitsThisWeek: 3,
        visitsTotal: 45,
        weeksInARow: 6,
        countedSince: saturdayAfternoon - 9_000 * hour,
      },
      ...{ goals: ['weight_loss', 'toning'], workoutsPerWeek: 3 },
    },
    true,
  ),
  membership: shown(
    'membership',
    {
      ...{ type: 'Premium', plan: 'Toutes heures', expires: saturdayAfternoon + 3_000 * hour, paymentDueSince: null },
      ...{ memberSince: saturdayAfternoon - 9_000 * hour, expired: false, frozen: false, frozenFrom: null },
      ...{ frozenUntil: null, paymentDue: false, active: true, suspended: false },
    },
    true,
  ),
  opening_hours: shown('opening_hours', {
    days: [
      { day: '2026-11-21', periods: [{ from: '08:00', to: '20:00' }], exception: null },
      {
        day: '2026-11-22',
        periods: [
          { from: '09:00', to: '12:30' },
          { from: '14:00', to: '18:00' },
        ],
        exception: null,
      },
      { day: '2026-11-23', periods: [{ from: '06:30', to: '22:00' }], exception: null },
      { day: '2026-11-24', periods: [], exception: 'closed' },
      { day: '2026-11-25', periods: [{ from: '06:30', to: '17:00' }], exception: 'other-hours' },
      { day: '2026-11-26', periods: [{ from: '06:30', to: '22:00' }], exception: null },
      { day: '2026-11-27', periods: [{ from: '06:30', to: '22:00' }], exception: null },
    ],
  }),
  book_class: shown('book_class', {
    ...{ outcome: 'booked', reason: null, bookingId: 'b9', occurrenceId: 'c2', className: 'Yoga doux' },
    startsAt: saturdayAfternoon + 0.3 * hour,
  }),
  report_equipment: shown('report_equipment', {
    ...{ reportId: 'e1', equipmentId: 'm1', equipmentName: 'Tapis de course 3', candidates: [], alertId: 'a1' },
    alert: 'raised',
  }),
  call_staff: shown('call_staff', { reason: 'emergency', alertId: 'a2', alert: 'raised' }),
};
