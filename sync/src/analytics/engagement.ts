export interface EngagementFacts {
  /** Here and below: of 28 days. */
  readonly visits: number;
  readonly bookingsKept: number;
  readonly sessions: number;
  /** Of 90 days, −1 to 1; null without a session. */
  readonly meanSentiment: number | null;
  readonly workoutsPerWeek: number | null;
}

/** How much a member makes of the gym, 0 to 1. */
export function engagement({
  visits,
  bookingsKept,
  sessions,
  meanSentiment,
  workoutsPerWeek,
}: EngagementFacts): number {
  const visitsMeant = workoutsPerWeek !== null && workoutsPerWeek > 0 ? 4 * workoutsPerWeek : 8;
  const mood = meanSentiment === null ? 0.5 : (meanSentiment + 1) / 2;
  return (
    0.5 * Math.min(1, visits / visitsMeant) +
    0.2 * Math.min(1, bookingsKept / 4) +
    0.2 * Math.min(1, sessions / 4) +
    0.1 * mood
  );
}
