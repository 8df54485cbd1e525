import type { BusinessCalendar } from '@jarvis-edge/sync/analytics/business-calendar.ts';
import type { MemberPast } from '@jarvis-edge/sync/analytics/figures-of.ts';

/** How long visits of each member are counted in, business days. */
const stretchDays = 28;

/** What the hub last reckoned of a member's visits in all gyms of the tenant: a box has those of its own gym alone. */
export interface ToldVisits {
  /** Unix ms. */
  readonly at: number;
  /** Of all time: those older than 13 months are known there alone. */
  readonly count: number;
  /** In the 28 business days up to `at`. */
  readonly recent: number;
  /** Business days between the last of them and `at`; null: there is none. */
  readonly daysSinceLast: number | null;
}

/**
 * Adds to the visits here what the hub told of those elsewhere.
 *
 * - Elsewhere are those that the hub counted beyond the visits here in the same days: who trains here alone has none,
 *   and what this box sees is never outvoted by what was told before.
 * - Each day that what was told grows older lets one in 28 of them go, as if they had been spread evenly.
 * - When the last visit was stays true: it grows older like any other.
 *
 * @param timesHere Unix ms of the visits here: at least those of the 28 business days up to `told.at`, and all since.
 */
export function withTold(
  here: MemberPast['visits'],
  timesHere: readonly number[],
  told: ToldVisits,
  { daysAgo }: BusinessCalendar,
): MemberPast['visits'] {
  const toldDaysAgo = daysAgo(told.at);
  const ageDays = Math.max(0, toldDaysAgo);
  const since = timesHere.filter((at) => at > told.at);
  const toldOfHere = timesHere.filter((at) => at <= told.at && daysAgo(at) - toldDaysAgo < stretchDays);
  const elsewhere = Math.max(0, told.recent - toldOfHere.length);
  return {
    ...here,
    count: Math.max(here.count, told.count + since.length),
    elsewhere: {
      recent: Math.round(elsewhere * Math.max(0, 1 - ageDays / stretchDays)),
      daysSinceLast: told.daysSinceLast === null ? null : told.daysSinceLast + ageDays,
    },
  };
}
