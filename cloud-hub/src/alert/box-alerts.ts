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
