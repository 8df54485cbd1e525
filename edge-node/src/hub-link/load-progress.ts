import type { History } from '@jarvis-edge/sync/box/history.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { places } from '@jarvis-edge/sync/catalogue/places.ts';
import type { HistoryTable } from '@jarvis-edge/sync/history.ts';

export interface LoadProgress {
  /** What is being loaded now, and what that is to a person. */
  readonly table: DownTableName | HistoryTable;
  readonly stage: 'gym' | 'members' | 'past';
  /** Tables that are in, and the part of the one under way. */
  readonly done: number;
  readonly total: number;
}

/** How much a new file has of what the hub knows; undefined once it has all. */
export function loadProgress(
  mirror: Pick<Mirror, 'isLoaded'>,
  history: Pick<History, 'progress'>,
): LoadProgress | undefined {
  const former = history.progress;
  const missing = downTables.filter((table) => !mirror.isLoaded(table));
  const table = missing[0] ?? former.table;
  if (table === undefined) return undefined;
  const stage = missing[0] === undefined ? 'past' : missing[0] in places ? 'gym' : 'members';
  const done = downTables.length - missing.length + former.done;
  return { table, stage, done: Math.round(done * 100) / 100, total: downTables.length + former.total };
}
