import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { audioKind, frameSamples } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { TalkMessage, TalkMessageOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Timers } from '@jarvis-edge/edge-node/voice/broker/timers.ts';
import type { KioskLine, Talk } from '@jarvis-edge/edge-node/voice/kiosk-line.ts';

const reportEveryMs = 100;
const samplesAMs = 24;
/** What a microphone catches while nobody says much. */
const room = Uint8Array.from({ length: frameSamples * 2 }, (_, at) => (at * 31) & 7);

interface Ring {
  readonly track: number;
  samples: number;
  played: number;
  isLast: boolean;
}

type State = TalkMessageOf<'talk-state'>['state'];

/** Plays what it is sent, as fast as one hears, tells how far it came, and keeps nothing. */
export class ScriptedScreen implements KioskLine {
  readonly bufferedBytes = 0;
  readonly #timers: Timers;
  talk: Talk | undefined;
  state: State | undefined;
  ended: TalkMessageOf<'talk-ended'>['reason'] | undefined;
  /** Of the question that waits for an answer. */
  asked: string | undefined;
  /** Samples that had not been heard when the conversation ended. */
  unheard = 0;
  #rings: Ring[] = [];
  #playedAt = 0;
  #sequence = 0;
  #hasMicrophone = false;
  #woken: (() => void)[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  begin(talk: Talk, hasMicrophone: boolean): void {
    this.talk = talk;
    this.#hasMicrophone = hasMicrophone;
    this.#tick();
  }

  get isPlaying(): boolean {
    return this.#rings.some(({ played }) => played > 0);
  }

  tell(message: TalkMessage): void {
    if (message.type === 'talk-state') this.state = message.state;
    if (message.type === 'talk-confirm') this.asked = message.call?.callId;
    if (message.type === 'talk-track') {
      this.#rings.push({ track: message.track, samples: 0, played: 0, isLast: false });
    }
    if (message.type === 'talk-silence') {
      this.#timers.after(5, () => {
        const ring = this.#rings.find(({ track }) => track === message.track);
        if (ring !== undefined) this.#over(ring);
      });
    }
    if (message.type === 'talk-ended') {
      this.ended = message.reason;
      this.unheard = this.#rings.reduce((sum, { samples, played }) => sum + samples - played, 0);
    }
    for (const wake of this.#woken.splice(0)) wake();
  }

  play(frame: AudioFrame): void {
    const ring = this.#rings.at(-1);
    if (ring === undefined) return;
    ring.samples += frame.pcm.length / 2;
    ring.isLast ||= frame.last;
  }

  wish(wish: { readonly type: string } & Record<string, unknown>): void {
    this.talk?.wish({ at: 0, sessionId: this.talk.sessionId, ...wish } as never);
  }

  say(text: string): void {
    this.wish({ type: 'talk-say', text });
  }

  /** @returns whether it came to that in time, or to the end of the conversation. */
  async reaches(isReached: () => boolean, withinMs: number): Promise<boolean> {
    const until = this.#timers.now() + withinMs;
    while (this.ended === undefined && !isReached()) {
      if (this.#timers.now() > until) return false;
      await new Promise<void>((resolve) => {
        this.#woken.push(resolve);
        this.#timers.after(250, resolve);
      });
    }
    return true;
  }

  #tick(): void {
    if (this.ended !== undefined) return;
    const now = this.#timers.now();
    const [ring] = this.#rings;
    if (ring !== undefined) {
      ring.played = Math.min(ring.samples, ring.played + Math.floor((now - this.#playedAt) * samplesAMs));
      if (ring.isLast && ring.played === ring.samples) this.#over(ring);
      else this.#report(ring, false);
    }
    this.#playedAt = now;
    if (this.#hasMicrophone) this.#listen();
    this.#timers.after(reportEveryMs, () => this.#tick());
  }

  #listen(): void {
    for (let left = reportEveryMs / 20; left > 0; left -= 1) {
      this.talk?.captured({
        ...{ kind: audioKind.captured, last: false, sequence: (this.#sequence += 1), atUs: 0, pcm: room },
      });
    }
  }

  #over(ring: Ring): void {
    this.#rings = this.#rings.filter((other) => other !== ring);
    this.#report(ring, true);
  }

  #report({ track, played }: Ring, over: boolean): void {
    this.wish({ type: 'talk-played', track, samples: played, over, underruns: 0 });
  }
}
