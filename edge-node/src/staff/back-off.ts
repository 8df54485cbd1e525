/**
 * How long wrong PINs make one wait. A PIN has a million values, fewer than twenty of which fall in the first hour; from
 * then on an account takes six tries a day, whoever makes them and from wherever: in a year some 2,200, one chance in 450.
 * An address waits by itself, so that who tries one PIN on every account gets no further.
 */

export type TryKind = 'account' | 'address';

interface Rule {
  /** Wrong tries that cost no wait. */
  readonly free: number;
  readonly longestMs: number;
  /** After so long without a wrong try all are forgotten. */
  readonly forgottenMs: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const firstWaitMs = 60_000;

export const rules: Readonly<Record<TryKind, Rule>> = {
  account: { free: 5, longestMs: 4 * hour, forgottenMs: 30 * day },
  address: { free: 20, longestMs: hour, forgottenMs: day },
};

/** The wait after so many wrong tries, ms. */
export function waitAfter(kind: TryKind, failures: number): number {
  const { free, longestMs } = rules[kind];
  return failures < free ? 0 : Math.min(longestMs, firstWaitMs * 2 ** Math.min(failures - free, 30));
}

export interface Tries {
  readonly failures: number;
  /** Unix ms. */
  readonly lastFailedAt: number;
  readonly blockedUntil: number;
}

/** How long is still to wait, ms. A clock that was set back makes nobody wait longer than the longest wait. */
export const stillToWait = (kind: TryKind, { blockedUntil }: Tries, nowMs: number): number =>
  Math.min(Math.max(0, blockedUntil - nowMs), rules[kind].longestMs);

/** What is known after one more wrong try. */
export function afterFailure(kind: TryKind, known: Tries | undefined, nowMs: number): Tries {
  const isForgotten = known === undefined || nowMs - known.lastFailedAt > rules[kind].forgottenMs;
  const failures = (isForgotten ? 0 : known.failures) + 1;
  return { failures, lastFailedAt: nowMs, blockedUntil: nowMs + waitAfter(kind, failures) };
}
