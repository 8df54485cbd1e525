import { mean, sentimentOf } from '@jarvis-edge/sync/analytics/session-sentiment.ts';
import type { LearnedFactor } from '@jarvis-edge/sync/member-figures.ts';
import type { Column } from './churn/columns.ts';
import { contractAt } from './leaving.ts';
import { countBetween, countUntil, type KnownGym, type KnownMember } from './member-past.ts';

const dayMs = 86_400_000;
/** A habit is what a member did in the half year before the last four weeks. */
const habitDays = 168;
const recentDays = 28;
/** A membership that is renewed from month to month ends every month. */
const shortMs = 45 * dayMs;
/** As many talks of no mood are thought beside those there were: of few talks, less is known. */
const talksBeside = 1;
/** How much the average day weighs beside a day's own visits. */
const weekdayEvenness = 0.25;
/** Taps of one visit. */
const oneVisitMs = 4 * 3_600_000;

/** Which factor each column speaks for; their contributions are summed. */
export const factorOf: Readonly<Record<string, LearnedFactor>> = {
  visits: 'rhythm',
  usual: 'rhythm',
  rhythm: 'rhythm',
  fortnight: 'rhythm',
  step: 'rhythm',
  away: 'absence',
  gaps: 'absence',
  longest: 'absence',
  away_of_cold: 'absence',
  tenure: 'tenure',
  contract: 'contract_end',
  contract_days: 'contract_end',
  renewal_days: 'contract_end',
  kept: 'classes',
  missed: 'classes',
  talks: 'talks',
  mood: 'mood',
  last_mood: 'mood',
  negative: 'mood',
};

/** One member at one moment. NaN is what is not known. */
export interface Snapshot {
  readonly visits: number;
  /** In 28 days. */
  readonly usual: number;
  readonly fortnight: number;
  readonly monthBefore: number;
  readonly daysAway: number;
  /** Visits that the member's own week would have had since the last one. */
  readonly visitsMissed: number;
  /** The longest time away in the half year before, in days. */
  readonly longestGap: number;
  readonly tenureDays: number;
  readonly contract: 'none' | 'unknown' | 'short' | 'long';
  readonly contractDays: number;
  readonly kept: number;
  readonly missed: number;
  readonly talks: number;
  readonly mood: number;
  /** Of the mood. */
  readonly felt: number;
  readonly lastMood: number;
  readonly negative: number;
}

/** Several taps of one visit count once. @param times Ascending, Unix ms. */
export function distinctVisits(times: Float64Array): Float64Array {
  let last = Number.NEGATIVE_INFINITY;
  return times.filter((at) => {
    if (at - last < oneVisitMs) return false;
    last = at;
    return true;
  });
}

/** What was to be seen of a member at a moment: nothing that happened or was told later. @param visits Distinct ones. @param since When the gym's history begins. */
export function snapshotAt(member: KnownMember, visits: Float64Array, since: number, at: number): Snapshot {
  const { sessions, sentiments, bookings, memberSince } = member;
  const recentFrom = at - recentDays * dayMs;
  const habitFrom = Math.max(recentFrom - habitDays * dayMs, since, memberSince ?? since);
  const habitMs = recentFrom - habitFrom;
  const knows = habitMs >= recentDays * dayMs;
  const lastVisit = visits[countUntil(visits, at) - 1] ?? Math.max(since, memberSince ?? since);
  const contract = contractAt(member, at);
  const isShort = contract !== undefined && contract.spanMs < shortMs;

  const scores: number[] = [];
  let lastMood = Number.NaN;
  for (const { at: when, score } of sentiments) {
    if (when > at || when <= at - 90 * dayMs) continue;
    scores.push(score);
    lastMood = score;
  }
  let [kept, missed] = [0, 0];
  for (const { startsAt, changedAt, state } of bookings) {
    if (startsAt > at || startsAt <= at - 2 * recentDays * dayMs) continue;
    const known = changedAt <= at ? state : 'booked';
    if (known === 'missed' || known === 'cancelled') missed += 1;
    else if (known === 'attended' || countBetween(visits, startsAt - oneVisitMs, startsAt + oneVisitMs) > 0) kept += 1;
    else if (known === 'booked') missed += 1;
  }
  return {
    visits: countBetween(visits, recentFrom, at),
    usual: knows ? (countBetween(visits, habitFrom, recentFrom) * recentDays * dayMs) / habitMs : Number.NaN,
    fortnight: countBetween(visits, at - 14 * dayMs, at),
    monthBefore: countBetween(visits, recentFrom - recentDays * dayMs, recentFrom),
    daysAway: (at - lastVisit) / dayMs,
    tenureDays: memberSince === null ? Number.NaN : (at - memberSince) / dayMs,
    visitsMissed: visitsMissed(visits, { from: habitFrom, lastVisit, at }),
    longestGap: longestGap(visits, habitFrom, recentFrom) / dayMs,
    contract: contract === undefined ? 'unknown' : contract.expires === null ? 'none' : isShort ? 'short' : 'long',
    contractDays: ((contract?.expires ?? Number.NaN) - at) / dayMs,
    kept,
    missed,
    talks: countBetween(sessions, recentFrom, at),
    mood: mean(scores) ?? Number.NaN,
    felt: scores.length,
    lastMood,
    negative: scores.filter((score) => sentimentOf(score) === 'negative').length,
  };
}

