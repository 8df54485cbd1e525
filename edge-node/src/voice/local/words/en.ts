import { facilityNames } from '@jarvis-edge/sync/facilities.ts';
import { gymDay } from '../../gym-day.ts';
import type { Candidate } from '../memory.ts';
import type { Here } from '../when.ts';
import {
  choice,
  isAllDay,
  listed,
  spokenClock,
  spokenDay,
  spokenDays,
  spokenMinutes,
  spokenPart,
  spokenTime,
} from '../when.ts';
import { toldAtMost, type StaffReason, type Words } from './dictionary.ts';

const moment = (at: number, here: Here): string =>
  `${spokenDay(gymDay(here.timezone, at), here)} at ${spokenTime(at, here)}`;
const named = ({ className, startsAt }: Candidate, here: Here): string => `${className}, ${moment(startsAt, here)}`;
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const crowdLevels: Record<'quiet' | 'usual' | 'busy', string> = {
  quiet: 'That’s quieter than usual for this time.',
  usual: 'That’s about usual for this time.',
  busy: 'That’s busier than usual for this time.',
};

const refusals: Readonly<Record<string, string>> = {
  'unknown-class': 'I can’t find that class any more.',
  'unknown-member': 'I can’t find your record right now. The front desk can sign you up.',
  'class-cancelled': 'That class is cancelled.',
  'already-started': 'That class has already started.',
  'already-booked': 'You already have a place in that class.',
  'not-admitted': 'Your membership doesn’t cover that time. The front desk can tell you more.',
  'nothing-to-cancel': 'You have no place in that class.',
  'not-ready': 'I don’t have the timetable yet. Try again in a moment, or ask at the front desk.',
};

const staff: Record<StaffReason, string> = {
  ask_human: 'Shall I call someone from the team?',
  freeze_membership: 'Pausing a membership is something the team does. Shall I call them?',
  cancel_membership: 'To end a membership it’s best to talk to the team. Shall I call them?',
  guest_pass: 'The team can tell you how to bring a guest. Shall I call them?',
  lost_property: 'The team keeps lost property. Shall I call them?',
  training_advice: 'A coach can answer that better than I can. Shall I call someone?',
  ask_facility: 'The team can answer that better than I can. Shall I call them?',
  pain: 'Sorry to hear that. I can’t advise you on pain. Shall I call someone from the team?',
  price: 'I don’t have the prices here. The team can tell you: shall I call them?',
  unknown: 'Sorry, I’m not getting there. Shall I call someone from the team?',
};

