export interface WeightFacts {
  readonly currentKg: number | null;
  readonly targetKg: number | null;
  /** Codes such as `weight_loss`. */
  readonly goals: readonly string[];
}

/** The weight that a member wants to come to, where they told both and which way they are going. */
export function weightGoal({ currentKg, targetKg, goals }: WeightFacts): { kg: number; isReached: boolean } | null {
  if (currentKg === null || targetKg === null) return null;
  if (goals.includes('weight_loss')) return { kg: targetKg, isReached: currentKg <= targetKg };
  if (goals.includes('muscle_gain')) return { kg: targetKg, isReached: currentKg >= targetKg };
  return null;
}
