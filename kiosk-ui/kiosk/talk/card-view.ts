import * as z from 'zod/mini';
import { clockTime } from '../../kit/moment.ts';
import type { Language } from '../../protocol/kiosk-socket.ts';
import type { Call, Shown } from '../talk-session.ts';
import type { Here } from '../words/fr.ts';
import type { CardName, TalkWords } from '../words/talk-fr.ts';

export interface Row {
  readonly id: string;
  /** What one looks for first: a time, a day. */
  readonly lead: string;
  readonly title: string;
  readonly detail: string;
  readonly mark: string;
  /** Of no use any more. */
  readonly off: boolean;
  /** A touch says this for the member. */
  readonly action: { readonly label: string; readonly says: string } | null;
}

/** What a tool found, as a card shows it. */
export interface CardView {
  readonly name: CardName;
  readonly title: string;
  readonly personal: boolean;
  /** Figures to be read from afar. */
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

export interface CardWords {
  readonly t: TalkWords;
  readonly language: Language;
  readonly here: Here;
}

const text = z.nullish(z.string());
const number = z.nullish(z.number());
const Occurrence = z.object({
  occurrenceId: z.string(),
  className: text,
  startsAt: number,
  left: number,
  waiting: number,
  mine: z.nullish(z.enum(['booked', 'waiting'])),
});
const Booking = z.object({
  bookingId: z.string(),
  occurrenceId: z.string(),
  className: text,
  startsAt: z.number(),
  state: z.string(),
  classCancelled: z.boolean(),
});
const Day = z.object({
  day: z.string(),
  periods: z.array(z.object({ from: z.string(), to: z.string() })),
  exception: text,
});
const Answers = {
  timetable: z.object({ occurrences: z.array(Occurrence) }),
  my_bookings: z.object({ bookings: z.array(Booking) }),
  my_progress: z.object({
    ...{ visits28d: number, visitsThisWeek: number, visitsTotal: number, weeksInARow: number },
    ...{ workoutsPerWeek: number, goals: z.nullish(z.array(z.string())) },
  }),
  membership: z.object({
    ...{ type: text, plan: text, expires: number, memberSince: number, frozenUntil: number },
    ...{ expired: z.boolean(), frozen: z.boolean(), paymentDue: z.boolean() },
    ...{ active: z.boolean(), suspended: z.boolean() },
  }),
  opening_hours: z.object({ days: z.array(Day) }),
  settled: z.object({
    outcome: z.enum(['booked', 'waiting', 'cancelled', 'refused']),
    ...{ reason: text, className: text, startsAt: number },
  }),
  report_equipment: z.object({ equipmentName: text }),
  call_staff: z.object({ reason: z.string() }),
};

/** @returns null for what this screen has no card for, or cannot read: JARVIS says it in words. */
export function cardOf({ tool, personal, data }: Shown, words: CardWords): CardView | null {
  const { t } = words;
  const card = (name: CardName, parts: Partial<CardView>): CardView => ({
    ...{ name, title: t.cards[name], personal, figures: [], rows: [], notes: [] },
    ...parts,
  });
  switch (tool) {
    case 'timetable': {
      const found = Answers.timetable.safeParse(data).data;
      if (!found) return null;
      const rows = found.occurrences.map((each) => classRow(each, words));
      return card('timetable', { rows, notes: rows.length === 0 ? [t.noClasses] : [] });
    }
    case 'my_bookings': {
      const found = Answers.my_bookings.safeParse(data).data;
      if (!found) return null;
      const rows = found.bookings.map((each) => bookingRow(each, words));
      return card('my_bookings', { rows, notes: rows.length === 0 ? [t.noBookings] : [] });
    }
    case 'my_progress': {
      const found = Answers.my_progress.safeParse(data).data;
      return found ? card('my_progress', progress(found, t)) : null;
    }
    case 'membership': {
      const found = Answers.membership.safeParse(data).data;
      return found ? card('membership', membership(found, words)) : null;
    }
    case 'opening_hours': {
      const found = Answers.opening_hours.safeParse(data).data;
      return found ? card('opening_hours', { rows: found.days.map((each) => hoursRow(each, words)) }) : null;
    }
    case 'book_class':
    case 'cancel_booking': {
      const found = Answers.settled.safeParse(data).data;
      if (!found) return null;
      const { outcome, reason, className, startsAt } = found;
      const row = { id: tool, lead: '', title: className ?? '', detail: when(startsAt, words), ...plain };
      const why = outcome === 'refused' ? (t.reasons[reason ?? ''] ?? '') : '';
      return card(tool, { title: t.outcomes[outcome], rows: className ? [row] : [], notes: why === '' ? [] : [why] });
    }
    case 'report_equipment': {
      const name = Answers.report_equipment.safeParse(data).data?.equipmentName;
      return card(tool, { notes: [...(name ? [name] : []), t.reported] });
    }
    case 'leave_feedback':
      return card(tool, { notes: [t.feedbackKept] });
    case 'call_staff': {
      const urgent = Answers.call_staff.safeParse(data).data?.reason === 'emergency';
      return card(tool, { notes: [urgent ? t.emergencyCalled : t.staffCalled] });
    }
    default:
      return null;
  }
}

const plain = { mark: '', off: false, action: null };
const upper = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);
const when = (at: number | null | undefined, { t, here }: CardWords): string =>
  typeof at === 'number' ? upper(t.at(at, here)) : '';
const time = (at: number, { language, here }: CardWords): string =>
  clockTime(at, { language, timeZone: here.timeZone });

