import type { Understood } from '../local/understand.ts';
import type { Timers } from './timers.ts';
import type { Transcript } from './transcript.ts';

/** Speech that is not written down by then never will be, ms. */
const writtenWithinMs = 5000;

/** A turn of the member whose words are known. */
export interface MemberTurn {
  /** Counts the member's turns. */
  readonly number: number;
  readonly text: string;
  readonly intent: Understood['intent'];
}

export interface MemberTurnsDeps {
  readonly transcript: Transcript;
  readonly timers: Timers;
  readonly intentOf: (text: string) => Understood['intent'];
  /** The words of a spoken turn are known; null: they could not be made out. */
  readonly spoken: (turn: MemberTurn | null) => void;
}

interface Spoken {
  readonly number: number;
  readonly turn: string;
  audioMs: number | null;
  cancelWait: (() => void) | undefined;
  isHeard: boolean;
}

/** What the member says, spoken or typed, turn by turn. */
export class MemberTurns {
  readonly #deps: MemberTurnsDeps;
  readonly #spoken = new Map<string, Spoken>();
  #count = 0;
  #unanswered: string[] = [];
  #beganMs: number | undefined;
  #spokeMs: number | null = null;

  constructor(deps: MemberTurnsDeps) {
    this.#deps = deps;
  }

  get count(): number {
    return this.#count;
  }

  /** Turns that JARVIS owes an answer to. */
  get unanswered(): readonly string[] {
    return this.#unanswered;
  }

  /** Whether words are still being written down that were spoken after this turn. */
  isUnheardAfter(number: number): boolean {
    return [...this.#spoken.values()].some((each) => each.number > number && !each.isHeard);
  }

  answered(): void {
    this.#unanswered = [];
  }

  typed(text: string): MemberTurn {
    const { transcript, intentOf } = this.#deps;
    const turn = transcript.open('member');
    this.#count += 1;
    this.#unanswered.push(turn);
    transcript.write(turn, { text, isFinal: true });
    return { number: this.#count, text, intent: intentOf(text) };
  }

  /** @param atMs Of the engine's own input. */
  speechBegan(atMs: number): void {
    this.#beganMs = atMs;
  }

  speechEnded(atMs: number): void {
    this.#spokeMs = this.#beganMs === undefined ? null : Math.max(0, atMs - this.#beganMs);
    this.#beganMs = undefined;
  }

  /** A spoken turn is complete, its words mostly not known yet. */
  committed(itemId: string): void {
    const spoken = this.#of(itemId);
    spoken.audioMs = this.#spokeMs;
    this.#spokeMs = null;
    if (spoken.isHeard || spoken.cancelWait !== undefined) return;
    spoken.cancelWait = this.#deps.timers.after(writtenWithinMs, () => this.heard(itemId, null));
  }

  hearing(itemId: string, delta: string): void {
    const { turn, isHeard } = this.#of(itemId);
    if (!isHeard) this.#deps.transcript.write(turn, { text: this.#deps.transcript.textOf(turn) + delta });
  }

  heard(itemId: string, text: string | null): void {
    const spoken = this.#of(itemId);
    if (spoken.isHeard) return;
    spoken.isHeard = true;
    spoken.cancelWait?.();
    const { transcript, intentOf, spoken: told } = this.#deps;
    const words = (text ?? transcript.textOf(spoken.turn)).trim();
    transcript.write(spoken.turn, { text: words, isFinal: true, audioMs: spoken.audioMs });
    told(words === '' ? null : { number: spoken.number, text: words, intent: intentOf(words) });
  }

  close(): void {
    for (const { cancelWait } of this.#spoken.values()) cancelWait?.();
  }

  #of(itemId: string): Spoken {
    const former = this.#spoken.get(itemId);
    if (former !== undefined) return former;
    this.#count += 1;
    const turn = this.#deps.transcript.open('member', true);
    const spoken: Spoken = { number: this.#count, turn, audioMs: null, cancelWait: undefined, isHeard: false };
    this.#spoken.set(itemId, spoken);
    this.#unanswered.push(turn);
    return spoken;
  }
}
