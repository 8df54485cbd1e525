import { readFirstLoad, type FirstLoad } from './first-load.ts';
import { hashOf, type ShapeDefinition } from './shape-definition.ts';
import type { LoggedChange } from './shape-message.ts';
import type { ShapeStorage } from './shape-storage.ts';
import { parseSnapshot, sees } from './transaction-snapshot.ts';

export interface FirstLoadsOptions {
  readonly storage: Pick<ShapeStorage, 'rows'>;
  /** Never the same twice, over the life of all hubs. */
  readonly newHandle: () => string;
  /** The last turn that was read. */
  readonly turn: () => number;
  readonly begun: (load: FirstLoad) => void;
  readonly pageBytes: number;
  /** Beyond, the loads asked for longest ago are forgotten. */
  readonly bytesMax: number;
}

/**
 * The first loads in memory, one a definition. Who follows needs none: one that is forgotten costs the next who begins a
 * fresh reading, and leaves the handles of the others valid.
 */
export class FirstLoads {
  readonly #options: FirstLoadsOptions;
  /** By hash, asked for longest ago first. */
  readonly #loads = new Map<string, FirstLoad>();
  readonly #reading = new Map<string, Promise<FirstLoad>>();
  readonly #asked = new Set<string>();
  #generation = 0;
  /** Of all in memory. */
  #bytes = 0;

  constructor(options: FirstLoadsOptions) {
    this.#options = options;
  }

  /** The one in memory with that handle. */
  held(hash: string, handle: string): FirstLoad | undefined {
    const load = this.#loads.get(hash);
    return load?.handle === handle ? load : undefined;
  }

  async of(definition: ShapeDefinition): Promise<FirstLoad> {
    const hash = hashOf(definition);
    this.#asked.add(hash);
    const load = this.#loads.get(hash);
    if (load !== undefined) {
      // Put at the end again.
      this.#loads.delete(hash);
      this.#loads.set(hash, load);
      return load;
    }
    const reading = this.#reading.get(hash) ?? this.#read(definition, hash);
    this.#reading.set(hash, reading);
    return reading;
  }

  /** Forgets a load that no longer holds; the next who begins gets another handle. */
  drop(hash: string): void {
    this.#bytes -= this.#loads.get(hash)?.bytes ?? 0;
    this.#loads.delete(hash);
  }

  /** Forgets the loads of a table that was truncated since. */
  truncated({ table, xid }: LoggedChange): void {
    for (const [hash, { definition, snapshot }] of this.#loads) {
      if (definition.logName === table && !sees(parseSnapshot(snapshot), Number(xid))) this.drop(hash);
    }
  }

  /** Forgets all, also those being read. */
  clear(): void {
    this.#generation += 1;
    this.#loads.clear();
    this.#bytes = 0;
  }

  /** Forgets those that nobody asked for since the last time. */
  sweep(): void {
    for (const hash of this.#loads.keys()) if (!this.#asked.has(hash)) this.drop(hash);
    this.#asked.clear();
  }

  /** Those in memory. */
  values(): Iterable<FirstLoad> {
    return this.#loads.values();
  }

  async #read(definition: ShapeDefinition, hash: string): Promise<FirstLoad> {
    const { storage, newHandle, turn, begun, pageBytes } = this.#options;
    try {
      for (;;) {
        const generation = this.#generation;
        // The turn is taken before the rows are read: what is in neither cannot be.
        const shape = { handle: newHandle(), hash, definition, begunTurn: turn() };
        const load = await readFirstLoad(storage, shape, pageBytes);
        if (generation !== this.#generation) continue;
        this.drop(hash);
        this.#loads.set(hash, load);
        this.#bytes += load.bytes;
        this.#makeRoom();
        begun(load);
        return load;
      }
    } finally {
      this.#reading.delete(hash);
    }
  }

  #makeRoom(): void {
    for (const hash of this.#loads.keys()) {
      if (this.#bytes <= this.#options.bytesMax || this.#loads.size === 1) return;
      this.drop(hash);
    }
  }
}
