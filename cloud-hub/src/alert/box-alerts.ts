import type { NewAlert } from './raise.ts';

/** Two boxes speak with one identity. */
export const boxCloned = ({ boxId, gymId }: { boxId: string; gymId: string }): NewAlert => ({
  gymId,
  type: 'box_cloned',
  cause: boxId,
  priority: 'urgent',
  parameters: { boxId },
  actions: ['find_copied_box', 'revoke_box'],
});

/** A box and the hub have both lost changes: the hub was restored from a backup older than the box's memory. */
export const operationsMissing = (
  { boxId, gymId, incarnation }: { boxId: string; gymId: string; incarnation: string },
  { from, to }: { from: number; to: number },
): NewAlert => ({
  gymId,
  type: 'operations_missing',
  cause: `${incarnation}:${from}`,
  priority: 'high',
  parameters: { boxId, from, to },
  actions: ['look_for_newer_backup'],
});

/** Two members were given one card. */
export const badgeDisputed = (dispute: { gymId: string; badgeId: string; yieldsTo: string }): NewAlert => ({
  gymId: dispute.gymId,
  type: 'badge_disputed',
  cause: dispute.badgeId,
  priority: 'medium',
  parameters: { badgeId: dispute.badgeId, yieldsTo: dispute.yieldsTo },
  actions: ['give_another_card'],
});

/** Nobody can tap or talk at a kiosk as far as the hub can see: its box has not been heard of for half an hour. */
export const kioskOffline = (kiosk: {
  gymId: string;
  kioskId: string;
  boxId: string;
  /** Unix ms. */
  since: number;
}): NewAlert => ({
  gymId: kiosk.gymId,
  kioskId: kiosk.kioskId,
  type: 'kiosk_offline',
  cause: kiosk.kioskId,
  priority: 'high',
  parameters: { kioskId: kiosk.kioskId, boxId: kiosk.boxId, since: kiosk.since },
  actions: ['check_power', 'check_internet', 'restart_box'],
});

/** A box reached for what belongs to another: broken into, or a copy of its key in wrong hands. */
export const boxTrespassed = ({ boxId, gymId }: { boxId: string; gymId: string }, what: string): NewAlert => ({
  gymId,
  type: 'box_trespassed',
  cause: boxId,
  priority: 'urgent',
  parameters: { boxId, what },
  actions: ['look_at_box', 'revoke_box'],
});