function classRow(found: z.infer<typeof Occurrence>, words: CardWords): Row {
  const { t, here } = words;
  const { occurrenceId, className, startsAt, left, waiting, mine } = found;
  const name = className ?? '';
  const places = left === null || left === undefined ? '' : t.placesLeft(left);
  const queue = left === 0 && waiting ? t.waitingList(waiting) : '';
  return {
    id: occurrenceId,
    lead: startsAt ? time(startsAt, words) : '',
    title: name,
    detail: [startsAt ? upper(t.day(startsAt, here)) : '', places, queue].filter(Boolean).join(' · '),
    mark: mine ? t.mine[mine] : '',
    off: false,
    action:
      mine || !startsAt
        ? null
        : { label: left === 0 ? t.waitFor : t.book, says: t.bookSays(name, t.at(startsAt, here)) },
  };
}

function bookingRow(found: z.infer<typeof Booking>, words: CardWords): Row {
  const { t, here } = words;
  const { bookingId, className, startsAt, state, classCancelled } = found;
  const name = className ?? '';
  const mark = classCancelled ? t.classCancelled : state === 'waiting' ? t.mine.waiting : t.mine.booked;
  return {
    id: bookingId,
    lead: time(startsAt, words),
    title: name,
    detail: upper(t.day(startsAt, here)),
    mark,
    off: classCancelled,
    action: classCancelled ? null : { label: t.cancel, says: t.cancelSays(name, t.at(startsAt, here)) },
  };
}

function progress(found: z.infer<typeof Answers.my_progress>, t: TalkWords): Partial<CardView> {
  const { visits28d, visitsThisWeek, visitsTotal, weeksInARow, workoutsPerWeek, goals } = found;
  const planned = workoutsPerWeek ? `, ${t.progress.ofPlanned(workoutsPerWeek)}` : '';
  const figures = [
    { value: visitsThisWeek, label: t.progress.week + planned },
    { value: visits28d, label: t.progress.fourWeeks },
    { value: visitsTotal, label: t.progress.total },
  ].flatMap(({ value, label }) => (typeof value === 'number' ? [{ value: String(value), label }] : []));
  const named = (goals ?? []).flatMap((goal) => t.goals[goal] ?? []);
  const notes = [
    ...(weeksInARow && weeksInARow > 1 ? [upper(t.progress.row(weeksInARow))] : []),
    ...(named.length > 0 ? [`${t.progress.goals}\u00A0: ${named.join(', ')}`] : []),
  ];
  return { figures, notes };
}

function membership(found: z.infer<typeof Answers.membership>, { t, here }: CardWords): Partial<CardView> {
  const { type, plan, expires, memberSince, frozenUntil, expired, frozen, paymentDue, active, suspended } = found;
  const words = t.membership;
  const until = typeof expires !== 'number' ? '' : (expired ? words.ended : words.until)(expires, here);
  const pause = typeof frozenUntil === 'number' ? words.frozenUntil(frozenUntil, here) : words.frozen;
  const notes = [
    ...(frozen ? [pause] : []),
    ...(paymentDue ? [words.paymentDue] : []),
    ...(suspended || !active ? [words.seeDesk] : []),
    ...(typeof memberSince === 'number' ? [words.since(memberSince, here)] : []),
  ];
  const title = [type, plan].filter(Boolean).join(' · ');
  return { rows: [{ id: 'membership', lead: '', title, detail: upper(until), ...plain }], notes };
}

function hoursRow({ day, periods, exception }: z.infer<typeof Day>, { t, here }: CardWords): Row {
  // Noon keeps a date its own day in every zone.
  const at = Date.parse(`${day}T12:00:00Z`);
  const allDay = periods.length === 1 && periods[0]?.from === '00:00' && /^(24:00|00:00|23:59)$/.test(periods[0].to);
  const open = periods.map(({ from, to }) => `${t.clock(from)} – ${t.clock(to)}`).join(', ');
  return {
    id: day,
    lead: '',
    title: upper(t.day(at, here)),
    detail: periods.length === 0 ? t.hours.closed : allDay ? t.hours.allDay : open,
    mark: exception === null || exception === undefined ? '' : t.hours.exception,
    off: periods.length === 0,
    action: null,
  };
}

export interface ConfirmView {
  readonly title: string;
  readonly subject: string;
  readonly details: readonly string[];
}

const Asked = z.object({
  ...{ occurrenceId: text, className: text, startsAt: number, equipment: text, equipmentName: text },
  ...{ text, rating: number },
});

/** What is about to be done, in the gym's words. @param shown Where a class was seen whose id alone is told. */
export function confirmView({ tool, data }: Call, shown: readonly Shown[], { t, here }: CardWords): ConfirmView {
  const asked = Asked.safeParse(data).data ?? {};
  const titles: Readonly<Record<string, string>> = t.aboutTo;
  const seen = asked.className ? asked : classSeen(asked.occurrenceId, shown);
  return {
    title: titles[tool] ?? t.aboutTo.other,
    subject: seen?.className ?? asked.equipmentName ?? asked.equipment ?? '',
    details: [
      ...(typeof seen?.startsAt === 'number' ? [upper(t.at(seen.startsAt, here))] : []),
      ...(asked.text ? [`«\u00A0${asked.text}\u00A0»`] : []),
      ...(typeof asked.rating === 'number' ? [t.rating(asked.rating)] : []),
    ],
  };
}

function classSeen(occurrenceId: string | null | undefined, shown: readonly Shown[]) {
  const seen = shown.flatMap(({ tool, data }) => {
    if (tool === 'timetable') return Answers.timetable.safeParse(data).data?.occurrences ?? [];
    return tool === 'my_bookings' ? (Answers.my_bookings.safeParse(data).data?.bookings ?? []) : [];
  });
  return seen.find((each) => each.occurrenceId === occurrenceId);
}
