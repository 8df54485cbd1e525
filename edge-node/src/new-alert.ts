import type { AlertAction, AlertPriority, BoxAlertType } from '@jarvis-edge/sync/alert-kinds.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';

/** Something that this box has seen and a person should act on. */
export interface NewAlert {
  readonly gymId: string;
  readonly memberId: string | null;
  readonly kioskId: string | null;
  readonly type: BoxAlertType;
  /** What it is about within its type: ids and codes, nothing that was said. */
  readonly cause: string;
  readonly priority: AlertPriority;
  /** Codes and figures; put into words in the reader's language. */
  readonly parameters: WireRow;
  readonly actions: readonly AlertAction[];
  /** Unix ms. */
  readonly at: number;
}

export interface Raised {
  readonly alertId: string;
  readonly alert: 'raised' | 'already-open';
}

/** Raises an alert in the transaction that is open: one open alert a cause. */
export type RaiseAlert = (alert: NewAlert) => Raised;
