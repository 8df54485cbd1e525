import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** A voice. */
export interface SpeechOut {
  readonly name: string;
  /** Somebody is going to be spoken to in this language: the first words are waited for. */
  prepare?(language: Language): void;
  /**
   * Speaks a text as it would be shown: figures and abbreviations are put into words by the voice. Pieces come as they
   * are made: PCM16, little endian, mono, 24 kHz, whole samples. Ends early and without an error when the signal aborts.
   *
   * @throws {SpeechFailed} when the voice cannot go on.
   */
  say(text: string, language: Language, signal: AbortSignal): AsyncIterable<Buffer>;
}

export class SpeechFailed extends Error {
  override readonly name = 'SpeechFailed';
}
