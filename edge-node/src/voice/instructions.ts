import type { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Gym } from '../store/place.ts';
import type { Profile } from '../store/profile.ts';
import { gymDay, hoursOn } from './gym-day.ts';
import { en } from './instructions/en.ts';
import { es } from './instructions/es.ts';
import { fr } from './instructions/fr.ts';
import type { InstructionWords } from './instructions/words.ts';
import type { Fitness, Preferences, Recent } from './member-facts.ts';

/** Without a visit for so long a member comes back rather than by, ms. */
const awayMs = 14 * 86_400_000;

/** Whom JARVIS talks with, where and when. */
export interface Acquaintance {
  readonly profile: Pick<Profile, 'firstName'>;
  readonly preferences: Preferences;
  readonly fitness: Fitness;
  readonly gym: Pick<Gym, 'name' | 'city' | 'timezone' | 'openingHours'>;
  readonly recent: Recent;
  readonly language: Language;
  /** Unix ms. */
  readonly nowMs: number;
}

const wordsIn: Readonly<Record<Language, InstructionWords>> = { fr, en, es };
const usualStyle: CommunicationStyle = 'friendly';
const formalStyles: ReadonlySet<CommunicationStyle> = new Set(['patient', 'brief']);

/** Whether JARVIS calls a member of this style « vous » or "usted", in its instructions and in its own words. */
export const isFormal = (style: CommunicationStyle | null): boolean => style !== null && formalStyles.has(style);

/**
 * What a model is told before a conversation, in the language that it is to speak. Visits, weight and membership are not
 * in it: those come from tools, when asked for.
 */
export function instructionsFor(acquaintance: Acquaintance): string {
  const { profile, preferences, fitness, gym, language, nowMs } = acquaintance;
  const words = wordsIn[language];
  const style = preferences.communicationStyle ?? usualStyle;
  const goals = fitness.goals.map((goal) => words.goalNames[goal] ?? oneLine(goal.replaceAll('_', ' ')));
  const { periods } = hoursOn(gym.openingHours, gymDay(gym.timezone, nowMs));
  const place = [
    words.who({ name: oneLine(gym.name), city: oneLine(gym.city) }),
    words.now(localTime(words.locale, gym.timezone, nowMs)),
    periods.length === 0
      ? words.closedToday
      : words.openToday(periods.map(({ from, to }) => `${from}–${to}`).join(', ')),
  ];
  const member = [
    words.member(oneLine(profile.firstName)),
    words.known[meeting(acquaintance)],
    ...(goals.length === 0 ? [] : [words.goals(goals.join(', '))]),
    ...(fitness.workoutsPerWeek === null ? [] : [words.workouts(fitness.workoutsPerWeek)]),
  ];
  const manner = [
    words.language,
    words.styles[style].tone,
    words.styles[preferences.feedbackStyle ?? style].feedback,
    words.depth[fitness.level ?? 'unknown'],
  ];
  const section = (heading: string, lines: readonly string[]): string =>
    `# ${heading}\n${lines.map((line) => `- ${line}`).join('\n')}`;
  return [
    section(words.headings.place, place),
    section(words.headings.member, member),
    section(words.headings.manner, manner),
    section(words.headings.rules, words.rules),
  ].join('\n\n');
}

/** What JARVIS says first, aloud: a greeting and an open hand. */
export function welcome(acquaintance: Acquaintance): string {
  const { profile, preferences, fitness, language } = acquaintance;
  const words = wordsIn[language];
  const { opening } = words.styles[preferences.communicationStyle ?? usualStyle];
  const met = meeting(acquaintance);
  const offer = fitness.level === 'advanced' ? (opening.offerAdvanced ?? opening.offer) : opening.offer;
  return [opening.hello(oneLine(profile.firstName)), opening[met], met === 'first' ? words.iAmAnAi : '', offer]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function meeting({ recent: { lastSessionAt, lastVisitAt }, nowMs }: Acquaintance): 'first' | 'again' | 'away' {
  if (lastSessionAt === null) return 'first';
  return Math.max(lastSessionAt, lastVisitAt ?? 0) < nowMs - awayMs ? 'away' : 'again';
}

function localTime(locale: string, timeZone: string, nowMs: number): string {
  const day = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${day.format(nowMs)}, ${time.format(nowMs)}`;
}

/** A name is a name, and no paragraph of instructions. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s#*`]+/gu, ' ')
    .trim()
    .slice(0, 60);
