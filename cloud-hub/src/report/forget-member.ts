import { asSystem, type Tx } from '../tenancy/scope.ts';

export interface ForgetMemberParts {
  /** Empties columns of rows in the change log and in what was kept of shapes. */
  readonly eraseFromShapes: (
    tx: Tx,
    erasure: { table: string; rowIds: readonly string[]; columns: readonly string[] },
  ) => Promise<unknown>;
}

/** Reports of a gym are not written while somebody is taken out of them: one written meanwhile would keep them. */
const lock = (gymId: string): readonly [string] => [`reports of ${gymId}`];

/** Before a report's members are read, to the end of its transaction. */
export const holdErasures = (tx: Tx, gymId: string): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', lock(gymId));

/** Takes an erased member out of the reports of a gym, the archived too: the figures stay, for they name nobody. */
export const createForgetMember =
  ({ eraseFromShapes }: ForgetMemberParts) =>
  (tx: Tx, gymId: string, memberId: string): Promise<void> =>
    // Whoever asks for the erasure, a box among them, may not write reports.
    asSystem(tx, 'reports forget who is erased', async () => {
      await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', lock(gymId));
      const rows = await tx.query<{ id: string }>(
        `update reports set body = jsonb_set(body, '{members}', (
           select coalesce(jsonb_agg(member order by place), '[]')
           from jsonb_array_elements(body -> 'members') with ordinality as each (member, place)
           where member ->> 'id' is distinct from $2::text))
         where gym_id = $1 and body -> 'members' @> jsonb_build_array(jsonb_build_object('id', $2::text)) returning id`,
        [gymId, memberId],
      );
      if (rows.length === 0) return;
      await eraseFromShapes(tx, { table: 'reports', rowIds: rows.map(({ id }) => id), columns: ['body'] });
    });
