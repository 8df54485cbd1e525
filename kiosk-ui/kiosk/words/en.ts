import { dayOfYear, daysAway, spokenTime, weekday, type Place } from '../../kit/moment.ts';
import { kitWords } from '../../kit/words/en.ts';
import type { CommunicationStyle } from '../../protocol/kiosk-socket.ts';
import type { Here, KioskWords, Manner, RefusalDictionary } from './fr.ts';

const place = ({ timeZone }: Here): Place => ({ language: 'en', timeZone });
const day = (at: number, here: Here) => dayOfYear(at, here.now, place(here));
const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;

/** "at 18:00", "tomorrow at 06:00", "on Monday at 06:00", "on 3 December at 06:00". */
function moment(at: number, here: Here): string {
  const time = `at ${spokenTime(at, place(here))}`;
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  if (days === 1) return `tomorrow ${time}`;
  return `on ${days > 1 && days < 7 ? weekday(at, place(here)) : day(at, here)} ${time}`;
}

/** "at 18:05", "yesterday at 18:05", "on 3 November at 18:05". */
function sinceWhen(at: number, here: Here): string {
  const time = `at ${spokenTime(at, place(here))}`;
  const days = daysAway(at, here.now, here.timeZone);
  if (days === 0) return time;
  return days === -1 ? `yesterday ${time}` : `on ${day(at, here)} ${time}`;
}

const refusals: RefusalDictionary = {
  'unknown-badge': () => ({
    title: 'Unknown badge',
    why: 'This badge is not registered at any of our gyms.',
    next: 'Use your gym badge, or have this one registered at the front desk.',
  }),
  'badge-unassigned': () => ({
    title: 'Badge not active yet',
    why: 'This badge is not linked to a membership.',
    next: 'Take it to the front desk: they will activate it in your name.',
  }),
  'badge-revoked': () => ({
    title: 'Badge switched off',
    why: 'This badge was replaced or withdrawn.',
    next: 'Use your new badge, or ask for one at the front desk.',
  }),
  'badge-lost': () => ({
    title: 'Badge reported lost',
    why: 'This badge was reported lost and no longer opens the door.',
    next: 'Found it? Bring it to the front desk to switch it back on.',
  }),
  'wrong-gym': ({ homeGym }) => ({
    title: 'Another gym is yours',
    why: homeGym ? `Your membership is valid at ${homeGym}.` : 'Your membership is valid at another of our gyms.',
    next: 'To train here too, ask the front desk to extend your plan.',
  }),
  'gym-not-operating': () => ({
    title: 'Gym closed for now',
    why: 'The gym is not admitting members at the moment.',
    next: 'Contact your club to find out when it reopens.',
  }),
  'suspended-by-staff': () => ({
    title: 'Access on hold',
    why: 'The team has put your access on hold.',
    next: 'Talk to the front desk: they will explain how to resume.',
  }),
  'member-inactive': () => ({
    title: 'Account not active',
    why: 'Your member account is not active.',
    next: 'Ask the front desk to reactivate it.',
  }),
  'membership-ended': ({ endedAt }, here) => ({
    title: 'Membership ended',
    why: `Your membership ended on ${day(endedAt, here)}.`,
    next: 'Renew it at the front desk and your badge will work again at once.',
  }),
  'membership-frozen': ({ until }, here) => ({
    title: 'Membership paused',
    why:
      until === null
        ? 'Your membership is paused, with no end date.'
        : `Your membership is paused until ${day(until, here)}.`,
    next: 'To resume sooner, ask the front desk to lift the pause.',
  }),
  'payment-due': ({ since }, here) => ({
    title: 'Please see the front desk',
    why: `A payment has been pending since ${day(since, here)}.`,
    next: 'Settle it at the front desk and your badge will work again at once.',
  }),
  'waiver-missing': () => ({
    title: 'A signature is missing',
    why: 'Your liability waiver is not signed yet.',
    next: 'Sign it at the front desk, then tap your badge again.',
  }),
  'gym-closed-today': ({ opensAt }, here) => ({
    title: 'Closed today',
    why: 'The gym is closed all day.',
    next: opensAt === null ? 'Ask your club for its opening hours.' : `Come back ${moment(opensAt, here)}.`,
  }),
  'gym-closed-now': ({ opensAt }, here) => ({
    title: 'Closed at this hour',
    why: 'The gym is closed right now.',
    next: opensAt === null ? 'Ask your club for its opening hours.' : `Come back ${moment(opensAt, here)}.`,
  }),
  'outside-plan-hours': ({ admittedAt }, here) => ({
    title: 'Outside your hours',
    why: 'Your plan does not include this time of day.',
    next:
      admittedAt === null
        ? 'Ask the front desk for a plan that suits your hours.'
        : `Come back ${moment(admittedAt, here)}, or ask the front desk about a wider plan.`,
  }),
  'already-inside': ({ since }, here) => ({
    title: 'You are already checked in',
    why: `You tapped in ${sinceWhen(since, here)}.`,
    next: 'If you are still outside, ask the front desk to let you in.',
  }),
  'clock-not-trusted': () => ({
    title: 'We cannot check this',
    why: 'The system is not sure of the time, so it cannot check your access hours.',
    next: 'This is not your fault: ask the front desk to let you in.',
  }),
  'cannot-record': () => ({
    title: 'Visit not recorded',
    why: 'The system could not record your visit.',
    next: 'Try again in a moment. If it goes on, ask the front desk to let you in.',
  }),
};

