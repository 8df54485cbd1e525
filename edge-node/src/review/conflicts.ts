import type Database from 'better-sqlite3';
import { BadChange, type Edits } from '@jarvis-edge/sync/box/edits.ts';
import { catalogue, type SharedTableName, type TableName } from '@jarvis-edge/sync/catalogue.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import { toWire, type SqliteValue } from '@jarvis-edge/sync/column-value.ts';
import type { Conflict, Review, StoredConflict } from '@jarvis-edge/sync/conflict.ts';
import { conflictOf, refuseReviewed, restoredValues, unknownConflict } from '@jarvis-edge/sync/conflict.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';

/** A decision stays in view for a month, ms. */
const reviewedForMs = 30 * 86_400_000;
const listed = 200;

export interface ConflictsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'edit'>;
  readonly atOnce: <Result>(work: () => Result) => Result;
  /** Told after a decision is on the disk. */
  readonly decided: () => void;
  /** Unix ms. */
  readonly nowMs: () => number;
}

export interface MemberConflict extends Conflict {
  /** Whose row it is. */
  readonly memberName: string | null;
}

interface ConflictRow extends Omit<StoredConflict, 'kept' | 'lost'> {
  readonly kept: string | null;
  readonly lost: string | null;
  readonly memberName: string | null;
}

const select = `select c.id, c.gym_id as gymId, c.member_id as memberId, c.table_name as "table", c.row_id as rowId,
    c.group_name as "group", c.kept, c.lost, c.found_at as foundAt, c.reviewed_at as reviewedAt,
    c.reviewed_by as reviewedBy, nullif(trim(m.first_name || ' ' || m.last_name), '') as memberName
  from conflicts c left join members m on m.id = c.member_id`;

/** Edits that gave way unseen, as this box knows of them, and what its staff decide about them. */
export class Conflicts {
  readonly #deps: ConflictsDeps;
  readonly #listed: Database.Statement<[number], ConflictRow>;
  readonly #byId: Database.Statement<[string], ConflictRow>;

  constructor(deps: ConflictsDeps) {
    this.#deps = deps;
    this.#listed = deps.db.prepare(
      `${select} where c.deleted_at is null and (c.reviewed_at is null or c.reviewed_at > ?)
       order by c.reviewed_at is not null, c.reviewed_at desc, c.found_at desc limit ${listed}`,
    );
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#byId = deps.db.prepare(`${select} where c.id = +? and c.deleted_at is null`);
  }

  /** Open ones first, then those decided of late; the newest first. */
  list(): MemberConflict[] {
    return this.#listed.all(this.#deps.nowMs() - reviewedForMs).map((row) => ({
      ...conflictOf(storedOf(row), this.#present(row)),
      memberName: row.memberName,
    }));
  }

  /** @throws RequestRefused when there is none, or it cannot be decided so. */
  review(id: string, { decision }: Review): void {
    const { edits, atOnce, nowMs, decided } = this.#deps;
    atOnce(() => {
      const row = this.#byId.get(id);
      if (row === undefined) throw unknownConflict();
      const stored = storedOf(row);
      if (decision === 'keep') refuseReviewed(stored);
      else {
        const values = restoredValues(stored, this.#present(row) !== undefined);
        this.#writeBack(row, values);
      }
      edits.edit('conflicts', id, { reviewed_at: nowMs(), reviewed_by: 'box' });
    });
    decided();
  }

  #writeBack({ table, rowId }: ConflictRow, values: WireRow): void {
    try {
      this.#deps.edits.edit(table as SharedTableName, rowId, values);
    } catch (error) {
      if (!(error instanceof BadChange)) throw error;
      throw new RequestRefused(
        409,
        { code: 'not-restorable', message: error.message, remedy: 'Decide at the hub.' },
        { cause: error },
      );
    }
  }

  #present({ table, rowId }: ConflictRow): WireRow | undefined {
    if (!Object.hasOwn(catalogue, table)) return undefined;
    const { columns } = catalogue[table as TableName];
    const row = this.#deps.db.prepare(`select * from "${table}" where id = ?`).get(rowId) as
      Record<string, SqliteValue> | undefined;
    return (
      row &&
      Object.fromEntries(Object.entries(columns).map(([column, kind]) => [column, toWire(kind, row[column] ?? null)]))
    );
  }
}

const storedOf = ({ kept, lost, memberName: _, ...row }: ConflictRow): StoredConflict => ({
  ...row,
  kept: JSON.parse(kept || 'null'),
  lost: JSON.parse(lost || 'null'),
});