/** What the member's days of the week lead to expect after the last visit; of few visits, each day counts nearly the same. */
function visitsMissed(
  visits: Float64Array,
  { from, lastVisit, at }: { from: number; lastVisit: number; at: number },
): number {
  const byWeekday = new Float64Array(7);
  const known = visits.subarray(countUntil(visits, from), countUntil(visits, at));
  for (const visit of known) byWeekday[weekday(visit)] = (byWeekday[weekday(visit)] ?? 0) + 1;
  const weeks = Math.max(1, (lastVisit - from) / (7 * dayMs));
  const even = known.length / 7;
  let sum = 0;
  for (let day = lastVisit + dayMs; day < at; day += dayMs) {
    sum += ((byWeekday[weekday(day)] ?? 0) + weekdayEvenness * even) / (1 + weekdayEvenness) / weeks;
  }
  return sum;
}

const weekday = (at: number): number => Math.floor(at / dayMs) % 7;

function longestGap(visits: Float64Array, from: number, to: number): number {
  let [last, longest] = [from, 0];
  for (const at of visits.subarray(countUntil(visits, from), countUntil(visits, to))) {
    longest = Math.max(longest, at - last);
    last = at;
  }
  return Math.max(longest, to - last);
}

/** How busy a gym was, against the habits of those who come: holidays and heat are nobody's decision to leave. */
export function seasonOf(snapshots: readonly Snapshot[]): number {
  // A gym of few members has no season that could be told from chance.
  let [came, usual] = [100, 100];
  for (const { visits, usual: habit } of snapshots) {
    if (Number.isNaN(habit)) continue;
    came += visits;
    usual += habit;
  }
  return came / usual;
}

const logRatio = (one: number, other: number): number => Math.log((one + 0.5) / (other + 0.5));

/** @param seasons Of the gym of each snapshot at its moment. */
export function columnsOf(snapshots: readonly Snapshot[], seasons: ArrayLike<number>): Column[] {
  const figures = (name: string, of: (one: Snapshot, season: number) => number): Column => ({
    kind: 'figures',
    name,
    values: Float64Array.from(snapshots, (one, at) => of(one, seasons[at] ?? 1)),
  });
  return [
    figures('visits', ({ visits }, season) => visits / season),
    figures('usual', ({ usual }) => usual),
    figures('rhythm', ({ visits, usual }, season) => logRatio(visits, usual * season)),
    figures('fortnight', ({ fortnight, usual }, season) => logRatio(fortnight, (usual * season) / 2)),
    figures('step', ({ visits, monthBefore }) => logRatio(visits, monthBefore)),
    figures('away', ({ daysAway }) => daysAway),
    // Visits that nobody made in the holidays are missed by nobody.
    figures('gaps', ({ visitsMissed: missed }, season) => Math.log1p(missed * season)),
    // Who comes rarely says little by staying away; who came often and comes less says the same twice.
    figures(
      'away_of_cold',
      ({ visitsMissed: missed, visits, usual }, season) =>
        Math.log1p(missed * season) * logRatio(visits, usual * season),
    ),
    figures('longest', ({ daysAway, longestGap: longest }) => logRatio(daysAway, longest)),
    figures('tenure', ({ tenureDays }) => Math.log1p(Math.max(0, tenureDays))),
    { kind: 'words', name: 'contract', values: snapshots.map(({ contract }) => contract) },
    figures('contract_days', ({ contract, contractDays }) => (contract === 'long' ? contractDays : Number.NaN)),
    figures('renewal_days', ({ contract, contractDays }) => (contract === 'short' ? contractDays : Number.NaN)),
    figures('kept', ({ kept }) => kept),
    figures('missed', ({ kept, missed }) => (kept + missed === 0 ? 0 : missed / (kept + missed))),
    figures('talks', ({ talks }) => talks),
    figures('mood', ({ mood, felt }) => (felt === 0 ? 0 : (mood * felt) / (felt + talksBeside))),
    figures('last_mood', ({ lastMood }) => lastMood),
    figures('negative', ({ negative }) => negative),
  ];
}

/** The parameters of each factor, for screens to put into words. */
export function factorParameters(one: Snapshot): Record<LearnedFactor, Record<string, number | null>> {
  const known = (value: number, digits = 0): number | null =>
    Number.isNaN(value) ? null : Number(value.toFixed(digits));
  const usualGap = one.usual > 0 ? recentDays / one.usual : Number.NaN;
  return {
    rhythm: { visits: one.visits, usual: known(one.usual, 1) },
    absence: { days: Math.floor(one.daysAway), usual_gap: known(usualGap, 1) },
    tenure: { days: known(one.tenureDays) },
    contract_end: { days: known(Math.ceil(one.contractDays)) },
    classes: { kept: one.kept, missed: one.missed },
    talks: { count: one.talks },
    mood: { mean: known(one.mood, 2), negative: one.negative },
  };
}

/** When the gym's history begins. */
export function historyBegins({ members }: KnownGym): number {
  return members.reduce((first, { visits }) => Math.min(first, visits[0] ?? first), Number.POSITIVE_INFINITY);
}
