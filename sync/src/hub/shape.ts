import { compareOffsets, type Offset } from './offset.ts';
import type { ShapeMessage } from './shape-message.ts';

interface Entry {
  readonly offset: Offset;
  readonly json: string;
}

/** A stretch of a shape's log. */
export interface Page {
  /** JSON texts of messages. */
  readonly messages: readonly string[];
  readonly offset: Offset;
  /** Nothing follows, for now. */
  readonly isEnd: boolean;
}

const pageBytes = 1_000_000;

/** One table as one gym or tenant sees it: the rows it began with, and what happened since. */
export class Shape {
  readonly handle: string;
  readonly #entries: Entry[];
  readonly #snapshotLength: number;
  #change = Promise.withResolvers<void>();
  #isRetired = false;

  constructor(handle: string, snapshot: readonly ShapeMessage[]) {
    this.handle = handle;
    this.#entries = snapshot.map((message, place) => ({ offset: { turn: 0, place }, json: JSON.stringify(message) }));
    this.#snapshotLength = snapshot.length;
  }

  /** No handle is used twice: whoever holds this one has to fetch anew. */
  get isRetired(): boolean {
    return this.#isRetired;
  }

  get logLength(): number {
    return this.#entries.length - this.#snapshotLength;
  }

  get end(): Offset {
    return this.#entries.at(-1)?.offset ?? { turn: 0, place: 0 };
  }

  append(turn: number, messages: readonly ShapeMessage[]): void {
    if (messages.length === 0) return;
    messages.forEach((message, place) => {
      const headers = {
        ...message.headers,
        lsn: String(turn),
        op_position: place,
        last: place === messages.length - 1,
      };
      this.#entries.push({ offset: { turn, place }, json: JSON.stringify({ ...message, headers }) });
    });
    this.#wake();
  }

  /** Ends the shape; whoever waits for a change is told. */
  retire(): void {
    this.#isRetired = true;
    this.#wake();
  }

  /** What follows an offset, or the beginning, up to about a megabyte. */
  page(after: Offset | 'beginning'): Page {
    const from = after === 'beginning' ? 0 : this.#indexAfter(after);
    // The beginning is the same for everyone who asks, whenever: what happened since is another page.
    const to = after === 'beginning' ? this.#snapshotLength : this.#entries.length;
    const messages: string[] = [];
    let bytes = 0;
    for (let index = from; index < to && bytes < pageBytes; index += 1) {
      const json = this.#entries[index]?.json ?? '';
      messages.push(json);
      bytes += json.length;
    }
    const last = this.#entries[from + messages.length - 1]?.offset;
    const offset = messages.length > 0 && last ? last : after === 'beginning' ? { turn: 0, place: 0 } : after;
    return { messages, offset, isEnd: after !== 'beginning' && from + messages.length === this.#entries.length };
  }

  /** Resolves at the next change, or when the shape ends. */
  change(): Promise<void> {
    return this.#change.promise;
  }

  #wake(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers<void>();
  }

  #indexAfter(offset: Offset): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.#entries[middle];
      if (entry && compareOffsets(entry.offset, offset) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
