import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { TalkMessage, TalkMessageOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Engine } from '../engine.ts';
import type { KioskLine } from '../kiosk-line.ts';
import type { CloseReason } from '../sessions.ts';
import type { Card } from './tool-runs.ts';

export type Untold<Message extends TalkMessage> = Message extends { sessionId: string }
  ? Omit<Message, 'at' | 'sessionId'>
  : never;

export interface TalkScreenDeps {
  readonly sessionId: string;
  readonly line: KioskLine;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Whether there is something to hear JARVIS by. */
  readonly isAloud: boolean;
}

/** What the state of a conversation follows from. */
export interface Seen {
  readonly isLeaving: boolean;
  readonly isSpeaking: boolean;
  readonly isThinking: boolean;
  readonly engine: Engine;
  /** Whether it understands what is spoken. */
  readonly hears: boolean;
  readonly language: Language;
}

/** What the screen of a conversation shows beside its words. */
export class TalkScreen {
  readonly #deps: TalkScreenDeps;
  #card: Card | undefined;
  #speaks: boolean;
  #wasHeard = false;
  #state = '';
  #isOver = false;

  constructor(deps: TalkScreenDeps) {
    this.#deps = deps;
    this.#speaks = deps.isAloud;
  }

  /** What the member is being asked. */
  get card(): Card | undefined {
    return this.#card;
  }

  tell(message: Untold<TalkMessage>): void {
    const { line, nowMs, sessionId } = this.#deps;
    if (!this.#isOver) line.tell({ ...message, at: nowMs(), sessionId } as TalkMessage);
  }

  confirm(card: Card | null): void {
    if (card === null && this.#card === undefined) return;
    this.#card = card ?? undefined;
    this.tell({ type: 'talk-confirm', call: card as TalkMessageOf<'talk-confirm'>['call'] });
  }

  /** Whether the last utterance could be heard. */
  voiced(isVoiced: boolean): void {
    if (!this.#deps.isAloud) return;
    // A box that never had a voice has lost none.
    if (!isVoiced && this.#speaks && this.#wasHeard) this.tell({ type: 'talk-trouble', code: 'voice-failed' });
    this.#speaks = isVoiced;
    this.#wasHeard ||= isVoiced;
  }

  show({ isLeaving, isSpeaking, isThinking, engine, hears, language }: Seen): void {
    const waiting = this.#card === undefined ? 'listening' : 'confirming';
    const going = isSpeaking ? 'speaking' : isThinking ? 'thinking' : waiting;
    const state: Untold<TalkMessageOf<'talk-state'>> = {
      type: 'talk-state',
      state: isLeaving ? 'goodbye' : going,
      ...{ engine: engine.kind, hears, speaks: this.#speaks, language },
    };
    const told = JSON.stringify(state);
    if (told === this.#state) return;
    this.#state = told;
    this.tell(state);
  }

  end(reason: CloseReason): void {
    const { line, nowMs, sessionId } = this.#deps;
    this.#isOver = true;
    line.tell({ type: 'talk-ended', at: nowMs(), sessionId, reason });
  }
}
