import type { Refusal } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import { businessDayStart, intervalsToday, isOpen, opensNext } from '@jarvis-edge/sync/opening-hours.ts';
import type { Door, Gym } from '../store/place.ts';
import type { Holder, Profile } from '../store/profile.ts';

/** A member who came in and has not been seen leaving. */
export interface Presence {
  readonly visitId: string;
  /** Unix ms. */
  readonly since: number;
}

export type Entry =
  | {
      readonly kind: 'granted';
      readonly member: Profile;
      readonly badgeId: string;
      /** The visit that this tap belongs to when its owner did not get through the door in time. */
      readonly sameVisit: string | null;
    }
  | { readonly kind: 'refused'; readonly member: Profile | null; readonly refusal: Refusal };

/** Taps this soon after the entry are the same entry: wet hands, a heavy door. */
const sameEntryMs = 30_000;

export interface EntryQuestion {
  readonly holder: Holder;
  readonly gym: Gym;
  readonly door: Door | undefined;
  readonly presence: Presence | undefined;
  readonly time: EventTime;
}

/**
 * Decides whether a tap at an entry opens the door. What only the desk can mend is told before what time mends, so that
 * nobody comes back at opening time to be refused again.
 */
export function decideEntry({ holder, gym, door, presence, time }: EntryQuestion): Entry {
  const member = holder.kind === 'member' ? holder.member : null;
  const refuse = (refusal: Refusal): Entry => ({ kind: 'refused', member, refusal });

  const badge = badgeRefusal(holder);
  if (badge !== undefined) return refuse(badge);
  if (holder.kind !== 'member') return refuse({ reason: 'unknown-badge' });
  if (gym.status !== 'active') return refuse({ reason: 'gym-not-operating' });
  const standing = standingRefusal(holder.member);
  if (standing !== undefined) return refuse(standing);

  if (time.clockQuality === 'unknown') {
    if (gym.clockPolicy === 'refuse') return refuse({ reason: 'clock-not-trusted' });
  } else {
    const dated = datedRefusal(holder.member, gym, time.wallMs);
    if (dated !== undefined) return refuse(dated);
  }

  const inside = presence !== undefined && isStillInside(presence, gym, time.wallMs) ? presence : undefined;
  const sameEntry = inside !== undefined && Math.abs(time.wallMs - inside.since) < sameEntryMs;
  if (inside !== undefined && !sameEntry && door?.policy === 'anti-passback') {
    return refuse({ reason: 'already-inside', since: inside.since });
  }
  return {
    kind: 'granted',
    member: holder.member,
    badgeId: holder.badge.id,
    sameVisit: sameEntry ? inside.visitId : null,
  };
}

/** Why a badge names nobody here; undefined when it names a member. Applies wherever it is read. */
export function badgeRefusal(holder: Holder): Refusal | undefined {
  if (holder.kind === 'unknown') return { reason: 'unknown-badge' };
  if (holder.badge.revokedAt !== null) return { reason: 'badge-revoked' };
  if (holder.badge.lostAt !== null) return { reason: 'badge-lost' };
  if (holder.kind === 'unassigned') return { reason: 'badge-unassigned' };
  if (holder.kind === 'elsewhere') return { reason: 'wrong-gym', homeGym: holder.homeGym };
  return undefined;
}

function standingRefusal(member: Profile): Refusal | undefined {
  if (member.suspendedReason !== null) return { reason: 'suspended-by-staff' };
  if (!member.isActive) return { reason: 'member-inactive' };
  if (member.waiverSignedAt === null) return { reason: 'waiver-missing' };
  if (member.paymentDueSince !== null) return { reason: 'payment-due', since: member.paymentDueSince };
  return undefined;
}

function datedRefusal(member: Profile, gym: Gym, now: number): Refusal | undefined {
  const { membershipExpires, frozenFrom, frozenUntil, planHours } = member;
  if (membershipExpires !== null && membershipExpires <= now) {
    return { reason: 'membership-ended', endedAt: membershipExpires };
  }
  if (frozenFrom !== null && frozenFrom <= now && (frozenUntil === null || now < frozenUntil)) {
    return { reason: 'membership-frozen', until: frozenUntil };
  }
  const { openingHours, timezone } = gym;
  if (!isOpen(openingHours, timezone, now)) {
    const closedToday = intervalsToday(openingHours, timezone, now).length === 0;
    const opensAt = opensNext(openingHours, timezone, now);
    return { reason: closedToday ? 'gym-closed-today' : 'gym-closed-now', opensAt };
  }
  if (planHours !== null && !isOpen(planHours, timezone, now)) {
    return { reason: 'outside-plan-hours', admittedAt: opensNext(planHours, timezone, now) };
  }
  return undefined;
}

/** Nobody is inside from one business day to the next: a forgotten exit tap is forgiven at 04:00. */
function isStillInside({ since }: Presence, gym: Gym, now: number): boolean {
  return since >= businessDayStart(gym.timezone, now);
}
