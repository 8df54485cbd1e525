import type { HeardOf } from './playback.ts';
import { heardText, Playback, truncationOf } from './playback.ts';
import type { PlaybackDeps } from './playback.ts';
import type { Transcript } from './transcript.ts';

export interface JarvisTurnsDeps extends Omit<PlaybackDeps, 'began' | 'over'> {
  readonly transcript: Transcript;
  readonly began: (track: number, turn: string) => void;
  /** An utterance has been heard to its end, or was shown whole. */
  readonly over: () => void;
  /** Whether JARVIS could be heard, each time that an utterance is complete. */
  readonly voiced: (isVoiced: boolean) => void;
}

interface Utterance {
  readonly turn: string;
  isEnded: boolean;
}

export interface Truncation {
  readonly itemId: string;
  readonly audioEndMs: number;
}

/** What JARVIS says: its words and its voice, and how far they came to the member. */
export class JarvisTurns {
  readonly #deps: JarvisTurnsDeps;
  readonly #playback: Playback;
  readonly #byItem = new Map<string, Utterance>();

  constructor(deps: JarvisTurnsDeps) {
    this.#deps = deps;
    this.#playback = new Playback({
      ...deps,
      began: (track, itemId) => deps.began(track, this.#of(itemId).turn),
      over: (itemId, playedMs) => {
        deps.transcript.write(this.#of(itemId).turn, { isFinal: true, audioMs: playedMs });
        deps.over();
      },
    });
  }

  get isSpeaking(): boolean {
    return this.#playback.isSpeaking;
  }

  words(itemId: string, text: string): void {
    this.#deps.transcript.write(this.#of(itemId).turn, { text });
  }

  audio(itemId: string, pcm: Uint8Array): void {
    this.#of(itemId);
    this.#playback.audio(itemId, pcm);
  }

  ended(itemId: string): void {
    const utterance = this.#byItem.get(itemId);
    if (utterance === undefined || utterance.isEnded) return;
    utterance.isEnded = true;
    const isVoiced = this.#playback.has(itemId);
    this.#deps.voiced(isVoiced);
    if (isVoiced) {
      this.#playback.finish(itemId);
      return;
    }
    this.#deps.transcript.write(utterance.turn, { isFinal: true });
    this.#deps.over();
  }

  /** Nothing more comes of what was begun. */
  allEnded(): void {
    for (const itemId of this.#byItem.keys()) this.ended(itemId);
  }

  /** The engine is gone in the midst of something: what is not whole falls silent, what is whole plays out. */
  broken(): void {
    if ([...this.#byItem.values()].some(({ isEnded }) => !isEnded)) this.interrupt(() => undefined);
  }

  played(track: number, samples: number, over: boolean): void {
    this.#playback.played(track, samples, over);
  }

  /** Silence at once; `then` is told where the engine is to cut, when it is known what was heard. */
  interrupt(then: (truncations: Truncation[]) => void): void {
    for (const [itemId, utterance] of this.#byItem) {
      if (utterance.isEnded || this.#playback.has(itemId)) continue;
      utterance.isEnded = true;
      this.#deps.transcript.write(utterance.turn, { isFinal: true });
    }
    for (const utterance of this.#byItem.values()) utterance.isEnded = true;
    this.#playback.silence((heard) => {
      for (const each of heard) this.#cut(each);
      this.#deps.over();
      then(
        heard.flatMap((each) => {
          const audioEndMs = truncationOf(each);
          return audioEndMs === undefined ? [] : [{ itemId: each.itemId, audioEndMs }];
        }),
      );
    });
  }

  /** The conversation is over: what is still being said is kept as far as it was heard. */
  settle(): void {
    for (const itemId of this.#byItem.keys()) {
      const heard = this.#playback.heardOf(itemId);
      if (heard !== undefined) this.#cut(heard);
    }
  }

  close(): void {
    this.#playback.close();
  }

  #cut({ itemId, share, playedMs, isWhole, receivedMs }: HeardOf): void {
    const { transcript } = this.#deps;
    const { turn } = this.#of(itemId);
    const isHeardWhole = isWhole && playedMs >= receivedMs;
    const text = isHeardWhole ? transcript.textOf(turn) : heardText(transcript.textOf(turn), share);
    transcript.write(turn, { text, isFinal: true, audioMs: playedMs });
  }

  #of(itemId: string): Utterance {
    const former = this.#byItem.get(itemId);
    if (former !== undefined) return former;
    const utterance = { turn: this.#deps.transcript.open('jarvis'), isEnded: false };
    this.#byItem.set(itemId, utterance);
    return utterance;
  }
}
