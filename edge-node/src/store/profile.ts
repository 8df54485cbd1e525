import type { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { OpeningHours } from '@jarvis-edge/sync/opening-hours.ts';

/** What the door and the greeting need to know of a member. Times are Unix ms. */
export interface Profile {
  readonly memberId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language | null;
  readonly communicationStyle: CommunicationStyle | null;
  readonly membershipType: string | null;
  /** When the plan admits; null: whenever the gym is open. */
  readonly planHours: OpeningHours | null;
  readonly membershipExpires: number | null;
  readonly frozenFrom: number | null;
  readonly frozenUntil: number | null;
  readonly paymentDueSince: number | null;
  readonly waiverSignedAt: number | null;
  readonly suspendedReason: string | null;
  readonly isActive: boolean;
}

export interface Badge {
  readonly id: string;
  readonly label: string;
  readonly revokedAt: number | null;
  readonly lostAt: number | null;
}

/** Whom a badge names, as far as this box knows. */
export type Holder =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unassigned'; readonly badge: Badge }
  /** A badge of the tenant whose member this gym does not admit. */
  | { readonly kind: 'elsewhere'; readonly badge: Badge; readonly homeGym: string | null }
  | { readonly kind: 'member'; readonly badge: Badge; readonly member: Profile };
