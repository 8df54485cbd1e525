/**
 * The synced tables as data. Adding one is an entry in one of the lists and a migration on each side; the outbox, the
 * mirror, the shape endpoint and the receiver read these lists and nothing else.
 */
import { events } from './catalogue/events.ts';
import { places } from './catalogue/places.ts';
import { shared } from './catalogue/shared.ts';
import type { BoxTable, HubTable, SharedTable } from './table.ts';

export const catalogue = { ...places, ...shared, ...events } as const;

export type TableName = keyof typeof catalogue;
export type DownTableName = keyof typeof places | keyof typeof shared;
export type UpTableName = keyof typeof shared | keyof typeof events;
export type SharedTableName = keyof typeof shared;

export type DownTable = HubTable | SharedTable;
export type UpTable = BoxTable | SharedTable;

export const downTables = [...Object.keys(places), ...Object.keys(shared)] as DownTableName[];
export const upTables = [...Object.keys(shared), ...Object.keys(events)] as UpTableName[];

/** The entry of a table that boxes mirror, or undefined for any other name. */
export function downTable(name: string): DownTable | undefined {
  const entry = entryOf(name);
  return entry?.direction === 'up' ? undefined : entry;
}

/** The entry of a table that boxes write, or undefined for any other name. */
export function upTable(name: string): UpTable | undefined {
  const entry = entryOf(name);
  return entry?.direction === 'down' ? undefined : entry;
}

function entryOf(name: string): HubTable | BoxTable | SharedTable | undefined {
  return Object.hasOwn(catalogue, name) ? catalogue[name as TableName] : undefined;
}
