import type { Topic } from '@jarvis-edge/sync/labels.ts';
import {
  numberOf,
  percentOf,
  textOf,
  wordsFor,
  type Known,
  type Parameters,
  type ReportSayings,
  type Story,
} from './report-sayings.ts';
import type { InsightCode, RecommendationCode } from './reports.ts';

const count = (n: number, one: string, many: string) => `${n}\u00A0${n === 1 ? one : many}`;

const topics: Record<Topic, string> = {
  equipment: 'The machines',
  cleanliness: 'Cleanliness',
  classes: 'Classes',
  coaching: 'Coaching',
  schedule: 'Opening hours',
  membership: 'Membership',
  crowding: 'Crowding',
  health: 'Health',
  results: 'Results',
  atmosphere: 'The atmosphere',
  facilities: 'Facilities',
  kiosk: 'Kiosk and badge',
};
const topic = (parameters: Parameters): string => topics[textOf(parameters, 'topic') as Topic] ?? 'Another topic';
const gym = (parameters: Parameters, { gymName }: Known): string => gymName(textOf(parameters, 'gymId')) ?? 'One gym';
const lasting = (ms: number): string => {
  const hours = Math.max(1, Math.round(ms / 3_600_000));
  return hours < 48 ? count(hours, 'hour', 'hours') : count(Math.round(hours / 24), 'day', 'days');
};

const insights: Record<InsightCode, Story> = {
  no_data: () => 'Nothing has come from the gym this week: its figures are not known.',
  box_silent: (facts, { day }) =>
    `The box has been silent since ${day(numberOf(facts, 'since'))}: it may have more visits to send.`,
  members_at_risk: (facts) => {
    const before = facts['before'];
    return `${count(numberOf(facts, 'count'), 'member', 'members')} may leave${
      typeof before === 'number' ? `, against ${before} the week before` : ''
    }.`;
  },
  visits_down: (facts) =>
    `Visits fell by ${percentOf(facts)}%: ${numberOf(facts, 'visits')}, against ${numberOf(facts, 'before')} the week before.`,
  visits_up: (facts) =>
    numberOf(facts, 'before') === 0
      ? `${count(numberOf(facts, 'visits'), 'visit', 'visits')}, against none the week before.`
      : `Visits rose by ${percentOf(facts)}%: ${numberOf(facts, 'visits')}, against ${numberOf(facts, 'before')} the week before.`,
  mood_down: () => 'Conversations are clearly unhappier than the week before.',
  mood_up: () => 'Conversations are clearly happier than the week before.',
  talks_unhappy: (facts) => `${numberOf(facts, 'count')} of ${numberOf(facts, 'of')} conversations were unhappy.`,
  topic_unhappy: (facts) =>
    `${topic(facts)}: what people are unhappy about, in ${count(numberOf(facts, 'count'), 'unhappy conversation', 'unhappy conversations')}.`,
  topic_most: (facts) =>
    `${topic(facts)}: what people spoke of most, in ${count(numberOf(facts, 'count'), 'conversation', 'conversations')}.`,
  alerts_waiting: (facts) => {
    const [n, days] = [numberOf(facts, 'count'), numberOf(facts, 'days')];
    return n === 1
      ? `One alert has been waiting for ${days}\u00A0days.`
      : `${n}\u00A0alerts have been waiting for more than 3\u00A0days, the oldest for ${days}\u00A0days.`;
  },
  machines_open: (facts) => {
    const name = textOf(facts, 'name');
    const open = count(
      numberOf(facts, 'count'),
      'machine problem is reported and waits',
      'machine problems are reported and wait',
    );
    return name === '' ? `${open}.` : `${open}, first of all: ${name}.`;
  },
  alerts_settled: (facts) => {
    const ms = lasting(numberOf(facts, 'ms'));
    const n = numberOf(facts, 'count');
    return n === 1 ? `One alert resolved, within ${ms}.` : `${n}\u00A0alerts resolved, half of them within ${ms}.`;
  },
  bookings_missed: (facts) =>
    `${numberOf(facts, 'missed')} of ${numberOf(facts, 'of')} booked places in classes stayed empty.`,
  steady: () => 'A week like any other: nothing needs your attention.',
  gyms_silent: (facts, known) => {
    const n = numberOf(facts, 'count');
    return n === 1
      ? `${gym(facts, known)} has not sent everything: its figures are incomplete.`
      : `${n}\u00A0gyms have not sent everything, among them ${gym(facts, known)}: their figures are incomplete.`;
  },
  gyms_at_risk: (facts, known) =>
    `${count(numberOf(facts, 'count'), 'member', 'members')} may leave, ${numberOf(facts, 'there')} of them at ${gym(facts, known)}.`,
  gym_visits_down: (facts, known) =>
    `${gym(facts, known)}: ${Math.round(numberOf(facts, 'share') * 100)}% fewer visits.`,
  gym_visits_up: (facts, known) => `${gym(facts, known)}: ${Math.round(numberOf(facts, 'share') * 100)}% more visits.`,
  topic_shared: (facts) => `${topic(facts)}: what people are unhappy about in ${numberOf(facts, 'gyms')}\u00A0gyms.`,
  gym_unhappy: (facts, known) =>
    `${gym(facts, known)}: ${numberOf(facts, 'count')}\u00A0unhappy conversations, more than anywhere else.`,
  gym_alerts_waiting: (facts, known) =>
    `${gym(facts, known)}: ${count(numberOf(facts, 'count'), 'alert has', 'alerts have')} been waiting for more than 3\u00A0days.`,
};

const recommendations: Record<RecommendationCode, Story> = {
  check_box: () => 'Check the power and the internet connection of the box.',
  call_members: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Call the member at risk this week.'
      : numberOf(facts, 'count') < numberOf(facts, 'of')
        ? `Call the first ${numberOf(facts, 'count')}\u00A0members at risk this week.`
        : `Call the ${numberOf(facts, 'count')}\u00A0members at risk this week, the first one first.`,
  talk_about_contracts: (facts) =>
    `Talk about what comes after the membership: it ends for ${numberOf(facts, 'count') === 1 ? 'one' : numberOf(facts, 'count')} of them.`,
  invite_back: () => 'Write to the regulars whom you have not seen this week.',
  act_on_topic: (facts) =>
    `Put a topic on the team’s agenda: ${topic(facts).toLocaleLowerCase('en')}. Then tell members what changes.`,
  read_talks: () => 'Read the unhappy conversations, and get back to those who had them.',
  settle_alerts: (facts) =>
    numberOf(facts, 'count') === 1
      ? 'Settle or assign the alert that is waiting.'
      : `Settle or assign the ${numberOf(facts, 'count')}\u00A0alerts that are waiting.`,
  repair_machines: () => 'Have what is reported repaired, or put it out of order.',
  remind_of_classes: () => 'Remind members of their bookings the day before the class.',
  check_box_of_gym: (facts, known) => `${gym(facts, known)}: have the box and its connection checked.`,
  call_members_of_gym: (facts, known) => `${gym(facts, known)}: make sure that members at risk are called this week.`,
  ask_about_visits: (facts, known) => `${gym(facts, known)}: find out with its manager why visits fall.`,
  ask_about_mood: (facts, known) => `${gym(facts, known)}: read the unhappy conversations with its manager.`,
  settle_alerts_of_gym: (facts, known) => `${gym(facts, known)}: ask what holds the alerts up.`,
};

export const reportSayings: ReportSayings = {
  insight: wordsFor(insights, 'A finding that this version does not know yet.'),
  recommendation: wordsFor(recommendations, 'A piece of advice that this version does not know yet.'),
};
