import type { Item } from './faulty-engine-items.ts';
import type { Unsent } from './faulty-engine-line.ts';
import { bytesAMs } from './faulty-engine-response.ts';
import type { Seen, Utterance } from './faulty-engine-script.ts';
import type { SessionChange } from './faulty-engine-wire.ts';

export interface HearingDeps {
  readonly utterances: readonly Utterance[];
  readonly seen: Seen;
  readonly newId: (kind: string) => string;
  readonly send: (event: Unsent) => void;
  /** As the session has it now. */
  readonly input: () => NonNullable<NonNullable<SessionChange['audio']>['input']>;
  readonly keep: (itemId: string, item: Item, audioMs: number) => string | null;
  readonly speechStarted: () => void;
  /** @property isOver The service detected it by itself. */
  readonly heard: (text: string, isOver: boolean) => void;
  /** Runs after the response to what was heard. */
  readonly afterAnswer: (run: () => void) => void;
}

/** The service below this refuses to commit, ms. */
export const commitMsMin = 100;

/** The member's audio as it comes in: who speaks when, and what was said, are in the script. */
export class Hearing {
  readonly #deps: HearingDeps;
  readonly #utterances: Utterance[];
  /** All of it, ms. */
  #appendedMs = 0;
  #uncommittedMs = 0;
  #speech: { readonly itemId: string; readonly utterance: Utterance } | undefined;

  constructor(deps: HearingDeps) {
    this.#deps = deps;
    this.#utterances = [...deps.utterances];
  }

  get uncommittedMs(): number {
    return this.#uncommittedMs;
  }

  clear(): void {
    this.#uncommittedMs = 0;
  }

  /** Somebody speaks from the next audio on. */
  speak(transcript: string, ms: number): void {
    const fromMs = this.#appendedMs;
    this.#utterances.push({ fromMs, toMs: fromMs + ms, transcript });
  }

  append(bytes: number): void {
    const { seen, newId, send, input, speechStarted } = this.#deps;
    seen.appendedBytes += bytes;
    this.#appendedMs += bytes / bytesAMs;
    this.#uncommittedMs += bytes / bytesAMs;
    if (!input().turn_detection) return;
    const [next] = this.#utterances;
    if (this.#speech === undefined && next !== undefined && this.#appendedMs >= next.fromMs) {
      this.#utterances.shift();
      this.#speech = { itemId: newId('item'), utterance: next };
      const { itemId } = this.#speech;
      send({ type: 'input_audio_buffer.speech_started', audio_start_ms: next.fromMs, item_id: itemId });
      speechStarted();
    }
    if (this.#speech === undefined || this.#appendedMs < this.#speech.utterance.toMs) return;
    const { itemId, utterance } = this.#speech;
    this.#speech = undefined;
    send({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: utterance.toMs, item_id: itemId });
    this.#commit(itemId, utterance, true);
  }

  commit(): void {
    const utterance = this.#utterances.shift() ?? { fromMs: 0, toMs: this.#appendedMs, transcript: '' };
    this.#commit(this.#deps.newId('item'), utterance, false);
  }

  #commit(itemId: string, { transcript, isLate }: Utterance, isOver: boolean): void {
    const { seen, send, keep, input, heard, afterAnswer } = this.#deps;
    const audioMs = this.#uncommittedMs;
    this.#uncommittedMs = 0;
    const item: Item = {
      ...{ id: itemId, object: 'realtime.item', type: 'message', status: 'completed', role: 'user' },
      content: [{ type: 'input_audio' }],
    };
    const previous = keep(itemId, item, audioMs);
    send({ type: 'input_audio_buffer.committed', previous_item_id: previous, item_id: itemId });
    send({ type: 'conversation.item.added', previous_item_id: previous, item });
    send({ type: 'conversation.item.done', previous_item_id: previous, item });
    const write = (): void => {
      const at = { item_id: itemId, content_index: 0 };
      const type = 'conversation.item.input_audio_transcription';
      if (transcript === null) {
        const error = { type: 'transcription_error', code: 'audio_unintelligible', message: 'Nothing was understood.' };
        return send({ ...at, type: `${type}.failed`, error });
      }
      const seconds = audioMs / 1000;
      seen.transcriptionSeconds.push(seconds);
      send({ ...at, type: `${type}.delta`, delta: transcript });
      return send({ ...at, type: `${type}.completed`, transcript, usage: { type: 'duration', seconds } });
    };
    if (input().transcription) {
      if (isLate === true) afterAnswer(write);
      else write();
    }
    heard(transcript ?? '', isOver);
  }
}
