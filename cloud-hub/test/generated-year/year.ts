import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import { seededChance } from '../../src/analytics/churn/chance.ts';
import type { KnownMember, Term } from '../../src/analytics/member-past.ts';
import { Dice, drawHabits, seasonOn, type Habits } from './habits.ts';

const dayMs = 86_400_000;
export const timezone = 'Europe/Paris';

/**
 * What can be said of a member at the beginning of a month by somebody who knows their habits and how warm they are, and sees
 * all that they do; but not what they have decided, not where they are when they are not there, not their fate and not what comes.
 */
export interface Truth {
  /** Unix ms. */
  readonly at: number;
  /** That they decide to leave within 28 days, if they have not yet; of this, their fate is a part. */
  readonly hazard: number;
  /** That they have left already. */
  readonly gone: number;
  /** That they will be counted as having left: by leaving, or by staying away for long without meaning to. */
  readonly chance: number;
}

export interface GeneratedSession {
  readonly startedAt: number;
  readonly closedAt: number;
  readonly score: number;
}

export interface GeneratedMember {
  readonly known: KnownMember;
  readonly sessions: readonly GeneratedSession[];
  readonly truth: readonly Truth[];
  /** Unix ms; null: still there. */
  readonly leftAt: number | null;
}

export interface GeneratedGym {
  readonly id: string;
  readonly timezone: string;
  readonly members: readonly GeneratedMember[];
}

export interface YearOptions {
  readonly gyms: number;
  readonly members: number;
  readonly seed: number;
  /** When the year ends, Unix ms. */
  readonly now: number;
}

/** A year of a franchise, the same for the same seed: whom to lose is known, and so is how likely it was. */
export function generateYear({ gyms, members, seed, now }: YearOptions): GeneratedGym[] {
  const dice = new Dice(seededChance(seed));
  const begin = now - 365 * dayMs;
  const months = monthsBetween(begin, now);
  return Array.from({ length: gyms }, (_, gym) => {
    const id = dice.id();
    const count = Math.floor(((gym + 1) * members) / gyms) - Math.floor((gym * members) / gyms);
    return { id, timezone, members: Array.from({ length: count }, () => live(dice, id, months, begin, now)) };
  });
}

/** Where each month of the simulation begins; the first is cut. */
function monthsBetween(begin: number, now: number): number[] {
  const starts = [begin];
  const { year, month } = { year: new Date(begin).getUTCFullYear(), month: new Date(begin).getUTCMonth() };
  for (let ahead = 1; ; ahead += 1) {
    const start = businessDayStart(timezone, Date.UTC(year, month + ahead, 1, 12));
    if (start >= now) return starts;
    starts.push(start);
  }
}

/** What changes in a person from month to month. */
interface State {
  /** How much of the habit is left, 0 to 1. */
  warmth: number;
  isDrifting: boolean;
  mood: number;
  /** Something went wrong last month. */
  isUpset: boolean;
}

/** What a member has done and said lately; that, and not what they feel, is what their leaving follows from. */
interface Lately {
  /** How much less than their habit they came in four weeks, 0 to 1. */
  readonly shortfall: number;
  /** How they spoke in 90 days, against how members speak; nearer to 0 the less they spoke. */
  readonly tone: number;
}

function lately(
  { rate }: Habits,
  visits: readonly number[],
  sessions: readonly GeneratedSession[],
  at: number,
): Lately {
  const came = visits.filter((one) => one > at - 28 * dayMs).length;
  const spoke = sessions.filter(({ startedAt }) => startedAt > at - 90 * dayMs);
  const meant = 4 * rate * seasonOn(at - 14 * dayMs);
  return {
    shortfall: Math.max(0, 1 - came / meant),
    tone: spoke.reduce((sum, { score }) => sum + score - 0.25, 0) / (spoke.length + 1),
  };
}

