import type Database from 'better-sqlite3';

export interface Inside {
  readonly visitId: string;
  /** Unix ms. */
  readonly since: number;
}

interface Arrival extends Inside {
  readonly memberId: string;
}

/** More visits than a gym has in a day: who came before them has left by now, seen or not. */
const visitsLookedAt = 5000;

/** Who is inside, as far as taps tell: the last visit of each member that no tap at an exit has ended. */
export class Presence {
  readonly #insideById = new Map<string, Inside>();
  readonly #cameSince: Database.Statement<[number, number], Arrival>;
  readonly #left: Database.Statement<[string, string]>;

  readonly #changed: () => void;

  /** @param changed Told when somebody came in or left. */
  constructor(db: Database.Database, changed: () => void = () => undefined) {
    this.#changed = changed;
    // Ids are UUIDv7 and sort by time; of a group SQLite gives the row that has the maximum. `limit +?`: see `preparedOnce`.
    this.#cameSince = db.prepare(
      `select member_id as memberId, id as visitId, max(entered_at) as since
       from (select * from visits order by id desc limit +?) as visit
       where entered_at >= ? and not exists (
         select 1 from departures where departures.member_id = visit.member_id and departures.visit_id >= visit.id)
       group by member_id`,
    );
    this.#left = db.prepare('insert or replace into departures (member_id, visit_id) values (?, ?)');
    this.recall(Number.MIN_SAFE_INTEGER);
  }

  /** Call once the visit is on disk. */
  entered(memberId: string, inside: Inside): void {
    this.#insideById.set(memberId, inside);
    this.#changed();
  }

  /**
   * Takes who came in since then for inside, where nothing newer is known: after the visits of a former file were loaded
   * into this one, which do not tell who has left.
   *
   * @param since Unix ms.
   */
  recall(since: number): void {
    for (const { memberId, visitId, since: at } of this.#cameSince.all(visitsLookedAt, since)) {
      if (!this.#insideById.has(memberId)) this.#insideById.set(memberId, { visitId, since: at });
    }
  }

  inside(memberId: string): Inside | undefined {
    return this.#insideById.get(memberId);
  }

  /** By member. */
  get everyone(): ReadonlyMap<string, Inside> {
    return this.#insideById;
  }

  leave(memberId: string): void {
    const inside = this.#insideById.get(memberId);
    if (inside === undefined) return;
    this.#left.run(memberId, inside.visitId);
    this.#insideById.delete(memberId);
    this.#changed();
  }
}
