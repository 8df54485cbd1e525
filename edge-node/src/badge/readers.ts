import type { BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import type { Reader } from '../store/place.ts';
import type { OpenReader } from './reader.ts';
import type { ReaderHealth } from './watch-reader.ts';
import { watchReader } from './watch-reader.ts';

export interface ReadersDeps {
  /** How to open what a reader's row describes, or undefined where this box has no such wire. */
  readonly wireOf: (reader: Reader) => OpenReader | undefined;
  readonly tapped: (reader: Reader, number: BadgeNumber) => void;
  readonly healthChanged: (reader: Reader, health: ReaderHealth) => void;
  readonly nowMs: () => number;
  readonly random: () => number;
}

interface Watched {
  readonly row: Reader;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  health: ReaderHealth;
}

/** The readers of this box: watched as their rows say, from the moment the rows say it. */
export class Readers {
  readonly #deps: ReadersDeps;
  readonly #watchedById = new Map<string, Watched>();

  constructor(deps: ReadersDeps) {
    this.#deps = deps;
  }

  /** Opens new readers, closes those that went, reopens those whose wire changed. */
  follow(rows: readonly Reader[]): void {
    const wanted = new Map(rows.map((row) => [row.id, row]));
    for (const [id, { row, stop }] of this.#watchedById) {
      const next = wanted.get(id);
      if (next !== undefined && JSON.stringify(next) === JSON.stringify(row)) continue;
      stop.abort();
      this.#watchedById.delete(id);
    }
    for (const row of rows) if (!this.#watchedById.has(row.id)) this.#watch(row);
  }

  health(): { reader: Reader; health: ReaderHealth }[] {
    return [...this.#watchedById.values()].map(({ row, health }) => ({ reader: row, health }));
  }

  async close(): Promise<void> {
    const watched = [...this.#watchedById.values()];
    this.#watchedById.clear();
    for (const { stop } of watched) stop.abort();
    await Promise.all(watched.map(({ ended }) => ended));
  }

  #watch(row: Reader): void {
    const { wireOf, tapped, healthChanged, nowMs, random } = this.#deps;
    const stop = new AbortController();
    const heard = (health: ReaderHealth): void => {
      const entry = this.#watchedById.get(row.id);
      if (entry?.stop !== stop) return;
      entry.health = health;
      healthChanged(row, health);
    };
    const open = wireOf(row);
    const ended = Promise.resolve().then(async () => {
      if (open === undefined) {
        heard({ state: 'lost', cause: `This box cannot read from "${row.kind}".`, noise: 0 });
        return;
      }
      await watchReader(
        { open, tapped: (number) => tapped(row, number), healthChanged: heard, nowMs, random },
        stop.signal,
      );
    });
    this.#watchedById.set(row.id, {
      row,
      stop,
      ended,
      health: { state: 'opening', cause: null, noise: 0 },
    });
  }
}