/** That a member decides to leave within the coming 28 days. People come less first, and leave then. */
function hazardOf(
  { contract, fate, rate }: Habits,
  { shortfall, tone }: Lately,
  tenureDays: number,
  daysToEnd: number | null,
): number {
  const logit =
    -5.2 +
    3.8 * shortfall -
    1.6 * tone +
    (tenureDays < 120 ? 0.8 : 0) -
    0.35 * Math.log1p(tenureDays / 365) -
    0.3 * Math.log(rate) +
    (contract === 'yearly' && daysToEnd !== null ? (daysToEnd <= 28 ? 1.8 : daysToEnd > 90 ? -0.6 : 0.2) : 0) +
    fate;
  return 1 / (1 + Math.exp(-logit));
}

function live(dice: Dice, gymId: string, months: readonly number[], begin: number, now: number): GeneratedMember {
  const habits = drawHabits(dice, begin);
  const id = dice.id();
  // Most were there before; those who come, come in January and September most of all.
  const memberSince = dice.happens(0.72)
    ? begin - Math.min(3000, 30 - 500 * Math.log(1 - dice.between(0, 0.99))) * dayMs
    : joinsAt(dice, begin, now);
  const state: State = { warmth: 1, isDrifting: false, mood: habits.mood, isUpset: false };
  const [visits, sessions]: [number[], GeneratedSession[]] = [[], []];
  const bookings: { startsAt: number; changedAt: number; state: string }[] = [];
  const truth: Truth[] = [];
  const terms = new Terms(habits, memberSince, begin);
  let leftAt: number | null = null;

  let gone = 0;
  months.forEach((start, index) => {
    const end = months[index + 1] ?? now;
    if (memberSince >= end) return;
    const tenureDays = Math.max(0, start - memberSince) / dayMs;
    // The first month is cut short by the year: nobody leaves in what is left of it.
    const seenLately = lately(habits, visits, sessions, start);
    const of = (fate: number): number =>
      index === 0 ? 0 : hazardOf({ ...habits, fate }, seenLately, tenureDays, terms.daysToEnd(start));
    const [hazard, seenHazard] = [of(habits.fate), of(0)];
    const quiet = Math.exp(-expectedVisits(habits, state, start + 28 * dayMs, start + 84 * dayMs));
    if (memberSince < start) {
      truth.push({ at: start, hazard, gone, chance: gone + (1 - gone) * (1 - (1 - seenHazard) * (1 - quiet)) });
    }
    if (dice.happens(hazard)) leftAt ??= Math.max(memberSince, start) + dice.between(0, 28) * dayMs;
    turn(dice, habits, state, tenureDays);
    const first = Math.max(start, memberSince);
    for (let day = first; day < Math.min(end, now); day += dayMs) {
      const isThere = leftAt === null || day < leftAt;
      const seen = isThere && comes(dice, habits, state, day, { visits, sessions, bookings });
      const renewal = terms.renew(dice, day, isThere);
      gone =
        seen || renewal === 'renewed'
          ? 0
          : renewal === 'not renewed'
            ? 1
            : unseen(gone, chanceOfSign(habits, state, day));
      const dayOfLeaving = (day - first) / dayMs;
      if (dayOfLeaving < 28) gone += (1 - gone) * (seenHazard / 28 / (1 - (seenHazard * dayOfLeaving) / 28));
    }
    if (leftAt !== null && leftAt >= start && leftAt < end) terms.askedToEnd(dice, leftAt);
  });
  const sorted = Float64Array.from(visits.filter((at) => at <= now)).sort();
  const talks = sessions
    .filter(({ closedAt }) => closedAt <= now)
    .toSorted((one, other) => one.startedAt - other.startedAt);
  return {
    known: knownOf(habits, { id, gymId, memberSince, visits: sorted, talks, bookings, terms: terms.until(now) }, now),
    ...{ sessions: talks, truth, leftAt },
  };
}

function joinsAt(dice: Dice, begin: number, now: number): number {
  for (;;) {
    const at = dice.between(begin, now);
    if (dice.happens([0, 8].includes(new Date(at).getUTCMonth()) ? 1 : 0.4)) return at;
  }
}

