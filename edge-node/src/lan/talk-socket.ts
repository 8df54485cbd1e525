import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { audioKind, decodeFrame, encodeFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { TalkMessage, TalkMessageOf, TalkWishOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import { TalkWish } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { WebSocket } from 'ws';

/** The way to one screen, as a conversation uses it. */
export interface ScreenLine {
  tell(message: TalkMessage): void;
  play(frame: AudioFrame): void;
  readonly bufferedBytes: number;
}

/** A conversation that goes on, as its screen reaches it. */
export interface OpenTalk {
  readonly sessionId: string;
  wish(wish: Exclude<TalkWish, { type: 'talk-start' }>): void;
  captured(frame: AudioFrame): void;
  lost(): void;
}

export type TalkRefusal = Extract<TalkMessageOf<'talk-ended'>['reason'], 'unknown-tap' | 'not-ready'>;

export interface TalkSocketDeps {
  /** Begins a conversation at a kiosk, or says why none can. */
  readonly begin: (kioskId: string, start: TalkWishOf<'talk-start'>, line: ScreenLine) => OpenTalk | TalkRefusal;
  /** Unix ms. */
  readonly now: () => number;
}

/** The part of a kiosk's socket that carries a conversation: one at a time. */
export class TalkSocket {
  readonly #deps: TalkSocketDeps;
  readonly #kioskId: string;
  readonly #socket: WebSocket;
  #talk: OpenTalk | undefined;

  constructor(deps: TalkSocketDeps, kioskId: string, socket: WebSocket) {
    this.#deps = deps;
    this.#kioskId = kioskId;
    this.#socket = socket;
    socket.on('close', () => this.#talk?.lost());
  }

  /** @returns false when it is no message of a conversation. */
  text(json: unknown): boolean {
    const parsed = TalkWish.safeParse(json);
    if (!parsed.success) return false;
    const wish = parsed.data;
    if (wish.type === 'talk-start') this.#begin(wish);
    else if (wish.sessionId === this.#talk?.sessionId) this.#talk.wish(wish);
    return true;
  }

  /** @returns false when it is no audio of a microphone. */
  binary(message: Uint8Array): boolean {
    const frame = decodeFrame(message);
    if (frame?.kind !== audioKind.captured) return false;
    this.#talk?.captured(frame);
    return true;
  }

  #begin(start: TalkWishOf<'talk-start'>): void {
    const begun = this.#deps.begin(this.#kioskId, start, this.#line());
    if (typeof begun !== 'string') {
      this.#talk = begun;
      return;
    }
    const ended: TalkMessage = { type: 'talk-ended', at: this.#deps.now(), sessionId: null, reason: begun };
    this.#socket.send(JSON.stringify(ended));
  }

  #line(): ScreenLine {
    const socket = this.#socket;
    const isOpen = (): boolean => socket.readyState === socket.OPEN;
    return {
      tell: (message) => {
        if (isOpen()) socket.send(JSON.stringify(message));
      },
      play: (frame) => {
        if (isOpen()) socket.send(encodeFrame(frame));
      },
      get bufferedBytes() {
        return socket.bufferedAmount;
      },
    };
  }
}
