import { numberIn, type Facts } from './insight-facts.ts';

/** What speaks for a member to stay, told from a factor of the learned score that lowers their risk. */
export type StayingSign =
  | { readonly kind: 'often'; readonly perWeek: number }
  | { readonly kind: 'as_usual'; readonly visits: number; readonly usual: number }
  | { readonly kind: 'lately'; readonly days: number }
  | { readonly kind: 'within_habit'; readonly days: number; readonly usualGap: number }
  | { readonly kind: 'member_for'; readonly days: number }
  | { readonly kind: 'runs_on'; readonly days: number }
  | { readonly kind: 'books' | 'attends'; readonly kept: number }
  | { readonly kind: 'talks'; readonly count: number }
  | { readonly kind: 'good_mood' | 'never_cross' };

/** In 28 days: twice a week. */
const oftenVisits = 8;
const latelyDays = 7;
/** The owners' rule counts a membership that ends sooner as a risk. */
const runsOnDays = 30;
/** In 56 days: every other week. */
const regularClasses = 4;

/** @returns undefined where the facts do not bear out anything good by themselves: the plain fact is said instead. */
export function stayingSign(code: string, facts: Facts): StayingSign | undefined {
  switch (code) {
    case 'rhythm':
      return rhythm(numberIn(facts, 'visits'), numberIn(facts, 'usual'));
    case 'absence':
      return presence(numberIn(facts, 'days'), numberIn(facts, 'usual_gap'));
    case 'tenure':
      return aboveZero(numberIn(facts, 'days'), (days) => ({ kind: 'member_for', days }));
    case 'contract_end': {
      const days = numberIn(facts, 'days');
      return days !== null && days > runsOnDays ? { kind: 'runs_on', days } : undefined;
    }
    case 'classes':
      return classes(numberIn(facts, 'kept') ?? 0, numberIn(facts, 'missed') ?? 0);
    case 'talks':
      return aboveZero(numberIn(facts, 'count'), (count) => ({ kind: 'talks', count }));
    case 'mood':
      return mood(numberIn(facts, 'mean'), numberIn(facts, 'negative'));
    default:
      return undefined;
  }
}

const aboveZero = (value: number | null, say: (value: number) => StayingSign): StayingSign | undefined =>
  value !== null && value > 0 ? say(value) : undefined;

function rhythm(visits: number | null, usual: number | null): StayingSign | undefined {
  if (visits === null || visits === 0) return undefined;
  if (visits >= oftenVisits) return { kind: 'often', perWeek: visits / 4 };
  return usual !== null && visits >= usual ? { kind: 'as_usual', visits, usual } : undefined;
}

function presence(days: number | null, usualGap: number | null): StayingSign | undefined {
  if (days === null) return undefined;
  if (days <= latelyDays) return { kind: 'lately', days };
  return usualGap !== null && days <= usualGap ? { kind: 'within_habit', days, usualGap } : undefined;
}

function classes(kept: number, missed: number): StayingSign | undefined {
  if (kept <= missed) return undefined;
  return { kind: kept >= regularClasses ? 'books' : 'attends', kept };
}

function mood(mean: number | null, negative: number | null): StayingSign | undefined {
  if (mean === null) return undefined;
  if (mean > 0.3) return { kind: 'good_mood' };
  return negative === 0 ? { kind: 'never_cross' } : undefined;
}
