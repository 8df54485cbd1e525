import { countBetween, type KnownMember, type Term } from './member-past.ts';

const dayMs = 86_400_000;

/** Who counts as having left, and when that is known: decisions/0003. Days of 24 hours. */
export const leaving = {
  /** What is foretold: whether a member leaves within so many days. */
  within: 28,
  /** So many days without a visit, and a member has left. */
  silence: 56,
  /** A membership that ended is renewed within so many days, or it was not. */
  grace: 14,
} as const;

/** After so long it is known whether a member left. */
export const knownAfterMs = (leaving.within + leaving.silence) * dayMs;

/** Whoever joined since has no habit yet that could change. */
const newMs = 14 * dayMs;

const endOf = (term: Term | undefined): number => term?.expires ?? Number.POSITIVE_INFINITY;

/** How a membership stood at a moment, as it was known then. */
function termAt(terms: readonly Term[], at: number): Term | undefined {
  const known = terms.findLast(({ knownAt }) => knownAt <= at);
  if (known !== undefined) return known;
  const [first] = terms;
  // What had ended before the hub was told had ended then.
  return first !== undefined && endOf(first) <= first.knownAt ? first : undefined;
}

/** A membership as it was known at a moment. */
export interface Contract {
  /** Unix ms; null: without end. */
  readonly expires: number | null;
  /** For how long it was made or renewed at its longest, ms. */
  readonly spanMs: number;
}

/** @returns undefined: the hub did not know of it yet. */
export function contractAt({ terms }: KnownMember, at: number): Contract | undefined {
  let [spanMs, before]: [number, number | null] = [0, null];
  let last: Term | undefined;
  for (const term of terms) {
    if (term.knownAt > at) break;
    if (term.expires !== null) spanMs = Math.max(spanMs, term.expires - (before ?? term.knownAt));
    before = term.expires;
    last = term;
  }
  return last && { expires: last.expires, spanMs };
}

/** Whether it can be asked of a member at a moment whether they will leave: they come, and may. */
export function mayLeave(member: KnownMember, at: number): boolean {
  const { visits, memberSince, frozen } = member;
  if (memberSince !== null && memberSince > at - newMs) return false;
  const term = termAt(member.terms, at);
  if (term?.isActive === false || endOf(term) <= at) return false;
  if (frozen !== null && frozen.from <= at && (frozen.until === null || frozen.until > at)) return false;
  return countBetween(visits, at - leaving.silence * dayMs, at) > 0;
}

/** @returns Whether a member left within the days after that moment; undefined where a pause of theirs hides it. */
export function hasLeft(member: KnownMember, at: number): boolean | undefined {
  const { visits, terms, frozen } = member;
  const end = at + leaving.within * dayMs;
  const known = end + leaving.silence * dayMs;
  if (frozen !== null && frozen.from < known && (frozen.until === null || frozen.until > at)) return undefined;
  if (terms.some(({ knownAt, isActive }) => !isActive && knownAt > at && knownAt <= end)) return true;
  const ended = endOf(termAt(terms, end + leaving.grace * dayMs));
  if (ended > at && ended <= end) return true;
  return countBetween(visits, end, known) === 0;
}
