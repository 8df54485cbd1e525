import type { LoggedChange } from './shape-message.ts';

interface Turn {
  readonly turn: number;
  readonly count: number;
  readonly changesByTable: ReadonlyMap<string, readonly LoggedChange[]>;
}

/** The newest part of the change log, for those who follow closely; what is older is read from the database. */
export class RecentChanges {
  readonly #countMax: number;
  #turns: Turn[] = [];
  #count = 0;
  #floor = 0;

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  /** Everything behind this turn is here. */
  get floor(): number {
    return this.#floor;
  }

  append(turn: number, changes: readonly LoggedChange[]): void {
    this.#turns.push({ turn, count: changes.length, changesByTable: Map.groupBy(changes, ({ table }) => table) });
    this.#count += changes.length;
    let gone = 0;
    while (this.#count > this.#countMax) {
      const oldest = this.#turns[gone];
      if (oldest === undefined) break;
      gone += 1;
      this.#count -= oldest.count;
      this.#floor = oldest.turn;
    }
    if (gone > 0) this.#turns = this.#turns.slice(gone);
  }

  /** Forgets all; the log is here from behind that turn on. */
  reset(turn: number): void {
    this.#turns = [];
    this.#count = 0;
    this.#floor = turn;
  }

  /** The changes of a table from a turn on, that turn included. */
  *from(table: string, turn: number): Iterable<{ readonly turn: number; readonly change: LoggedChange }> {
    for (let index = this.#indexOf(turn); index < this.#turns.length; index += 1) {
      const at = this.#turns[index];
      for (const change of at?.changesByTable.get(table) ?? []) yield { turn: at?.turn ?? 0, change };
    }
  }

  #indexOf(turn: number): number {
    let [low, high] = [0, this.#turns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#turns[middle]?.turn ?? 0) < turn) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
