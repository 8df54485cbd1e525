import { z } from 'zod';
import { catalogue } from './catalogue.ts';
import { Id, WireRow } from './change.ts';
import type { BoxTable, Table } from './table.ts';

/**
 * What a gym's boxes wrote before: a box with a new file loads it from the hub, as far back as boxes keep it. In the
 * order of loading: bookings first, since none can be settled without them, then who came in today.
 */
export const historyTables = [
  'bookings',
  'booking_answers',
  'visits',
  'sessions',
  'conversation_summaries',
  'session_turns',
  'equipment_reports',
  'feedback',
] as const satisfies readonly (keyof typeof catalogue)[];
export type HistoryTable = (typeof historyTables)[number];

/** Rows of a page, and of the slice in which a box stores it. */
export const historyPageRows = 500;

/** GET /v1/history/:table?after=… */
export const HistoryQuery = z.object({
  /** The last id that the box has; absent for the beginning. */
  after: Id.optional(),
});

export const HistoryPage = z.object({
  /** In the order of their ids, in wire values. */
  rows: z.array(WireRow),
  /** Where the next page begins; null after the last one. */
  next: Id.nullable(),
  /** Of all pages, told with the first. */
  total: z.int().nonnegative().optional(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** How long boxes keep rows of a table, and by which column. */
export function keptOf(name: string): BoxTable['kept'] {
  const tables: Readonly<Record<string, Table>> = catalogue;
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  return table !== undefined && 'kept' in table ? table.kept : undefined;
}
