import type { AlertDeed, Draft } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';

/** What staff do about alerts. */
export interface AlertDesk {
  /** @throws RequestRefused when there is no such alert, or it is past that. @param by Whose account. */
  act(alertId: string, deed: AlertDeed, by: string): void;
  /** A message to the member, for staff to send. @throws RequestRefused where the member takes none, or there is no member. */
  draft(alertId: string): Draft;
}
