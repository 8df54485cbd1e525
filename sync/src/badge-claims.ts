import type { Stamp } from './clock.ts';

/** A badge that says it is a card which others claim too. */
export interface Claim {
  readonly badgeId: string;
  /** When its member got the card; null: before anyone kept count. */
  readonly claimedAt: Stamp | null;
  /** Neither revoked, lost nor deleted. */
  readonly isLive: boolean;
}

/**
 * Whose card it is: the earliest living claim's.
 *
 * @returns by badge, the one that it yields to, or null when it stands.
 */
export function settleClaims(claims: readonly Claim[]): Map<string, string | null> {
  const [winner] = claims
    .filter(({ isLive }) => isLive)
    .toSorted(
      (one, other) => compare(one.claimedAt ?? '', other.claimedAt ?? '') || compare(one.badgeId, other.badgeId),
    );
  return new Map(
    claims.map(({ badgeId, isLive }) => [
      badgeId,
      isLive && winner !== undefined && winner.badgeId !== badgeId ? winner.badgeId : null,
    ]),
  );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
