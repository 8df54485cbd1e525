import type { Names } from './names.ts';

/** How the box knows what time it is. */
export interface Time {
  /** Unix ms. */
  readonly nowMs: number;
  /**
   * `sure`: the hub or a time server vouches for it. `likely`: a battery kept it, or it goes on from the last time saved.
   * `unknown`: it may be any.
   */
  readonly trust: 'sure' | 'likely' | 'unknown';
}

export interface Validity {
  /** Unix ms. */
  readonly notBefore: number;
  readonly notAfter: number;
}

export interface Issued extends Validity {
  readonly names: Names;
  /** Made by a clock that nobody vouched for. */
  readonly isProvisional: boolean;
}

const day = 86_400_000;
/** No box is older. An authority is valid from here on, whatever its box's clock showed when it was made. */
export const earliestMs = Date.UTC(2026, 0, 1);
const authorityDays = 3652;
/** What Apple takes from an authority that a person has installed, and browsers from any public one. */
const serverDays = 397;
/** Devices of the gym may be behind by this much. */
const marginDays = 2;
/** How far ahead of the truth a clock may be that nobody vouches for. */
const unsureMarginDays = 60;

export function authorityValidity({ nowMs, trust }: Time): Validity {
  const from = trust === 'sure' ? Math.max(nowMs, earliestMs) : earliestMs;
  return { notBefore: earliestMs, notAfter: wholeSeconds(from + authorityDays * day) };
}

/** Never longer than the authority's own, and never one that a right clock would call not valid yet. */
export function serverValidity({ nowMs, trust }: Time, authority: Validity): Validity {
  const isSure = trust === 'sure';
  const last = authority.notAfter - serverDays * day;
  const believed = Math.min(Math.max(nowMs, authority.notBefore), isSure ? authority.notAfter : last);
  const margin = (isSure ? marginDays : unsureMarginDays) * day;
  const notBefore = wholeSeconds(Math.max(authority.notBefore, believed - margin));
  return { notBefore, notAfter: Math.min(authority.notAfter, notBefore + serverDays * day - 1000) };
}

export type Renewal = 'not-valid-yet' | 'age' | 'names' | 'clock';

/** Why a certificate has to be made anew, or undefined while it is good. */
export function renewalOf(
  { notBefore, notAfter, names, isProvisional }: Issued,
  { nowMs, trust }: Time,
  wanted: Names,
  authority: Validity,
): Renewal | undefined {
  if (trust === 'sure' && isProvisional) return 'clock';
  if (!sameNames(names, wanted)) return 'names';
  // A clock that may show any year says nothing of age: what there is stays.
  if (trust === 'unknown') return undefined;
  const next = serverValidity({ nowMs, trust }, authority);
  if (nowMs < notBefore && next.notBefore < notBefore) return 'not-valid-yet';
  const isOld = nowMs > notAfter - (notAfter - notBefore) / 3;
  return isOld && next.notAfter > notAfter ? 'age' : undefined;
}

/** Devices that trust an authority have to be gone round again when it is replaced: only a sure clock may end one. */
export const isAuthorityOver = ({ notAfter }: Validity, { nowMs, trust }: Time): boolean =>
  trust === 'sure' && nowMs >= notAfter - day;

const sameNames = (one: Names, other: Names): boolean =>
  sameTexts(one.dns, other.dns) && sameTexts(one.addresses, other.addresses);

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.includes(text));

/** Certificates hold no smaller unit. */
const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;
