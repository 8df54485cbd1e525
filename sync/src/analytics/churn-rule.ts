import type { ChurnFactor, ChurnLevel, ChurnReason } from '../member-figures.ts';

const dayMs = 86_400_000;

/** From this score on, by the rule or the learned model, staff are alerted. */
export const churnAlertScore = 0.7;

/** low < 0.3 ≤ medium < 0.5 ≤ high < 0.7 ≤ critical. @param score 0 to 1. */
export function churnLevel(score: number): ChurnLevel {
  if (score >= 0.7) return 'critical';
  if (score >= 0.5) return 'high';
  return score >= 0.3 ? 'medium' : 'low';
}

export interface ChurnFacts {
  /** Business days; of somebody who never came, since they joined. Null: neither is known. */
  readonly daysWithoutVisit: number | null;
  /** Of 90 days. */
  readonly negativeSessions: number;
  /** 0 to 1. */
  readonly engagement: number;
  /** Unix ms; null: the membership has no end. */
  readonly membershipExpires: number | null;
}

interface Found {
  readonly code: ChurnReason;
  /** Hundredths: they add up without a rest. */
  readonly hundredths: number;
  readonly parameters: ChurnFactor['parameters'];
}

/** The score as the owners define it, 0 to 0.9, with what it is made of. @param now Unix ms. */
export function churnRule(
  facts: ChurnFacts,
  now: number,
): { score: number; level: ChurnLevel; factors: ChurnFactor[] } {
  const { daysWithoutVisit, negativeSessions, engagement, membershipExpires } = facts;
  const found: Found[] = [];
  if (daysWithoutVisit !== null && daysWithoutVisit > 14) {
    found.push({ code: 'no_visit', hundredths: 30, parameters: { days: daysWithoutVisit } });
  }
  if (negativeSessions > 3) {
    found.push({ code: 'negative_sessions', hundredths: 20, parameters: { count: negativeSessions } });
  }
  if (engagement < 0.3) {
    found.push({ code: 'low_engagement', hundredths: 20, parameters: { engagement } });
  }
  // One that has ended and was not renewed is no smaller risk than on its last day.
  if (membershipExpires !== null && membershipExpires <= now + 30 * dayMs) {
    const days = Math.ceil((membershipExpires - now) / dayMs);
    found.push({ code: 'membership_ends', hundredths: 20, parameters: { days, expires: membershipExpires } });
  }
  const score = found.reduce((sum, { hundredths }) => sum + hundredths, 0) / 100;
  const factors = found.map(({ code, hundredths, parameters }) => ({ code, weight: hundredths / 100, parameters }));
  return { score, level: churnLevel(score), factors };
}
