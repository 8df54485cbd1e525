/** What identifies an operation: its place in its incarnation, and its own id. */
export interface OperationKey {
  readonly id: string;
  readonly sequence: number;
}

export interface Sorted<Op> {
  readonly fresh: readonly Op[];
  readonly duplicate: readonly Op[];
  /** Their sequence is taken by another operation: two boxes count in one incarnation. */
  readonly contested: readonly Op[];
}

/**
 * Tells new operations from those received before.
 *
 * @param operations Of one batch, in its order.
 * @param knownIds Ids among them that the hub has, from whichever incarnation: a restored box sends under a new one.
 * @param idBySequence What the hub has of this incarnation at their sequences.
 */
export function sortOperations<Op extends OperationKey>(
  operations: readonly Op[],
  knownIds: ReadonlySet<string>,
  idBySequence: ReadonlyMap<number, string>,
): Sorted<Op> {
  const ids = new Set(knownIds);
  const bySequence = new Map(idBySequence);
  const sorted = { fresh: [] as Op[], duplicate: [] as Op[], contested: [] as Op[] };
  for (const operation of operations) {
    const holder = bySequence.get(operation.sequence);
    if (holder !== undefined && holder !== operation.id) sorted.contested.push(operation);
    else if (ids.has(operation.id)) sorted.duplicate.push(operation);
    else {
      sorted.fresh.push(operation);
      ids.add(operation.id);
      bySequence.set(operation.sequence, operation.id);
    }
  }
  return sorted;
}
