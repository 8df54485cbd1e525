import type { History } from '@jarvis-edge/sync/box/history.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { DownTableName } from '@jarvis-edge/sync/catalogue.ts';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import type { HistoryTable } from '@jarvis-edge/sync/history.ts';

export interface LoadProgress {
  /** What is being loaded now. */
  readonly table: DownTableName | HistoryTable;
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
  return { table, done: downTables.length - missing.length + former.done, total: downTables.length + former.total };
}
