import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';

/** PCM16 at 24 kHz. */
export const samplesPerMs = 24;

/** So many items a conversation holds: hours of talk, and not the memory of a box. */
const itemsMost = 1000;

/** What was spoken of an assistant's message. */
export interface Spoken {
  readonly samples: number;
  /** After each sentence: how much of the text had been spoken by which sample. */
  readonly marks: readonly { readonly textEnd: number; readonly samples: number }[];
}

export interface Kept {
  readonly item: ConversationItem & { id: string };
  /** Of an assistant's message. */
  readonly spoken: Spoken | null;
  /** Of a member's message; the audio itself is not kept. */
  readonly heardMs: number;
}

export type Placed = { readonly kind: 'placed'; readonly previousId: string | null } | Refused;
export type Found = { readonly kind: 'found'; readonly kept: Kept } | Refused;
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}
const refused = (code: string, message: string, param: string): Refused => ({
  kind: 'refused',
  refusal: refusal(code, message, param),
});

/** The items of a conversation in their order. */
export class ConversationItems {
  #all: Kept[] = [];

  get all(): readonly Kept[] {
    return this.#all;
  }

  /** @param after `root` for the beginning, null for the end. */
  place(kept: Kept, after: string | null): Placed {
    const { id } = kept.item;
    if (this.#at(id) !== undefined) {
      return refused(
        'item_create_duplicate_id',
        `Error creating item: an item with id '${id}' already exists.`,
        'item.id',
      );
    }
    if (this.#all.length >= itemsMost) {
      return refused(
        'conversation_too_long',
        `Error creating item: a conversation holds at most ${itemsMost} items. Delete some, or begin another session.`,
        'item',
      );
    }
    const before = after === null ? this.#all.length - 1 : after === 'root' ? -1 : this.#at(after);
    if (before === undefined) {
      return refused(
        'item_create_invalid_previous_item_id',
        `Error creating item: the previous item with id '${after}' does not exist.`,
        'previous_item_id',
      );
    }
    this.#all.splice(before + 1, 0, kept);
    return { kind: 'placed', previousId: this.#all[before]?.item.id ?? null };
  }

  /** Puts the newer form of an item in its place; nothing where it has been deleted. */
  replace(kept: Kept): void {
    const at = this.#at(kept.item.id);
    if (at !== undefined) this.#all[at] = kept;
  }

  previousOf(id: string): string | null {
    const at = this.#at(id);
    return at === undefined ? null : (this.#all[at - 1]?.item.id ?? null);
  }

  find(id: string, doing: 'retrieving' | 'deleting' | 'truncating'): Found {
    const kept = this.byId(id);
    if (kept !== undefined) return { kind: 'found', kept };
    const verb = { retrieving: 'retrieve', deleting: 'delete', truncating: 'truncate' }[doing];
    const message = `Error ${doing} item: the item with id '${id}' does not exist.`;
    return refused(`item_${verb}_invalid_item_id`, message, 'item_id');
  }

  byId(id: string): Kept | undefined {
    return this.#all.find(({ item }) => item.id === id);
  }

  remove(id: string): void {
    this.#all = this.#all.filter(({ item }) => item.id !== id);
  }

  hasCall(callId: string): boolean {
    return this.#all.some(({ item }) => item.type === 'function_call' && item.call_id === callId);
  }

  /** Takes away what the member did not hear: of the text, the sentences that were not played to their end. */
  truncate(id: string, contentIndex: number, audioEndMs: number): Found {
    const found = this.find(id, 'truncating');
    if (found.kind === 'refused') return found;
    const { item, spoken } = found.kept;
    if (item.type !== 'message' || item.role !== 'assistant' || spoken === null) {
      return refused('invalid_value', 'Only model output audio messages can be truncated.', 'item_id');
    }
    const [part] = item.content;
    if (contentIndex !== 0 || part?.type !== 'output_audio') {
      return refused('invalid_value', `There is no audio at content index ${contentIndex}.`, 'content_index');
    }
    const lengthMs = Math.floor(spoken.samples / samplesPerMs);
    if (audioEndMs > lengthMs) {
      const message = `Audio content of ${lengthMs}ms is already shorter than ${audioEndMs}ms`;
      return refused('invalid_value', message, 'audio_end_ms');
    }
    const samples = audioEndMs * samplesPerMs;
    const marks = spoken.marks.filter((mark) => mark.samples <= samples);
    const transcript = part.transcript?.slice(0, marks.at(-1)?.textEnd ?? 0).trimEnd();
    const kept: Kept = {
      ...found.kept,
      item: { ...item, content: [{ type: 'output_audio', transcript: transcript ?? '' }] },
      spoken: { samples, marks },
    };
    this.replace(kept);
    return { kind: 'found', kept };
  }

  #at(id: string): number | undefined {
    const at = this.#all.findIndex(({ item }) => item.id === id);
    return at === -1 ? undefined : at;
  }
}
