import { alertPriorities, type AlertPriority } from '@jarvis-edge/sync/alert-kinds.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';

/** How pressing an alert is and what to do about it, as it stands in its row. */
export interface Weight {
  readonly priority: string | null;
  readonly actions: readonly string[];
}

/**
 * What an open alert becomes when its cause is seen again and is worse: the higher priority, every action of both, and an
 * end to its sleep, for whoever put it off did not know of this. Empty where it is no worse.
 */
export function growthOf(former: Weight, { priority, actions }: Weight): WireRow {
  const isHigher = rankOf(priority) > rankOf(former.priority);
  const isMore = actions.some((action) => !former.actions.includes(action));
  return {
    ...(isHigher && { priority }),
    ...(isMore && { recommended_actions: joined(former.actions, actions) }),
    // Written where the alert is awake too: somebody at the hub may have put it off meanwhile.
    ...((isHigher || isMore) && { snoozed_until: null }),
  };
}

const rankOf = (priority: string | null): number => alertPriorities.indexOf(priority as AlertPriority);

/** Those of both, each after what stood before it. */
function joined(former: readonly string[], newer: readonly string[]): string[] {
  const all = [...former];
  for (const [at, action] of newer.entries()) {
    if (!all.includes(action)) all.splice(at === 0 ? 0 : all.indexOf(newer[at - 1] ?? '') + 1, 0, action);
  }
  return all;
}
