import { z } from 'zod';
import { Stamp } from './clock.ts';

export const Id = z.uuid();

/** A wire value: `time` columns are Unix ms, `bigint` columns decimal strings, `json` columns nested values. */
export const WireRow = z.record(z.string(), z.json());
export type WireRow = z.infer<typeof WireRow>;

const place = {
  id: Id,
  /** Counts from 1 within an incarnation and has no holes. */
  sequence: z.int().positive(),
  table: z.string(),
};

/**
 * One change made on a box.
 *
 * - `insert`: a row that was born there, with its stamp where the table merges.
 * - `patch`: the columns of a row that someone edited, when, and what they had before them.
 */
export const Operation = z.discriminatedUnion('kind', [
  z.object({ ...place, kind: z.literal('insert'), row: WireRow, stamp: Stamp.optional() }),
  z.object({
    ...place,
    kind: z.literal('patch'),
    row: WireRow,
    stamp: Stamp,
    base: z.record(z.string(), Stamp.nullable()),
  }),
]);
export type Operation = z.infer<typeof Operation>;

/** Its own columns are for the catalogue to judge. */
const UnjudgedRow = z.custom<WireRow>((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/** What an operation says, where its place is known already and its row came as JSON. */
export const Said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), table: z.string(), row: UnjudgedRow, stamp: Stamp.optional() }),
  z.object({
    kind: z.literal('patch'),
    table: z.string(),
    row: UnjudgedRow,
    stamp: Stamp,
    base: z.record(z.string(), Stamp.nullable()),
  }),
]);

type WithoutPlace<Op> = Op extends Operation ? Omit<Op, 'id' | 'sequence'> : never;

/** A change before it has been given its place in the outbox. */
export type Change = WithoutPlace<Operation>;

/**
 * What the hub made of an operation. `duplicate` is a success: the hub has it already. `rejected` will never succeed as
 * it stands. `contested`: its sequence is another operation's, because two files count in one incarnation.
 */
export const OperationOutcome = z.object({
  sequence: z.int().positive(),
  id: Id,
  outcome: z.enum(['applied', 'duplicate', 'rejected', 'contested']),
  reason: z.string().optional(),
  /** By group that the operation won, the stamp that the row now carries; a group that is missing gave way. */
  stamps: z.record(z.string(), Stamp).optional(),
});
export type OperationOutcome = z.infer<typeof OperationOutcome>;
