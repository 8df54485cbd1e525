import { z } from 'zod';

/** What can be told of a database from outside of its tables, and of how long it has run by what it says itself. */
export const DatabaseState = z.object({
  /** Of the cluster, from its making. */
  systemIdentifier: z.string(),
  timeline: z.int(),
  /** Up to where the write-ahead log is on disk, in bytes from its beginning, decimal. */
  flushed: z.string().regex(/^\d+$/),
  /** Object ids of the database and of the table that counts. */
  objects: z.string(),
  /** Grows while a hub runs. */
  count: z.int().nonnegative(),
});
export type DatabaseState = z.infer<typeof DatabaseState>;

/** What the hub writes down beside the database. */
export const Witness = DatabaseState.extend({
  /** Which file that was: a copy of it is another. */
  file: z.string(),
});
export type Witness = z.infer<typeof Witness>;

/**
 * Why the database may have forgotten what it once knew, as a clause for the log; undefined when it has not.
 *
 * @param witness As it was found; `missing` where there is no such file, `unreadable` where it makes no sense.
 * @param file Which file it was found in.
 */
export function restoredBecause(
  witness: Witness | 'missing' | 'unreadable',
  file: string | undefined,
  database: DatabaseState,
): string | undefined {
  if (witness === 'unreadable') return 'what the hub wrote down about its database cannot be read';
  if (witness === 'missing') {
    return database.count === 0
      ? undefined
      : 'the data folder does not know this database, which has served a hub before';
  }
  if (witness.file !== file) return 'the data folder is a copy of the former one';
  if (witness.systemIdentifier !== database.systemIdentifier) return 'the tables are in another database server';
  if (witness.objects !== database.objects) return 'the tables were made anew';
  if (witness.timeline !== database.timeline) return 'the database server has gone on from an earlier moment';
  if (BigInt(witness.flushed) > BigInt(database.flushed))
    return 'the log of the database server ends earlier than it did';
  if (witness.count > database.count) return 'the database has counted less than the hub remembers';
  return undefined;
}
