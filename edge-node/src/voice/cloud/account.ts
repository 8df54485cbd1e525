import type { Secret } from '@jarvis-edge/sync/secret.ts';
import { type Caps, capReached, chatCostOf, chatTokensOf, type ChatUsage } from '../ledger.ts';
import type { Sessions } from '../sessions.ts';

export interface AccountDeps {
  /** A chat model; undefined: nothing but talks goes to the cloud. */
  readonly model: string | undefined;
  /** Of the box itself: what a hub mints opens talks alone. */
  readonly key: Secret | undefined;
  readonly baseUrl: string;
  readonly isOnline: () => Promise<boolean>;
  readonly sessions: Pick<Sessions, 'addUsage' | 'spentSince'>;
  readonly caps: Caps;
  /** Since when the day and the gym's own period count, Unix ms. */
  readonly periods: () => { readonly day: number; readonly gym: number };
  /** Unix ms. */
  readonly nowMs: () => number;
}

/** The account of the cloud for what is asked after a talk: it counts with the talk, and ends with the same caps. */
export function chatAccount(deps: AccountDeps) {
  const { model, key, baseUrl, isOnline, sessions, caps, periods, nowMs } = deps;
  if (model === undefined || key === undefined) return undefined;
  return {
    ...{ model, key, baseUrl, isOnline },
    isCapReached(): boolean {
      const since = periods();
      const spent = { session: 0, day: sessions.spentSince(since.day), gym: sessions.spentSince(since.gym) };
      return capReached(spent, { ...caps, session: null }) !== undefined;
    },
    charge(sessionId: string, answeredBy: string, usage: ChatUsage): void {
      const tokens = Object.fromEntries(Object.entries(chatTokensOf(usage)).filter(([, count]) => count > 0));
      sessions.addUsage(sessionId, { tokens, costMicrodollars: chatCostOf(usage, answeredBy, nowMs()) });
    },
  };
}
