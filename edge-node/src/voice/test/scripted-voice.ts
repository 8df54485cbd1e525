import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { SpeechOut } from '../speech/speech-out.ts';
import { SpeechFailed } from '../speech/speech-out.ts';

/** A voice that needs so many ms for each letter, and that a test can hold up or break. */
export class ScriptedVoice implements SpeechOut {
  readonly name = 'scripted';
  readonly said: { readonly text: string; readonly language: Language }[] = [];
  readonly #msPerLetter: number;
  readonly #pieceMs: number;
  #hold: PromiseWithResolvers<void> | undefined;
  #isBroken = false;

  constructor({ msPerLetter = 10, pieceMs = 70 }: { msPerLetter?: number; pieceMs?: number } = {}) {
    this.#msPerLetter = msPerLetter;
    this.#pieceMs = pieceMs;
  }

  /** From now on nothing comes after the first piece of a sentence, until it is called again with false. */
  hold(isHeld: boolean): void {
    this.#hold?.resolve();
    this.#hold = isHeld ? Promise.withResolvers() : undefined;
  }

  /** From now on a sentence fails after its first piece. */
  break(): void {
    this.#isBroken = true;
  }

  async *say(text: string, language: Language, signal: AbortSignal): AsyncGenerator<Buffer> {
    this.said.push({ text, language });
    const bytes = text.length * this.#msPerLetter * 48;
    const pieceBytes = this.#pieceMs * 48;
    for (let at = 0; at < bytes; at += pieceBytes) {
      if (at > 0) {
        if (this.#isBroken) throw new SpeechFailed('The voice broke.');
        if (this.#hold !== undefined) await Promise.race([this.#hold.promise, aborted(signal)]);
      }
      if (signal.aborted) return;
      yield Buffer.alloc(Math.min(pieceBytes, bytes - at), 1);
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
