import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';

/** How a member stands now, and how they stood when the box looked before. */
export interface Standing {
  readonly gymId: string;
  readonly memberId: string;
  /** Unix ms, as is `memberSince`. */
  readonly at: number;
  readonly memberSince: number | null;
  readonly figures: MemberFigures;
  /** A weight to come to, where the member has one. */
  readonly goal: { readonly kg: number; readonly isReached: boolean } | null;
  /** Null: the box had never looked. */
  readonly before: { readonly visitCount: number; readonly goalReached: boolean | null } | null;
}
