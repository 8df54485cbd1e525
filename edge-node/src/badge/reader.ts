import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';

/** What came over a reader's wire. `noise` says why some bytes were not a badge, and never repeats them. */
export type Reading =
  { readonly kind: 'badge'; readonly number: BadgeNumber } | { readonly kind: 'noise'; readonly cause: string };

/** An open reader. */
export interface BadgeReader {
  /**
   * Readings in the order read; a reader repeats a badge for as long as it is held. Ends after `close`.
   *
   * @throws ReaderLost when the reader was unplugged or its wire failed.
   */
  readings(): AsyncIterable<Reading>;
  close(): Promise<void>;
}

/** @throws ReaderLost when there is no such reader now; it may appear later. */
export type OpenReader = () => Promise<BadgeReader>;

/** The message names the cause for a technician. */
export class ReaderLost extends Error {
  override name = 'ReaderLost';
}
