import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { TalkMessage, TalkMessageOf, TalkWish } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import { TalkMessage as TalkMessageSchema } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { KioskLine, Talk } from '../../kiosk-line.ts';
import type { Timers } from '../timers.ts';

const startMs = 80;
const tickMs = 20;

interface Ring {
  readonly track: number;
  samples: number;
  played: number;
  isLast: boolean;
  isOver: boolean;
}

/** A screen that plays what it is sent, as fast as one hears, and tells how far it came. */
export class ScriptedKiosk implements KioskLine {
  readonly messages: TalkMessage[] = [];
  readonly frames: AudioFrame[] = [];
  readonly rings: Ring[] = [];
  readonly #timers: Timers;
  readonly #latencyMs: () => number;
  /** Does not tell what it plays. */
  isMute = false;
  bufferedBytes = 0;
  talk: Talk | undefined;
  /** Samples of a track that were not heard when the conversation ended. */
  unheardAtEnd: number | undefined;
  #isPlaying = false;
  #ticks = 0;

  constructor(timers: Timers, latencyMs: () => number = () => 5) {
    this.#timers = timers;
    this.#latencyMs = latencyMs;
  }

  of<Type extends TalkMessage['type']>(type: Type): TalkMessageOf<Type>[] {
    return this.messages.filter((message) => message.type === type) as TalkMessageOf<Type>[];
  }

  get states(): string[] {
    return this.of('talk-state').map(({ state }) => state);
  }

  get state(): TalkMessageOf<'talk-state'> {
    return this.of('talk-state').at(-1)!;
  }

  /** What stands on the screen: the last text of each turn. */
  get captions(): string[] {
    const last = new Map<string, string>();
    for (const { turn, role, text, final } of this.of('talk-caption')) {
      last.set(turn, `${role}: ${text}${final ? '' : ' …'}`);
    }
    return [...last.values()];
  }

  tell(message: TalkMessage): void {
    TalkMessageSchema.parse(message);
    this.messages.push(message);
    if (message.type === 'talk-ended') {
      this.unheardAtEnd = this.rings
        .filter(({ isOver }) => !isOver)
        .reduce((sum, { samples, played }) => sum + samples - played, 0);
    }
    if (message.type === 'talk-track') {
      this.rings.push({ track: message.track, samples: 0, played: 0, isLast: false, isOver: false });
    }
    if (message.type === 'talk-silence') {
      this.#timers.after(this.#latencyMs(), () => {
        const ring = this.rings.find(({ track }) => track === message.track);
        if (ring === undefined || ring.isOver) return;
        ring.isOver = true;
        this.#report(ring);
      });
    }
  }

  play(frame: AudioFrame): void {
    this.frames.push(frame);
    const ring = this.rings.at(-1);
    if (ring === undefined || ring.isOver) return;
    ring.samples += frame.pcm.length / 2;
    ring.isLast ||= frame.last;
    if (this.#isPlaying) return;
    this.#isPlaying = true;
    this.#timers.after(startMs, () => this.#tick());
  }

  wish(wish: Omit<TalkWish, 'at' | 'sessionId'> & Record<string, unknown>): void {
    this.talk?.wish({ at: 0, sessionId: this.talk.sessionId, ...wish } as never);
  }

  say(text: string): void {
    this.wish({ type: 'talk-say', text });
  }

  #tick(): void {
    const ring = this.rings.find(({ isOver }) => !isOver);
    if (ring === undefined) {
      this.#isPlaying = false;
      return;
    }
    ring.played = Math.min(ring.samples, ring.played + tickMs * 24);
    this.#ticks += 1;
    if (ring.isLast && ring.played === ring.samples) {
      ring.isOver = true;
      this.#report(ring);
    } else if (this.#ticks % 5 === 0) {
      this.#report(ring);
    }
    this.#timers.after(tickMs, () => this.#tick());
  }

  #report({ track, played, isOver }: Ring): void {
    if (this.isMute) return;
    this.#timers.after(this.#latencyMs(), () =>
      this.wish({ type: 'talk-played', track, samples: played, over: isOver, underruns: 0 }),
    );
  }
}
