/** As many slots as the hashes of features fall into. */
export const slotCount = 2 ** 18;

/** Words, letters, meanings and mood weigh as wholes, however long an utterance is. */
export const groupWeights = { words: 1, letters: 1, meanings: 1.2, mood: 1, heard: 0.5, tags: 3 } as const;
export type Group = keyof typeof groupWeights;

// FNV-1a, 32 bits.
const hashStart = 0x811c9dc5;
const mixed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The slots of an utterance's features, each once, and what each is worth. */
export class FeatureList {
  readonly slots: number[] = [];
  readonly values: number[] = [];
  readonly #seen = new Set<number>();
  #groupFrom = 0;

  addText(kind: number, text: string): void {
    let hash = mixed(hashStart, kind);
    for (let at = 0; at < text.length; at += 1) hash = mixed(hash, text.charCodeAt(at));
    this.#add(hash);
  }

  addCode(kind: number, code: number): void {
    this.#add(mixed(mixed(mixed(hashStart, kind), code & 0xffff), 0x7a));
  }

  /** What was added since the last one was closed weighs as a whole. */
  closeGroup(group: Group): void {
    const count = this.slots.length - this.#groupFrom;
    const value = groupWeights[group] / Math.sqrt(Math.max(1, count));
    for (let at = this.#groupFrom; at < this.slots.length; at += 1) this.values.push(value);
    this.#groupFrom = this.slots.length;
  }

  #add(hash: number): void {
    // The low bits of FNV depend on the low bits of the letters alone.
    const slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
    if (this.#seen.has(slot)) return;
    this.#seen.add(slot);
    this.slots.push(slot);
  }
}
