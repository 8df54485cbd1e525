import type { Tx } from '../tenancy/scope.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/**
 * Notes that a box works with that SQLite file.
 *
 * @returns the highest sequence that the hub has received from it, and the operation that came under it, where known.
 * @throws RequestRefused when the file is known as another box's.
 */
export async function noteIncarnation(
  tx: Tx,
  box: { boxId: string; gymId: string; incarnation: string },
  now: Date,
): Promise<{ highestSequence: number; highestOperation: string | null }> {
  await tx.db
    .insertInto('box_incarnations')
    .values({ gym_id: box.gymId, box_id: box.boxId, incarnation: box.incarnation, last_seen: now })
    .onConflict((conflict) => conflict.columns(['gym_id', 'incarnation']).doUpdateSet({ last_seen: now }))
    .execute();
  const known = await tx.db
    .selectFrom('box_incarnations')
    .select(['box_id', 'highest_sequence'])
    .where('incarnation', '=', box.incarnation)
    .where('gym_id', '=', box.gymId)
    .executeTakeFirstOrThrow();
  if (known.box_id !== box.boxId) {
    throw new RequestRefused(409, {
      code: 'incarnation-of-another-box',
      message: 'This data file belongs to another box of the gym.',
      remedy: 'Start the box with an empty data folder; what it had not yet sent is in the old one.',
    });
  }
  const [last] = await tx.query<{ operation_id: string }>(
    `select operation_id from received_operations where gym_id = $1 and incarnation = $2 and sequence = $3
     union all
     select operation_ids[$3::bigint - first_sequence + 1] from received_runs
     where gym_id = $1 and incarnation = $2 and first_sequence <= $3
       and first_sequence + cardinality(operation_ids) > $3`,
    [box.gymId, box.incarnation, known.highest_sequence],
  );
  return { highestSequence: Number(known.highest_sequence), highestOperation: last?.operation_id ?? null };
}
