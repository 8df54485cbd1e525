import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { SpeechFailed } from './speech-out.ts';

export type Heard =
  /** Somebody speaks. Told at once, also before the words of the utterance before it. */
  | { readonly kind: 'began' }
  /** The words of this utterance so far; it replaces the former one. Some ears tell none. */
  | { readonly kind: 'partial'; readonly text: string; readonly language: Language }
  /** The utterance is over; its words may still be made out. */
  | { readonly kind: 'ended' }
  /** Its words: one for each utterance that began, in their order. Empty where it held none. */
  | { readonly kind: 'final'; readonly text: string; readonly language: Language };

export interface Listener {
  heard(heard: Heard): void;
  /** Once, and nothing after it. */
  failed(error: SpeechFailed): void;
}

/** One microphone that is listened to. Nothing of its sound is kept. */
export interface Listening {
  /** PCM16, little endian, mono, 24 kHz, cut anywhere. Never throws. */
  hear(pcm: Uint8Array): void;
  /** The utterance is over now, whatever the ears think. */
  finish(): void;
  /** Nothing is told after it. */
  close(): void;
}

/** Something that makes words of speech. */
export interface SpeechIn {
  readonly name: string;
  readonly languages: readonly Language[];
  /** @param language Pinned: speech in another one is taken for this one. */
  listen(language: Language, listener: Listener): Listening;
}
