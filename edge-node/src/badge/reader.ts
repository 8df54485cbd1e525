import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';

/** What came over a reader's wire. `noise` says why some bytes were not a badge, and never repeats them. */
export type Reading =
  { readonly kind: 'badge'; readonly number: BadgeNumber } | { readonly kind: 'noise'; readonly cause: string };

/** An open reader. */
export interface BadgeReader {
  /**
   * Tells each reading in the moment in which it came, in the order read, those of before first; a reader repeats a badge
   * for as long as it is held. Resolves after `close`.
   *
   * @throws ReaderLost when the reader was unplugged or its wire failed.
   */
  read(heard: (reading: Reading) => void): Promise<void>;
  close(): Promise<void>;
}

/** @throws ReaderLost when there is no such reader now; it may appear later. */
export type OpenReader = () => Promise<BadgeReader>;

/** The message names the cause for a technician. */
export class ReaderLost extends Error {
  override name = 'ReaderLost';
}