/** How a person is in the coming month. */
function turn(dice: Dice, habits: Habits, state: State, tenureDays: number): void {
  state.isUpset = dice.happens(0.06);
  state.mood = 0.65 * state.mood + 0.35 * habits.mood + dice.normal(0, 0.08) - (state.isUpset ? 0.6 : 0);
  if (state.isDrifting && dice.happens(0.18)) state.isDrifting = false;
  else if (!state.isDrifting) {
    state.isDrifting = dice.happens(0.035 + (tenureDays < 120 ? 0.04 : 0) + 0.08 * Math.max(0, -state.mood));
  }
  state.warmth = state.isDrifting
    ? Math.max(0.06, state.warmth * dice.between(0.35, 0.75))
    : Math.min(1, state.warmth + dice.between(0.3, 0.7));
}

/** Of members on a day, by month: those who are on holiday. */
const awayShare = [0.04, 0.02, 0.02, 0.02, 0.02, 0.02, 0.2, 0.2, 0.02, 0.02, 0.02, 0.12] as const;

const isAway = ({ holidays }: Habits, at: number): boolean => holidays.some(({ from, to }) => at >= from && at < to);

/** That a member comes on a day, if they are not on holiday. */
function chanceOfDay(habits: Habits, state: State, day: number): number {
  return Math.min(
    0.97,
    (habits.rate / 7) * (habits.weekdays[new Date(day).getUTCDay()] ?? 1) * state.warmth * seasonOn(day),
  );
}

/** As far as who does not know of holidays can expect them. */
function expectedVisits(habits: Habits, state: State, from: number, to: number): number {
  let sum = 0;
  for (let day = from; day < to; day += dayMs) sum += chanceOfDay(habits, state, day) * (1 - awayShareOn(day));
  return sum;
}

/** How likely a booking without a visit is on a day; who drifts books still, and does not come. */
const chanceOfNoShow = ({ classes, rate }: Habits, { warmth }: State): number =>
  (classes * rate * (0.1 + 0.5 * (1 - warmth))) / 7;

/** That there is anything to be seen of a member on a day. */
function chanceOfSign(habits: Habits, state: State, day: number): number {
  return 1 - (1 - chanceOfDay(habits, state, day) * (1 - awayShareOn(day))) * (1 - chanceOfNoShow(habits, state));
}

/** That a member has left, after a day without any sign of them. */
const unseen = (gone: number, sign: number): number => gone / (gone + (1 - gone) * (1 - sign));

/** One day of a member. @returns whether there was anything to be seen of them. */
function comes(
  dice: Dice,
  habits: Habits,
  state: State,
  day: number,
  into: {
    visits: number[];
    sessions: GeneratedSession[];
    bookings: { startsAt: number; changedAt: number; state: string }[];
  },
): boolean {
  if (isAway(habits, day) || !dice.happens(chanceOfDay(habits, state, day))) {
    if (!dice.happens(chanceOfNoShow(habits, state))) return false;
    const startsAt = midnight(day) + Math.round(habits.hour) * 3_600_000;
    into.bookings.push({ startsAt, changedAt: startsAt, state: dice.happens(0.5) ? 'cancelled' : 'missed' });
    return true;
  }
  const at = midnight(day) + (habits.hour + dice.normal(0, 0.7)) * 3_600_000;
  into.visits.push(Math.round(at));
  if (dice.happens(habits.classes)) {
    const startsAt = Math.ceil(at / 1_800_000) * 1_800_000;
    into.bookings.push({ startsAt, changedAt: startsAt, state: dice.happens(0.5) ? 'attended' : 'booked' });
  }
  if (dice.happens(habits.talks)) {
    const startedAt = Math.round(at + 90_000);
    const score = Math.max(-1, Math.min(1, dice.normal(state.mood, 0.3)));
    into.sessions.push({ startedAt, closedAt: startedAt + Math.round(dice.between(20_000, 150_000)), score });
  }
  return true;
}

const awayShareOn = (day: number): number => awayShare[new Date(day).getUTCMonth()] ?? 0;

const midnight = (at: number): number => at - (at % dayMs);

