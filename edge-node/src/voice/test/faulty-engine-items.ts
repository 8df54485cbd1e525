import type { RealtimeServerEvent } from '../engine.ts';

export type Item = Extract<RealtimeServerEvent, { type: 'conversation.item.added' }>['item'];

/** @property audioMs Of the assistant's speech that is kept, or of the member's. */
export interface Kept {
  item: Item;
  audioMs: number;
}

/** What the service remembers of a conversation, in its order. */
export class KeptItems {
  readonly #items = new Map<string, Kept>();

  get(id: string): Kept | undefined {
    return this.#items.get(id);
  }

  delete(id: string): boolean {
    return this.#items.delete(id);
  }

  get lastId(): string | null {
    return [...this.#items.keys()].at(-1) ?? null;
  }

  hasCall(callId: string): boolean {
    return [...this.#items.values()].some(({ item }) => item.type === 'function_call' && item.call_id === callId);
  }

  /** @param after An item, `root` for the first place, nothing for the last. An item that is known keeps its place. */
  put(id: string, kept: Kept, after?: string | null): void {
    if (after === undefined || after === null || this.#items.has(id)) {
      this.#items.set(id, kept);
      return;
    }
    const others = [...this.#items];
    const at = after === 'root' ? 0 : others.findIndex(([other]) => other === after) + 1;
    this.#items.clear();
    for (const [other, value] of [...others.slice(0, at), [id, kept] as const, ...others.slice(at)]) {
      this.#items.set(other, value);
    }
  }

  /** Of everything written. */
  get letters(): number {
    return [...this.#items.values()].reduce((sum, { item }) => sum + lettersOf(item), 0);
  }

  audioMsOf(role: 'user' | 'assistant'): number {
    return [...this.#items.values()].reduce(
      (sum, { item, audioMs }) => sum + ('role' in item && item.role === role ? audioMs : 0),
      0,
    );
  }
}

function lettersOf(item: Item): number {
  if (item.type === 'function_call') return item.arguments.length + item.name.length;
  if (item.type === 'function_call_output') return item.output.length;
  if (item.type !== 'message') return 0;
  return item.content.reduce(
    (sum, part) => sum + (('text' in part && part.text) || ('transcript' in part && part.transcript) || '').length,
    0,
  );
}