export const en: Words = {
  greeting: (name) => `Hi ${name}! What can I do for you?`,
  goodbye: (name) => `Goodbye ${name}, see you soon!`,
  smalltalk: () => 'I’m an AI, but it’s good to see you. What can I do for you?',
  anythingElse: () => 'All right. Anything else?',
  welcome: () => 'You’re welcome. Anything else?',
  leftAlone: () => 'All right, I’ll leave it. Anything else?',
  notUnderstood: () => 'I didn’t get that. Could you say it another way?',
  outside: () =>
    'I can’t help with that: I look after the gym. I can tell you the opening hours and the classes, or book you a place.',
  whatICan: () =>
    'I can tell you the opening hours and the classes, book or cancel a place, show your progress, or report a machine.',
  cannot: () => 'I can’t do that right now. The front desk can help you.',
  onScreen: () => 'It’s on the screen.',
  hours: (days, here) =>
    days
      .map(({ day, periods }) => {
        const when = upper(spokenDay(day, here));
        if (periods.length === 0) return `${when} we’re closed.`;
        if (isAllDay(periods)) return `${when} we’re open around the clock.`;
        const open = periods.map(({ from, to }) => `from ${spokenClock(from, 'en')} to ${spokenClock(to, 'en')}`);
        return `${when} we’re open ${listed(open, 'en')}.`;
      })
      .join(' '),
  usualOnHolidays: () => 'I have no special hours for holidays.',
  classes: (occurrences, here) =>
    occurrences
      .map((one) => {
        const left = one.left === 0 ? 'full, waiting list' : `${count(one.left, 'place', 'places')} left`;
        return `${upper(named(one, here))}: ${one.mine === 'booked' ? 'you have a place' : left}.`;
      })
      .join(' '),
  moreOnScreen: (n) => (n === 1 ? 'There’s one more on the screen.' : `There are ${n} more on the screen.`),
  noClass: (slots, here) => {
    const at = slots.time === undefined ? '' : ` at ${spokenMinutes(slots.time, 'en')}`;
    const day = slots.day === undefined ? '' : ` ${spokenDays(slots.day, slots.until, here)}`;
    const what = slots.class ?? 'class';
    if (slots.part !== undefined && slots.until === undefined)
      return `I can’t see any ${what} ${spokenPart(slots.part, slots.day, here)}.`;
    return `I can’t see any ${what}${day}${at}.`;
  },
  notOffered: (kind) => `There’s no ${kind} here.`,
  whichClass: () => 'Which class, and when?',
  which: (candidates, here) => {
    const first = candidates.slice(0, toldAtMost).map((one) => named(one, here));
    const question = `Which one: ${choice(first, 'en')}?`;
    const more = candidates.length - first.length;
    return more > 0 ? `${question} ${en.moreOnScreen(more)}` : question;
  },
  whichPlace: (n) => `${upper(choice(['the first', 'the second', 'the third', 'the fourth'].slice(0, n), 'en'))}?`,
  confirmBooking: (candidate, here) => `Shall I book ${named(candidate, here)}?`,
  onlyOwnPlace: () => 'I can only book your own place; the front desk does the others.',
  confirmCancel: (candidate, here) => `Shall I cancel your place for ${named(candidate, here)}?`,
  settled: ({ outcome, reason }, about, here) => {
    const what = about === undefined ? '' : `: ${named(about, here)}`;
    if (outcome === 'booked') return `It’s booked${what}.`;
    if (outcome === 'waiting') return `It’s full; you’re on the waiting list${what}.`;
    if (outcome === 'cancelled') return `It’s cancelled${what}.`;
    return refusals[reason ?? ''] ?? en.cannot();
  },
  myBookings: (bookings, here) => {
    if (bookings.length === 0) return en.nothingBooked();
    const each = bookings.map((one) => `${named(one, here)}${one.state === 'waiting' ? ' (waiting list)' : ''}`);
    return `You have ${count(bookings.length, 'booking', 'bookings')}: ${listed(each, 'en')}.`;
  },
  nothingBooked: () => 'You have no bookings.',
  progress: ({ visitsThisWeek, visits28d, weeksInARow }) =>
    [
      `${count(visitsThisWeek, 'visit', 'visits')} this week, ${visits28d} in four weeks.`,
      ...(weeksInARow > 1 ? [`${weeksInARow} weeks in a row, well done!`] : []),
      'The details are on the screen.',
    ].join(' '),
  pastProgress: (past, { visitsLastWeek, visitsThisMonth, visitsLastMonth }) => {
    if (past === 'longer') return 'I can tell you about this week and last week, and about this month and last month.';
    if (past === 'this_month') return `${count(visitsThisMonth, 'visit', 'visits')} so far this month.`;
    if (past === 'last_week') return `${count(visitsLastWeek, 'visit', 'visits')} last week.`;
    return `${count(visitsLastMonth, 'visit', 'visits')} last month, and ${visitsThisMonth} so far this month.`;
  },
  membership: ({ type, expires }, here) =>
    [
      ...(type === null ? [] : [`Your membership is ${type}.`]),
      ...(expires === null ? [] : [`It runs until ${date(expires, here)}.`]),
      'The details are on the screen.',
    ].join(' '),
  whichMachine: (names) => (names.length === 0 ? 'Which machine?' : `Which one: ${choice(names, 'en')}?`),
  facility: (facility) => facilityNames.en[facility],
  confirmReport: (equipment) => `Shall I report it to the team: ${equipment}?`,
  reported: () => 'It’s reported, thank you. The team will have a look.',
  confirmFeedback: () => 'Shall I pass that on to the team?',
  feedbackKept: () => 'I’ve passed it on, thank you.',
  offerStaff: (reason) => staff[reason],
  staffCalled: () => 'I’ve passed it on to the team. If it’s pressing, go to the front desk.',
  emergency: (called) =>
    called
      ? 'I’ve raised the alarm. Get someone from the front desk, and if it’s serious, call 112.'
      : 'Call 112 and tell the front desk right now.',
  allClear: (called) =>
    called
      ? 'I’m so glad to hear that. The team has been told and will still come to make sure.'
      : 'I’m so glad to hear that. Do tell the front desk all the same.',
  isEmergency: () => 'Is this an emergency? Say yes, and I’ll raise the alarm right now.',
  calm: () => 'I hear you. There’s a calm class coming up.',
  calmBooked: (candidate, here) => `I hear you. You already have a place in a calm class: ${named(candidate, here)}.`,
  crowd: ({ inside, level }) =>
    [
      inside < 2 ? 'There’s hardly anyone in right now.' : `There are ${inside} people in right now.`,
      ...(level === null ? [] : [crowdLevels[level]]),
    ].join(' '),
  noCalm: () =>
    'I hear you. I can’t see a calm class with a place left before tomorrow night. Take a moment to breathe.',
  waits: () => 'Take your time.',
  volume: () => 'You can set the volume on the screen, under “Settings”.',
  time: (here) => `It’s ${spokenTime(here.nowMs, here)}, ${date(here.nowMs, here, 'long')}.`,
  whichLanguage: () => 'French, English or Spanish?',
  languageChanged: () => 'All right, let’s speak English.',
  goesOn: () => 'Of course, let’s go on in English.',
  keepLanguage: () => 'Shall I speak English with you next time too?',
  languageKept: () => 'I’ll remember that: next time it’s English.',
};

const date = (at: number, { timezone }: Here, weekday?: 'long'): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday,
    day: 'numeric',
    month: 'long',
    year: weekday === undefined ? 'numeric' : undefined,
  }).format(at);
