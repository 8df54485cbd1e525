/** Bytes that are compared at once. */
const windowBytes = 32;
/** 4 ms of PCM16 at 24 kHz: no chance. */
const runBytesMin = 192;
/** Silence and steady tones are found everywhere; a window with fewer different bytes tells nothing. */
const differentMin = 12;

const multiplier = 0x01000193;
let oldestWeight = 1;
for (let at = 1; at < windowBytes; at += 1) oldestWeight = Math.imul(oldestWeight, multiplier);

/** @property from Of the run, in the bytes that were searched. */
export interface Run {
  readonly from: number;
  readonly length: number;
}

/** Finds audio again that went over a wire, wherever it begins in what is searched. */
export class HeardBefore {
  readonly #places = new Map<number, { readonly piece: Uint8Array; readonly at: number }>();

  add(piece: Uint8Array): void {
    for (let at = 0; at + windowBytes <= piece.length; at += windowBytes) {
      const window = piece.subarray(at, at + windowBytes);
      if (new Set(window).size >= differentMin) this.#places.set(hashOf(window), { piece, at });
    }
  }

  in(bytes: Uint8Array): Run[] {
    const runs: Run[] = [];
    if (this.#places.size === 0 || bytes.length < runBytesMin) return runs;
    let hash = hashOf(bytes.subarray(0, windowBytes));
    for (let from = 0; from + windowBytes <= bytes.length; from += 1) {
      const place = this.#places.get(hash);
      const run = place && runAt(bytes, from, place);
      if (run !== undefined && run.from + run.length > (lastEnd(runs) ?? 0)) runs.push(run);
      const [oldest = 0, next = 0] = [bytes[from], bytes[from + windowBytes]];
      hash = (Math.imul(hash - Math.imul(oldest, oldestWeight), multiplier) + next) | 0;
    }
    return runs;
  }
}

function hashOf(window: Uint8Array): number {
  let hash = 0;
  for (const byte of window) hash = (Math.imul(hash, multiplier) + byte) | 0;
  return hash;
}

function runAt(bytes: Uint8Array, from: number, { piece, at }: { piece: Uint8Array; at: number }): Run | undefined {
  let before = 0;
  while (before < Math.min(from, at) && bytes[from - before - 1] === piece[at - before - 1]) before += 1;
  let length = 0;
  while (from + length < bytes.length && at + length < piece.length && bytes[from + length] === piece[at + length]) {
    length += 1;
  }
  return before + length >= runBytesMin ? { from: from - before, length: before + length } : undefined;
}

function lastEnd(runs: readonly Run[]): number | undefined {
  const last = runs.at(-1);
  return last && last.from + last.length;
}
