export const momentSlots = ['day', 'time', 'amount'] as const;
export type MomentSlot = (typeof momentSlots)[number];

/** By slot: kinds of expressions and how each is written, in folded words that single spaces part. */
export type Grammar = Readonly<Record<MomentSlot, readonly (readonly [kind: string, pattern: string])[]>>;
