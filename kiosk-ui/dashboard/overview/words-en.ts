import type { OverviewWords } from './words-fr.ts';

const some = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const words: OverviewWords = {
  needsYou: 'Who needs you',
  nothing: 'Nobody is waiting. Nothing urgent.',
  allAlerts: (n) => `See all ${n} alerts`,
  today: 'Today',
  visits: (n) => some(n, 'visit', 'visits'),
  sessions: (n) => some(n, 'conversation', 'conversations'),
  negative: (n) => some(n, 'unhappy one', 'unhappy ones'),
  reports: (n) => some(n, 'fault reported', 'faults reported'),
  atRisk: (n) => some(n, 'member may leave', 'members may leave'),
  inside: (n) => (n === 0 ? 'Nobody in the gym' : `${n}\u00A0${some(n, 'person', 'people')} in the gym`),
  insideBody: 'By their badges; who leaves without a tap counts until 4 in the morning.',
  nobodyBody: 'Taps of badges show up here at once.',
  since: (time) => `since ${time}`,
  noName: 'Member without a name',
  everybody: (n) => `Show all ${n} inside`,
};
