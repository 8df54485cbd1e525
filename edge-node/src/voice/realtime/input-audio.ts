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
const prefixPaddingMs = 300;

/** The member's audio: how much there is and where speech begins and ends. None of it is kept. */
export class InputAudio {
  readonly #newItemId: () => string;
  #energy = quiet;
  #bytes = 0;
  #bytesEver = 0;
  #speech: { readonly itemId: string; readonly fromMs: number } | undefined;
  /** Since when the member is waited for, ms of audio. */
  #waitingFromMs: number | undefined;

  constructor(newItemId: () => string) {
    this.#newItemId = newItemId;
  }

  /**
   * @param pcm PCM16 at 24 kHz, cut anywhere.
   * @param byLoudness Whether loudness decides where speech is; else `began` and `ended` tell.
   */
  append(pcm: Buffer, detection: TurnDetection | null, byLoudness = true): Noticed[] {
    this.#bytes += pcm.length;
    this.#bytesEver += pcm.length;
    if (detection === null) return [];
    const noticed = byLoudness ? this.#byLoudness(pcm, detection) : [];
    const nobody = this.#nobody(detection);
    return nobody === undefined ? noticed : [...noticed, nobody];
  }

  /** Speech begins here, and so does what becomes an item. */
  began(detection: TurnDetection): Noticed & { kind: 'started' } {
    const paddingMs = detection.type === 'server_vad' ? detection.prefix_padding_ms : prefixPaddingMs;
    return this.#started(Math.max(0, this.#nowMs() - paddingMs));
  }

  /** @returns undefined where none had begun, or it was taken or cleared since. */
  ended(): (Noticed & { kind: 'stopped' }) | undefined {
    return this.#stopped(this.#nowMs());
  }

  /** The member's turn begins: from now on they are waited for. */
  awaitMember(): void {
    this.#waitingFromMs = this.#nowMs();
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

  #byLoudness(pcm: Buffer, detection: TurnDetection): Noticed[] {
    const settings =
      detection.type === 'server_vad'
        ? {
            threshold: detection.threshold,
            prefixPaddingMs: detection.prefix_padding_ms,
            silenceMs: detection.silence_duration_ms,
          }
        : { threshold: 0.5, prefixPaddingMs, silenceMs: eagernessMs[detection.eagerness] };
    // Of what was not listened to by loudness, only the time has passed.
    const before = this.#bytesEver - pcm.length - this.#energy.rest.length;
    const aligned = { ...this.#energy, frames: Math.round(before / (frameMs * bytesPerMs)) };
    const { energy, changes } = listen(aligned, pcm, settings);
    this.#energy = energy;
    return changes.flatMap(({ kind, atMs }): Noticed[] => {
      if (kind === 'started') return [this.#started(atMs)];
      const stopped = this.#stopped(atMs);
      return stopped === undefined ? [] : [stopped];
    });
  }

  #started(atMs: number): Noticed & { kind: 'started' } {
    const itemId = this.#newItemId();
    this.#speech = { itemId, fromMs: atMs };
    this.#waitingFromMs = undefined;
    return { kind: 'started', atMs, itemId };
  }

  #stopped(atMs: number): (Noticed & { kind: 'stopped' }) | undefined {
    const speech = this.#speech;
    if (speech === undefined) return undefined;
    this.#speech = undefined;
    this.#bytes = 0;
    return { kind: 'stopped', atMs, itemId: speech.itemId, heardMs: atMs - speech.fromMs };
  }

  #nobody(detection: TurnDetection): Noticed | undefined {
    const timeoutMs = detection.type === 'server_vad' ? detection.idle_timeout_ms : null;
    const [fromMs, atMs] = [this.#waitingFromMs, this.#nowMs()];
    if (timeoutMs === null || fromMs === undefined || this.#speech !== undefined || atMs - fromMs < timeoutMs) {
      return undefined;
    }
    this.#waitingFromMs = undefined;
    this.#bytes = 0;
    return { kind: 'nobody', fromMs, atMs, itemId: this.#newItemId() };
  }

  #nowMs(): number {
    return Math.floor(this.#bytesEver / bytesPerMs);
  }
}