const manners: Record<CommunicationStyle, Manner> = {
  encouraging: {
    hello: (name) => `Hi ${name}! So good to see you again!`,
    doorOpen: 'The door is open. Have a great workout!',
    doorAgain: 'The door is open again. You’ve got this!',
    noted: 'You’re checked in. Have a great workout!',
    known: 'Your badge is recognised.',
    goodbye: (name) => `Well done ${name}, see you soon!`,
    afterGoodbye: 'Every session counts.',
  },
  direct: {
    hello: (name) => `${name}. The gym is yours.`,
    doorOpen: 'Door open.',
    doorAgain: 'Door open again.',
    noted: 'Checked in.',
    known: 'Badge recognised.',
    goodbye: (name) => `See you soon, ${name}.`,
    afterGoodbye: 'Checked out.',
  },
  friendly: {
    hello: (name) => `Hello ${name}! Lovely to see you.`,
    doorOpen: 'The door is open, enjoy your workout!',
    doorAgain: 'The door is open again, come on in!',
    noted: 'You’re checked in, enjoy your workout!',
    known: 'Your badge is recognised.',
    goodbye: (name) => `See you soon, ${name}!`,
    afterGoodbye: 'Have a lovely day.',
  },
  patient: {
    hello: (name) => `Hello ${name}. It is a pleasure to see you again.`,
    doorOpen: 'The door is open. Take your time.',
    doorAgain: 'The door is open again. Take your time.',
    noted: 'You are checked in. Take your time.',
    known: 'Your badge is recognised.',
    goodbye: (name) => `Goodbye ${name}.`,
    afterGoodbye: 'Take care, and see you soon.',
  },
  casual: {
    hello: (name) => `Hey ${name}! How’s it going?`,
    doorOpen: 'It’s open, have fun!',
    doorAgain: 'It’s open again, go for it!',
    noted: 'You’re in, have fun!',
    known: 'Yep, that’s you.',
    goodbye: (name) => `Later, ${name}!`,
    afterGoodbye: 'Get some rest.',
  },
  brief: {
    hello: (name) => `Hello ${name}.`,
    doorOpen: 'It’s open.',
    doorAgain: 'Open again.',
    noted: 'Checked in.',
    known: 'Badge recognised.',
    goodbye: (name) => `Goodbye ${name}.`,
    afterGoodbye: 'See you soon.',
  },
};

export const words: KioskWords = {
  ...kitWords,
  attract: {
    present: 'Tap your badge',
    openNow: 'Open',
    closedNow: 'Closed',
    closesAt: (at, here) => `closes at ${spokenTime(at, place(here))}`,
    opensAt: (at, here) => `opens at ${spokenTime(at, place(here))}`,
    doneForToday: 'done for today',
    allDayLong: 'all day long',
    closedToday: 'Closed today',
    hours: 'Today’s hours',
    classes: 'Today’s classes',
    noMoreClasses: 'No more classes today.',
    cancelled: 'cancelled',
    underWay: 'now on',
    minutes: (n) => `${n}\u00A0min`,
    withCoach: (coach) => `with ${coach}`,
    moreClasses: (n) => `and ${count(n, 'more class', 'more classes')} later`,
  },
  link: {
    up: 'Online',
    sending: (n) => `Online, sending ${count(n, 'visit', 'visits')}`,
    down: 'Offline: everything works here',
    waiting: (n) => `${count(n, 'visit', 'visits')} waiting to be sent`,
  },
  readerLost: {
    title: 'The badge reader is not responding.',
    next: 'Please go to the front desk. It will come back by itself.',
  },
  recognised: { manners, finish: 'Done', doorNamed: (door) => `${door}: open` },
  refused: { refusals, doorShut: 'The door stays closed', next: 'What to do', finish: 'Done' },
  reconnecting: {
    starting: 'Connecting to the box…',
    title: 'The box is not responding',
    body: 'This screen will come back by itself. To get in, go to the front desk.',
    since: (at, here) => `No answer since ${spokenTime(at, place(here))}`,
    tries: (n) => (n === 0 ? 'first try' : count(n, 'try', 'tries')),
    replaced: 'This kiosk is open on another screen',
    replacedBody: 'Only one screen at a time can show it. Touch the button to bring it back here.',
    takeBack: 'Bring it back here',
    unknownKiosk: 'This screen has no known name',
    unknownKioskBody: (slug) =>
      `The gym has no kiosk called “${slug}”. Check the address of the page, or create this kiosk in the console.`,
    retry: 'Try again now',
  },
};
