import { frameMs, listen, quiet } from './energy.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { TurnDetection } from './session-schema.ts';

/** What came of a piece of audio, in its order. */
export type Noticed =
  | { readonly kind: 'started'; readonly atMs: number; readonly itemId: string }
  | { readonly kind: 'stopped'; readonly atMs: number; readonly itemId: string; readonly heardMs: number }
  | { readonly kind: 'nobody'; readonly fromMs: number; readonly atMs: number; readonly itemId: string };

const bytesPerMs = 48;
/** The service's own least. */
const commitMsLeast = 100;
/** How long a pause a listener who guesses at the end of a thought would bear, ms. */
const eagernessMs = { low: 1000, medium: 600, auto: 600, high: 300 };

/** The member's audio: how much there is and where speech begins and ends. None of it is kept. */
export class InputAudio {
  readonly #newItemId: () => string;
  #energy = quiet;
  #bytes = 0;
  #speech: { readonly itemId: string; readonly fromMs: number } | undefined;
  /** Since when the member is waited for, ms of audio. */
  #waitingFromMs: number | undefined;

  constructor(newItemId: () => string) {
    this.#newItemId = newItemId;
  }

  /** @param pcm PCM16 at 24 kHz, cut anywhere. */
  append(pcm: Buffer, detection: TurnDetection | null): Noticed[] {
    this.#bytes += pcm.length;
    if (detection === null) return [];
    const settings =
      detection.type === 'server_vad'
        ? {
            threshold: detection.threshold,
            prefixPaddingMs: detection.prefix_padding_ms,
            silenceMs: detection.silence_duration_ms,
          }
        : { threshold: 0.5, prefixPaddingMs: 300, silenceMs: eagernessMs[detection.eagerness] };
    const { energy, changes } = listen(this.#energy, pcm, settings);
    this.#energy = energy;
    const noticed = changes.flatMap(({ kind, atMs }): Noticed[] => {
      if (kind === 'started') {
        const itemId = this.#newItemId();
        this.#speech = { itemId, fromMs: atMs };
        this.#waitingFromMs = undefined;
        return [{ kind, atMs, itemId }];
      }
      const speech = this.#speech;
      if (speech === undefined) return [];
      this.#speech = undefined;
      this.#bytes = 0;
      return [{ kind, atMs, itemId: speech.itemId, heardMs: atMs - speech.fromMs }];
    });
    const nobody = this.#nobody(detection);
    return nobody === undefined ? noticed : [...noticed, nobody];
  }

  #nobody(detection: TurnDetection): Noticed | undefined {
    const timeoutMs = detection.type === 'server_vad' ? detection.idle_timeout_ms : null;
    const [fromMs, atMs] = [this.#waitingFromMs, this.#energy.frames * frameMs];
    if (timeoutMs === null || fromMs === undefined || this.#speech !== undefined || atMs - fromMs < timeoutMs) {
      return undefined;
    }
    this.#waitingFromMs = undefined;
    this.#bytes = 0;
    return { kind: 'nobody', fromMs, atMs, itemId: this.#newItemId() };
  }

  /** The member's turn begins: from now on they are waited for. */
  awaitMember(): void {
    this.#waitingFromMs = this.#energy.frames * frameMs;
  }

  /** Takes what there is as an utterance. */
  commit(): { readonly itemId: string; readonly heardMs: number } | Refusal {
    const heardMs = this.#bytes / bytesPerMs;
    if (heardMs < commitMsLeast) {
      return refusal(
        'input_audio_buffer_commit_empty',
        `Error committing input audio buffer: buffer too small. Expected at least ${commitMsLeast}ms of audio, but buffer only has ${heardMs.toFixed(2)}ms of audio.`,
      );
    }
    const itemId = this.#speech?.itemId ?? this.#newItemId();
    this.clear();
    return { itemId, heardMs: Math.floor(heardMs) };
  }

  clear(): void {
    this.#bytes = 0;
    this.#speech = undefined;
    this.#energy = { ...this.#energy, isSpeech: false, loudFrames: 0, quietFrames: 0, rest: quiet.rest };
  }
}