/** What the hub hears of a membership: renewed until its member leaves, or ended by staff. */
class Terms {
  readonly #terms: Term[] = [];
  readonly #contract: Habits['contract'];
  readonly #periodMs: number;
  #ends: number | null;
  #leadMs = 2 * dayMs;

  constructor({ contract }: Habits, memberSince: number, begin: number) {
    this.#contract = contract;
    this.#periodMs = contract === 'yearly' ? 365 * dayMs : 30 * dayMs;
    const from = Math.max(begin, memberSince);
    const passed = Math.floor((from - memberSince) / this.#periodMs);
    this.#ends = contract === 'open' ? null : memberSince + (passed + 1) * this.#periodMs;
    // Whoever is about to renew as the year begins has done so.
    if (this.#ends !== null && this.#ends - from < 3 * dayMs) this.#ends += this.#periodMs;
    this.#terms.push({ knownAt: from, expires: this.#ends, isActive: true });
  }

  daysToEnd(at: number): number | null {
    return this.#ends === null ? null : (this.#ends - at) / dayMs;
  }

  /** Who is there renews a few days before the end. @returns what there is to be seen of it on that day. */
  renew(dice: Dice, day: number, isThere: boolean): 'renewed' | 'not renewed' | 'not due' {
    if (this.#ends === null || day < this.#ends - this.#leadMs) return 'not due';
    if (!isThere) return 'not renewed';
    this.#ends += this.#periodMs;
    this.#leadMs = dice.between(0, 3) * dayMs;
    this.#terms.push({ knownAt: day, expires: this.#ends, isActive: true });
    return 'renewed';
  }

  /** Some ask to be let go at once; of the others the membership runs out. */
  askedToEnd(dice: Dice, leftAt: number): void {
    if (this.#contract === 'monthly' || !dice.happens(0.25)) return;
    this.#terms.push({ knownAt: leftAt + dice.between(2, 15) * dayMs, expires: this.#ends, isActive: false });
  }

  until(now: number): Term[] {
    return this.#terms.filter(({ knownAt }) => knownAt <= now).toSorted((one, other) => one.knownAt - other.knownAt);
  }
}

function knownOf(
  habits: Habits,
  parts: Pick<KnownMember, 'id' | 'gymId' | 'memberSince' | 'visits' | 'terms'> & {
    talks: readonly GeneratedSession[];
    bookings: readonly { startsAt: number; changedAt: number; state: string }[];
  },
  now: number,
): KnownMember {
  const { talks, bookings, visits, terms, ...who } = parts;
  const total = talks.reduce((sum, { startedAt, closedAt }) => sum + closedAt - startedAt, 0);
  return {
    ...{ ...who, visits, terms, isDeleted: false, frozen: null },
    membershipExpires: terms.at(-1)?.expires ?? null,
    workoutsPerWeek: Math.round(habits.rate),
    totals: {
      visits: visits.length,
      lastVisitAt: visits.at(-1) ?? null,
      sessions: talks.length,
      meanSessionMs: talks.length === 0 ? null : total / talks.length,
      lastSessionAt: talks.at(-1)?.startedAt ?? null,
    },
    sessions: Float64Array.from(talks, ({ startedAt }) => startedAt),
    sentiments: talks.map(({ startedAt, score }) => ({ at: startedAt, score })),
    bookings: bookings
      .filter(({ startsAt }) => startsAt <= now)
      .toSorted((one, other) => one.startsAt - other.startsAt),
  };
}

/** As the hub would know it. */
export const knownGyms = (gyms: readonly GeneratedGym[]) =>
  gyms.map(({ id, members }) => ({ id, timezone, members: members.map(({ known }) => known) }));

/** By member and month: the chance that only the generator knows. */
export function truthOf(gyms: readonly GeneratedGym[]): (memberId: string, at: number) => number | undefined {
  const chances = new Map(
    gyms.flatMap(({ members }) =>
      members.map(({ known, truth }) => [known.id, new Map(truth.map(({ at, chance }) => [at, chance]))] as const),
    ),
  );
  return (memberId, at) => chances.get(memberId)?.get(at);
}
