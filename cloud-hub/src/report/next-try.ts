import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import type { MailTrouble } from '../../protocol/reports.ts';

/** With these about a day passes before a mail is given up: a mail server that was away over the weekend's end is back by then. */
export const triesAtMost = 12;
const limits = { firstMs: 2 * 60_000, maxMs: 6 * 3_600_000 };

export type NextTry = { readonly kind: 'again'; readonly afterMs: number } | { readonly kind: 'given_up' };

/**
 * What comes after a try that failed. A mailbox that does not exist is not asked for again; all else may mend.
 *
 * @param tries With this one.
 * @param random In [0, 1).
 */
export function nextTry(trouble: MailTrouble, tries: number, random: number): NextTry {
  if (trouble === 'address' || tries >= triesAtMost) return { kind: 'given_up' };
  return { kind: 'again', afterMs: backoffMs(tries, limits, random) };
}
