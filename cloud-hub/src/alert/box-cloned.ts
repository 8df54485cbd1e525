import type { Tx } from '../tenancy/scope.ts';

/** Tells staff that two boxes speak with one identity; one open alert a box. */
export const createBoxClonedAlert =
  ({ newId, now }: { newId: () => string; now: () => number }) =>
  async (tx: Tx, { boxId, gymId }: { boxId: string; gymId: string }): Promise<void> => {
    await tx.db
      .insertInto('alerts')
      .values({
        id: newId(),
        gym_id: gymId,
        alert_type: 'box_cloned',
        cause: boxId,
        priority: 'urgent',
        parameters: JSON.stringify({ boxId }),
        recommended_actions: JSON.stringify(['find_copied_box', 'revoke_box']),
        created_at: new Date(now()),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
