import type { AlertState } from '@jarvis-edge/sync/alert-kinds.ts';
import type { AlertDeed } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';

export type DeedRefusal = 'unknown' | 'closed' | 'unknown-staff';

/**
 * What a deed changes in an alert, or why it cannot be done. States move forward only: who takes an alert on begins it, and
 * what is resolved or dismissed is over.
 *
 * @param isStaff Whether somebody works in this gym.
 * @param now Unix ms.
 */
export function changesOf(
  deed: AlertDeed,
  status: AlertState,
  isStaff: (id: string) => boolean,
  now: number,
): { readonly changes: WireRow } | { readonly refused: DeedRefusal } {
  if (status === 'resolved' || status === 'dismissed') return { refused: 'closed' };
  switch (deed.deed) {
    case 'assign': {
      if (deed.to !== null && !isStaff(deed.to)) return { refused: 'unknown-staff' };
      const begins = deed.to !== null && status === 'pending';
      return { changes: { assigned_to: deed.to, ...(begins && { status: 'in_progress' }) } };
    }
    case 'snooze':
      return { changes: { snoozed_until: deed.until } };
    case 'resolve':
      return { changes: { status: 'resolved', resolved_at: now, resolution_notes: deed.notes } };
    case 'dismiss':
      return { changes: { status: 'dismissed', resolved_at: now, resolution_notes: deed.notes || null } };
  }
}
