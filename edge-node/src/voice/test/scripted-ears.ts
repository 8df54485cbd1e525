import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { SpeechFailed } from '../speech/speech-out.ts';
import type { Listener, Listening, SpeechIn } from '../speech/speech-in.ts';

const wordMs = 200;
const pauseMs = 300;

/** A tone, as loud as speech, or quiet. */
export function soundOf(ms: number, kind: 'speech' | 'quiet'): Buffer {
  const pcm = Buffer.alloc(ms * 48);
  for (let at = 0; kind === 'speech' && at < ms * 24; at += 1) {
    pcm.writeInt16LE(Math.round(12_000 * Math.sin(at / 10)), at * 2);
  }
  return pcm;
}

/** Ears that take each loud passage for the next sentence that a test gave them, a word every 200 ms. */
export class ScriptedEars implements SpeechIn {
  readonly name = 'scripted';
  readonly languages: readonly Language[];
  /** What is going to be said, also nothing. */
  readonly sentences: string[] = [];
  /** Those that listen now. */
  readonly listening: Language[] = [];
  #held: (() => void)[] | undefined;
  #isBroken = false;

  constructor(languages: readonly Language[] = ['fr', 'en', 'es']) {
    this.languages = languages;
  }

  /** From now on the words of a sentence that is over are not told, until it is called again with false. */
  hold(isHeld: boolean): void {
    const held = this.#held ?? [];
    this.#held = isHeld ? held : undefined;
    if (!isHeld) for (const tell of held) tell();
  }

  /** From now on nothing is understood any more. */
  break(): void {
    this.#isBroken = true;
  }

  listen(language: Language, listener: Listener): Listening {
    let [loudMs, quietMs, told, isOver]: [number, number, number, boolean] = [0, 0, 0, false];
    let words: string[] | undefined;
    this.listening.push(language);
    const finish = (): void => {
      if (words === undefined) return;
      const text = words.join(' ');
      words = undefined;
      listener.heard({ kind: 'ended' });
      const tell = (): void => {
        if (!isOver) listener.heard({ kind: 'final', text, language });
      };
      if (this.#held === undefined) tell();
      else this.#held.push(tell);
    };
    const hear = (isLoud: boolean, ms: number): void => {
      quietMs = isLoud ? 0 : quietMs + ms;
      if (isLoud && words === undefined) {
        words = (this.sentences.shift() ?? '').split(' ');
        [loudMs, told] = [0, 0];
        listener.heard({ kind: 'began' });
      }
      if (words === undefined) return;
      if (isLoud) loudMs += ms;
      const known = Math.min(words.length, Math.floor(loudMs / wordMs));
      if (known > told && words[0] !== '') {
        told = known;
        listener.heard({ kind: 'partial', text: words.slice(0, known).join(' '), language });
      }
      if (quietMs >= pauseMs) finish();
    };
    return {
      hear: (pcm) => {
        if (isOver) return;
        if (this.#isBroken) {
          isOver = true;
          listener.failed(new SpeechFailed('The ears broke.'));
          return;
        }
        hear(
          pcm.some((byte) => byte !== 0),
          pcm.length / 48,
        );
      },
      finish,
      close: () => {
        isOver = true;
        const at = this.listening.indexOf(language);
        if (at !== -1) this.listening.splice(at, 1);
      },
    };
  }
}
