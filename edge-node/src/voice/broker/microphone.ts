import { audioKind, frameSamples } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';

/** Each tenth frame is acknowledged: five times a second. */
const heardEvery = 10;
/** What an engine's line may hold before input waits here, bytes: a quarter of a second in base64. */
const lineBufferMost = 16_000;
/** What may wait, frames: together with the line's about a second. */
const waitingMost = 38;
/** So many frames without a drop: the network is as it should be again. */
const calmFrames = 250;

export interface MicrophoneDeps {
  readonly append: (base64: string) => void;
  /** Of the engine's line. */
  readonly bufferedBytes: () => number;
  readonly heard: (sequence: number) => void;
  /** Input has to be dropped; told once until it goes well again. */
  readonly slow: () => void;
}

/** What the member says, on its way from the screen to the engine. */
export class Microphone {
  readonly #deps: MicrophoneDeps;
  #waiting: Uint8Array[] = [];
  #expected: number | undefined;
  #passed = 0;
  #calm = calmFrames;
  /** Frames that the screen sent and that never came. */
  gaps = 0;
  /** Frames that came and that the network to the engine had no room for. */
  dropped = 0;

  constructor(deps: MicrophoneDeps) {
    this.#deps = deps;
  }

  /** @param isWanted Whether the engine listens now. */
  captured({ kind, sequence, pcm }: AudioFrame, isWanted: boolean): void {
    if (kind !== audioKind.captured || pcm.length === 0 || pcm.length > frameSamples * 2) return;
    // A repeated or late frame has been counted as a gap, or was heard.
    if (this.#expected !== undefined && sequence < this.#expected) return;
    if (this.#expected !== undefined) this.gaps += sequence - this.#expected;
    this.#expected = sequence + 1;
    if (!isWanted) {
      this.#waiting = [];
      return;
    }
    this.#waiting.push(pcm);
    this.#pass();
    if (this.#waiting.length > waitingMost) {
      this.#waiting.shift();
      this.dropped += 1;
      if (this.#calm >= calmFrames) this.#deps.slow();
      this.#calm = 0;
    } else {
      this.#calm += 1;
    }
    this.#passed += 1;
    if (this.#passed % heardEvery === 0) this.#deps.heard(sequence);
  }

  #pass(): void {
    const { append, bufferedBytes } = this.#deps;
    while (this.#waiting.length > 0 && bufferedBytes() <= lineBufferMost) {
      const pcm = this.#waiting.shift();
      if (pcm !== undefined) append(Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64'));
    }
  }
}
