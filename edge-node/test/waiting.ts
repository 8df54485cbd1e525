import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import type { Operation } from '@jarvis-edge/sync/change.ts';

/** The operations that the next push would carry. */
export const waitingIn = (outbox: Outbox): Operation[] =>
  JSON.parse(outbox.nextBatch()?.operations ?? '[]') as Operation[];
