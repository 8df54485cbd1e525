import type { RealtimeConversationItemAssistantMessage, RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import type { Spoken } from './conversation-items.ts';
import { samplesPerMs } from './conversation-items.ts';

type WithoutId<Event> = Event extends unknown ? Omit<Event, 'event_id'> : never;
/** A server event before it is numbered. */
export type Told = WithoutId<RealtimeServerEvent>;
export type Tell = (event: Told) => void;

/** No audio delta is longer than 100 ms. */
const deltaBytesMost = 100 * samplesPerMs * 2;

/** One message of an answer as it is put out: its text, its audio, and what had been spoken of the one by when of the other. */
export class MessageOut {
  readonly id: string;
  readonly isSpoken: boolean;
  readonly #where: { response_id: string; item_id: string; output_index: number; content_index: 0 };
  readonly #tell: Tell;
  #text = '';
  #samples = 0;
  #marks: { textEnd: number; samples: number }[] = [];

  constructor({
    id,
    responseId,
    outputIndex,
    isSpoken,
    tell,
  }: {
    readonly id: string;
    readonly responseId: string;
    readonly outputIndex: number;
    readonly isSpoken: boolean;
    readonly tell: Tell;
  }) {
    this.id = id;
    this.isSpoken = isSpoken;
    this.#tell = tell;
    this.#where = { response_id: responseId, item_id: id, output_index: outputIndex, content_index: 0 };
  }

  get text(): string {
    return this.#text;
  }

  get audioMs(): number {
    return this.#samples / samplesPerMs;
  }

  get spoken(): Spoken | null {
    return this.isSpoken ? { samples: this.#samples, marks: this.#marks } : null;
  }

  item(status: 'in_progress' | 'completed' | 'incomplete'): RealtimeConversationItemAssistantMessage & { id: string } {
    const part = this.isSpoken
      ? { type: 'output_audio' as const, transcript: this.#text }
      : { type: 'output_text' as const, text: this.#text };
    const content = status === 'in_progress' ? [] : [part];
    return { id: this.id, object: 'realtime.item', type: 'message', role: 'assistant', status, content };
  }

  open(): void {
    const part = this.isSpoken ? { type: 'audio' as const, transcript: '' } : { type: 'text' as const, text: '' };
    this.#tell({ type: 'response.content_part.added', ...this.#where, part });
  }

  say(delta: string): void {
    this.#text += delta;
    const type = this.isSpoken ? 'response.output_audio_transcript.delta' : 'response.output_text.delta';
    this.#tell({ type, ...this.#where, delta });
  }

  /** @param pcm Whole samples. @returns False as soon as `goesOn` is. */
  play(pcm: Buffer, goesOn: () => boolean): boolean {
    for (let at = 0; at < pcm.length; at += deltaBytesMost) {
      if (!goesOn()) return false;
      const delta = pcm.subarray(at, at + deltaBytesMost);
      this.#samples += delta.length / 2;
      this.#tell({ type: 'response.output_audio.delta', ...this.#where, delta: delta.toString('base64') });
    }
    return goesOn();
  }

  /** All that was said so far has been spoken. */
  mark(): void {
    this.#marks.push({ textEnd: this.#text.length, samples: this.#samples });
  }

  close(): void {
    const text = this.#text;
    if (this.isSpoken) {
      this.#tell({ type: 'response.output_audio.done', ...this.#where });
      this.#tell({ type: 'response.output_audio_transcript.done', ...this.#where, transcript: text });
    } else {
      this.#tell({ type: 'response.output_text.done', ...this.#where, text });
    }
    const part = this.isSpoken ? { type: 'audio' as const, transcript: text } : { type: 'text' as const, text };
    this.#tell({ type: 'response.content_part.done', ...this.#where, part });
  }
}
