import type { Tx } from '../tenancy/scope.ts';

/** A transaction can have begun this long before it was seen by others, ms: longer than any may last. */
const marginMs = 2 * 60_000;

/**
 * Notes what a backup surely holds, so that boxes may forget it: all that had come well before the backup was begun.
 *
 * @param takenAt When taking it began.
 * @returns how many files of boxes it moves forward.
 */
export async function markBackup(tx: Tx, takenAt: Date): Promise<number> {
  const rows = await tx.query(
    `update box_incarnations i set durable_sequence = held.sequence
     from (
       select gym_id, incarnation,
         least(max(last) filter (where received_at < $1), min(first) filter (where received_at >= $1) - 1) as sequence
       from (
         select gym_id, incarnation, sequence as first, sequence as last, received_at from received_operations
         union all
         select gym_id, incarnation, first_sequence, first_sequence + cardinality(operation_ids) - 1, received_at
         from received_runs
       ) received
       group by gym_id, incarnation
       having min(received_at) < $1
     ) held
     where held.gym_id = i.gym_id and held.incarnation = i.incarnation and held.sequence > i.durable_sequence
     returning i.incarnation`,
    [new Date(takenAt.getTime() - marginMs)],
  );
  return rows.length;
}
