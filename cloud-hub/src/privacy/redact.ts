import { catalogue } from '@jarvis-edge/sync/catalogue.ts';
import type { Subject, Table } from '@jarvis-edge/sync/table.ts';
import type { Tx } from '../tenancy/scope.ts';

export interface RedactDeps {
  /** Empties columns of rows in the change log and in what was kept of shapes. */
  readonly eraseFromShapes: (
    tx: Tx,
    erasure: { table: string; rowIds: readonly string[]; columns: readonly string[] },
  ) => Promise<unknown>;
}

interface Redaction {
  readonly subject: Subject;
  readonly subject_id: string;
}

/** Empties what redactions name, in every table that says whose its texts and names are. */
export const createRedact =
  ({ eraseFromShapes }: RedactDeps) =>
  async (tx: Tx, gymId: string, ids: readonly string[]): Promise<void> => {
    const redactions = await tx.query<Redaction>(
      'select subject, subject_id from redactions where gym_id = $1 and id = any($2::uuid[])',
      [gymId, ids],
    );
    for (const { subject, subject_id } of redactions) {
      for (const [name, table] of Object.entries<Table>(catalogue)) {
        const owner = table.personal?.of[subject];
        if (table.personal === undefined || owner === undefined) continue;
        const rows = await tx.query<{ id: string }>(
          `update ${name} set ${emptied(table)} where gym_id = $1 and ${owner} = $2 returning id`,
          [gymId, subject_id],
        );
        if (rows.length > 0 && table.direction !== 'up') {
          const rowIds = rows.map(({ id }) => id);
          await eraseFromShapes(tx, { table: name, rowIds, columns: table.personal.columns });
        }
      }
    }
  };

/** What arrives late about someone who has been erased is emptied on arrival. */
export async function redactArrivals(tx: Tx, gymId: string, name: string, ids: readonly string[]): Promise<void> {
  const table: Table | undefined = Object.hasOwn(catalogue, name)
    ? catalogue[name as keyof typeof catalogue]
    : undefined;
  if (table?.personal === undefined) return;
  const owned = Object.entries(table.personal.of).map(
    ([subject, column]) => `(r.subject = '${subject}' and r.subject_id = t.${column})`,
  );
  await tx.query(
    `update ${name} t set ${emptied(table)} from redactions r
     where t.gym_id = $1 and t.id = any($2::uuid[]) and r.gym_id = t.gym_id and (${owned.join(' or ')})`,
    [gymId, ids],
  );
}

/** Names of the catalogue. JSON null rather than no value: some of the columns may not be without one. */
const emptied = ({ columns, personal }: Table): string =>
  (personal?.columns ?? [])
    .map((column) => `${column} = ${columns[column] === 'json' ? `'null'::jsonb` : `''`}`)
    .join(', ');
