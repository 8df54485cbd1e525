import { catalogue } from '@jarvis-edge/sync/catalogue.ts';
import type { Subject, Table } from '@jarvis-edge/sync/table.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';

export interface RedactDeps {
  /** Empties columns of rows in the change log and in what was kept of shapes. */
  readonly eraseFromShapes: (
    tx: Tx,
    erasure: { table: string; rowIds: readonly string[]; columns: readonly string[] },
  ) => Promise<unknown>;
  /** Told of a member erased in a gym, for what no table of the catalogue says of them. */
  readonly memberErased: (tx: Tx, gymId: string, memberId: string) => Promise<void>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

interface Redaction {
  readonly subject: Subject;
  readonly subject_id: string;
}

type PersonalTable = Table & { readonly personal: NonNullable<Table['personal']> };

const tables: Readonly<Record<string, Table>> = catalogue;
const personalTable = (name: string): PersonalTable | undefined => {
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  return table?.personal === undefined ? undefined : (table as PersonalTable);
};

/** Empties texts and names in every table that says whose they are, in the change log and in conflicts. */
export class Redact {
  readonly #deps: RedactDeps;

  constructor(deps: RedactDeps) {
    this.#deps = deps;
  }

  /** Does what these redactions of a gym ask. */
  async apply(tx: Tx, gymId: string, ids: readonly string[]): Promise<void> {
    const redactions = await tx.query<Redaction>(
      'select subject, subject_id from redactions where gym_id = $1 and id = any($2::uuid[])',
      [gymId, ids],
    );
    for (const redaction of redactions) {
      await this.#empty(tx, gymId, redaction);
      if (redaction.subject !== 'member') continue;
      // A member is known in every gym that admits them; the word of their own gym holds for all of them.
      await asSystem(tx, 'a member is erased wherever they trained', async () => {
        for (const { id } of await this.#spread(tx, gymId, redaction)) await this.#empty(tx, id, redaction);
      });
    }
  }

  /** Empties what arrives late about someone who has been erased. */
  async arrivals(tx: Tx, gymId: string, name: string, ids: readonly string[]): Promise<void> {
    const table = personalTable(name);
    if (table === undefined) return;
    const owned = Object.entries(table.personal.of).map(
      ([subject, column]) => `(r.subject = '${subject}' and r.subject_id = t.${column})`,
    );
    const rows = await tx.query<{ id: string }>(
      `update ${name} t set ${emptied(table)} from redactions r
       where t.gym_id = $1 and t.id = any($2::uuid[]) and r.gym_id = t.gym_id and (${owned.join(' or ')}) returning t.id`,
      [gymId, ids],
    );
    await this.#forget(tx, gymId, name, table, rows);
  }

  async #empty(tx: Tx, gymId: string, { subject, subject_id }: Redaction): Promise<void> {
    for (const name of Object.keys(tables)) {
      const table = personalTable(name);
      const owner = table?.personal.of[subject];
      if (table === undefined || owner === undefined) continue;
      const rows = await tx.query<{ id: string }>(
        `update ${name} set ${emptied(table)} where gym_id = $1 and ${owner} = $2 returning id`,
        [gymId, subject_id],
      );
      await this.#forget(tx, gymId, name, table, rows);
    }
    if (subject === 'member') await this.#deps.memberErased(tx, gymId, subject_id);
  }

  /** What else tells of rows that were emptied: where they were, and which edits of them gave way. */
  async #forget(
    tx: Tx,
    gymId: string,
    name: string,
    table: PersonalTable,
    rows: readonly { id: string }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const rowIds = rows.map(({ id }) => id);
    if (table.direction !== 'up') {
      await this.#deps.eraseFromShapes(tx, { table: name, rowIds, columns: table.personal.columns });
    }
    if (name === 'conflicts') return;
    const conflicts = await tx.query<{ id: string }>(
      `update conflicts set ${emptied(catalogue.conflicts)}
       where gym_id = $1 and table_name = $2 and row_id = any($3::uuid[]) returning id`,
      [gymId, name, rowIds],
    );
    await this.#forget(tx, gymId, 'conflicts', catalogue.conflicts, conflicts);
  }

  /** Writes the redaction of a gym's own member down for the tenant's other gyms. @returns Those. */
  async #spread(tx: Tx, gymId: string, { subject, subject_id }: Redaction): Promise<{ id: string }[]> {
    const others = await tx.query<{ id: string }>(
      `select other.id from gyms mine join gyms other on other.tenant_id = mine.tenant_id and other.id <> mine.id
       where mine.id = $1
         and exists (select from members where id = $3 and gym_id = $1)
         and not exists (select from members where id = $3 and gym_id <> $1)
         and not exists (select from redactions where gym_id = other.id and subject = $2 and subject_id = $3)`,
      [gymId, subject, subject_id],
    );
    await tx.query(
      `insert into redactions (id, gym_id, subject, subject_id, requested_at)
       select id, gym_id, $3, $4, now() from unnest($1::uuid[], $2::uuid[]) as others (id, gym_id)`,
      [others.map(() => this.#deps.newId()), others.map(({ id }) => id), subject, subject_id],
    );
    return others;
  }
}

/**
 * Erases a member or a conversation at the word of the hub itself; the gym's boxes hear of it by their mirror.
 *
 * @param redaction `id` is a new UUIDv7.
 */
export async function erase(
  tx: Tx,
  redact: Redact,
  redaction: { id: string; gymId: string; subject: Subject; subjectId: string },
): Promise<void> {
  const { id, gymId, subject, subjectId } = redaction;
  await tx.query(
    `insert into redactions (id, gym_id, subject, subject_id, requested_at) values ($1, $2, $3, $4, now())
     on conflict do nothing`,
    [id, gymId, subject, subjectId],
  );
  await redact.apply(tx, gymId, [id]);
}

/** Names of the catalogue. JSON null rather than no value: some of the columns may not be without one. */
const emptied = ({ columns, personal }: PersonalTable): string =>
  personal.columns.map((column) => `${column} = ${columns[column] === 'json' ? `'null'::jsonb` : `''`}`).join(', ');
