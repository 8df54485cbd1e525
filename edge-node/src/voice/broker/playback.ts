import { audioKind, frameSamples, sampleRate } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { Timers } from './timers.ts';

/** So much is sent ahead of what plays, ms: enough for a stutter of the LAN, and little to throw away. */
const leadMs = 2000;
const frameMs = 20;
const pumpEveryMs = 40;
/** More than that between box and screen waits in the box, bytes. */
const lineBufferMost = 64_000;
/** A screen that does not tell what it played is waited for so long, ms. */
const silenceWaitMs = 300;
const overGraceMs = 3000;
const bytesASample = 2;

/** How much of an utterance was heard when it was silenced. */
export interface HeardOf {
  readonly itemId: string;
  readonly playedMs: number;
  readonly receivedMs: number;
  /** Whether the engine had sent all of it. */
  readonly isWhole: boolean;
  /** 0..1 of what was received. */
  readonly share: number;
}

export interface PlaybackDeps {
  readonly timers: Timers;
  /** µs, for the frames. */
  readonly nowUs: () => number;
  readonly play: (frame: AudioFrame) => void;
  readonly bufferedBytes: () => number;
  readonly began: (track: number, itemId: string) => void;
  readonly silence: (track: number) => void;
  /** Its last sample was played. */
  readonly over: (itemId: string, playedMs: number) => void;
}

interface Track {
  readonly number: number;
  readonly itemId: string;
  readonly frames: Omit<AudioFrame, 'sequence' | 'atUs'>[];
  rest: Uint8Array;
  /** Samples, as are the next two. */
  received: number;
  sent: number;
  played: number;
  isBegun: boolean;
  /** The engine has sent all of it. */
  isWhole: boolean;
  isLastSent: boolean;
  isSilenced: boolean;
  isOver: boolean;
  cancelGrace: (() => void) | undefined;
}

const msOf = (samples: number): number => Math.floor((samples * 1000) / sampleRate);

/** What JARVIS says aloud, on its way to the screen, and how much of each utterance was really heard. */
export class Playback {
  readonly #deps: PlaybackDeps;
  readonly #byItem = new Map<string, Track>();
  #tracks: Track[] = [];
  #count = 0;
  #sequence = 0;
  /** When all that was sent would have been played, by the timers' clock. */
  #playsUntil = 0;
  #cancelPump: (() => void) | undefined;
  #silenced: { readonly told: (heard: HeardOf[]) => void; readonly tracks: Track[]; cancel: () => void } | undefined;

  constructor(deps: PlaybackDeps) {
    this.#deps = deps;
  }

  /** From the first sample received to the last one heard. */
  get isSpeaking(): boolean {
    return this.#tracks.length > 0;
  }

  has(itemId: string): boolean {
    return this.#byItem.has(itemId);
  }

  audio(itemId: string, pcm: Uint8Array): void {
    const track = this.#byItem.get(itemId) ?? this.#open(itemId);
    if (track.isOver || track.isSilenced || track.isWhole) return;
    track.received +=
      Math.floor((track.rest.length + pcm.length) / bytesASample) - Math.floor(track.rest.length / bytesASample);
    const all = Buffer.concat([track.rest, pcm]);
    const whole = all.length - (all.length % (frameSamples * bytesASample));
    for (let at = 0; at < whole; at += frameSamples * bytesASample) {
      track.frames.push({
        kind: audioKind.played,
        last: false,
        pcm: all.subarray(at, at + frameSamples * bytesASample),
      });
    }
    track.rest = all.subarray(whole);
    this.#pump();
  }

  /** The engine has sent all of an utterance. */
  finish(itemId: string): void {
    const track = this.#byItem.get(itemId);
    if (track === undefined || track.isWhole || track.isOver || track.isSilenced) return;
    track.isWhole = true;
    const pcm = track.rest.subarray(0, track.rest.length - (track.rest.length % bytesASample));
    track.frames.push({ kind: audioKind.played, last: true, pcm });
    this.#pump();
  }

  /** What the screen tells of a track. */
  played(number: number, samples: number, over: boolean): void {
    const track = this.#tracks.find((each) => each.number === number);
    if (track === undefined) return;
    track.played = Math.max(track.played, Math.min(samples, track.sent));
    // A screen that calls a track over whose last frame is still on its way is not through with it.
    if (!over || !(track.isLastSent || track.isSilenced)) return;
    this.#over(track);
    if (this.#silenced?.tracks.every(({ isOver }) => isOver) === true) this.#settle();
  }

  /** Ends all that is or will be heard; `then` is told what was, at once or when the screen has said so. */
  silence(then: (heard: HeardOf[]) => void): void {
    const tracks = this.#tracks.filter(({ isSilenced }) => !isSilenced);
    for (const track of tracks) {
      track.frames.length = 0;
      track.isSilenced = true;
      track.cancelGrace?.();
      if (track.isBegun) this.#deps.silence(track.number);
      else this.#over(track);
    }
    this.#playsUntil = 0;
    const former = this.#silenced;
    former?.cancel();
    this.#silenced = {
      tracks: [...(former?.tracks ?? []), ...tracks],
      told: (heard) => {
        const mine = (of: HeardOf): boolean => tracks.some(({ itemId }) => itemId === of.itemId);
        former?.told(heard.filter((each) => !mine(each)));
        then(heard.filter(mine));
      },
      cancel: this.#deps.timers.after(silenceWaitMs, () => this.#settle()),
    };
    if (this.#silenced.tracks.every(({ isOver }) => isOver)) this.#settle();
  }

  close(): void {
    this.#cancelPump?.();
    this.#silenced?.cancel();
    for (const track of this.#tracks) track.cancelGrace?.();
    this.#tracks = [];
  }

  /** What was heard of an utterance that is not over yet. */
  heardOf(itemId: string): HeardOf | undefined {
    const track = this.#byItem.get(itemId);
    return track === undefined ? undefined : heardOf(track);
  }

  #open(itemId: string): Track {
    const track: Track = {
      number: (this.#count += 1),
      itemId,
      ...{ frames: [], rest: new Uint8Array(0), received: 0, sent: 0, played: 0, cancelGrace: undefined },
      ...{ isBegun: false, isWhole: false, isLastSent: false, isSilenced: false, isOver: false },
    };
    this.#byItem.set(itemId, track);
    this.#tracks.push(track);
    return track;
  }

  #pump(): void {
    this.#cancelPump?.();
    this.#cancelPump = undefined;
    const { timers, play, nowUs, bufferedBytes, began } = this.#deps;
    for (const track of this.#tracks) {
      while (track.frames.length > 0) {
        const now = timers.now();
        if (this.#playsUntil - now > leadMs || bufferedBytes() > lineBufferMost) {
          this.#cancelPump = timers.after(pumpEveryMs, () => this.#pump());
          return;
        }
        const frame = track.frames.shift();
        if (frame === undefined) break;
        if (!track.isBegun) {
          track.isBegun = true;
          began(track.number, track.itemId);
        }
        this.#sequence += 1;
        track.sent += frame.pcm.length / bytesASample;
        this.#playsUntil = Math.max(this.#playsUntil, now) + frameMs;
        play({ ...frame, sequence: this.#sequence, atUs: nowUs() });
        if (!frame.last) continue;
        track.isLastSent = true;
        const waitMs = this.#playsUntil - now + overGraceMs;
        track.cancelGrace = timers.after(waitMs, () => this.#over(track));
      }
      if (!track.isLastSent && !track.isOver) return;
    }
  }

  #over(track: Track): void {
    if (track.isOver) return;
    track.isOver = true;
    track.cancelGrace?.();
    this.#tracks = this.#tracks.filter((each) => each !== track);
    if (!track.isSilenced) this.#deps.over(track.itemId, msOf(track.played));
  }

  #settle(): void {
    const silenced = this.#silenced;
    if (silenced === undefined) return;
    this.#silenced = undefined;
    silenced.cancel();
    for (const track of silenced.tracks) this.#over(track);
    silenced.told(silenced.tracks.map(heardOf));
    // What another engine has said meanwhile waited for the silence.
    this.#pump();
  }
}

function heardOf({ itemId, played, received, isWhole }: Track): HeardOf {
  return {
    itemId,
    playedMs: Math.min(msOf(played), msOf(received)),
    receivedMs: msOf(received),
    isWhole,
    share: received === 0 ? 0 : Math.min(1, played / received),
  };
}

/** Where the engine is to cut an utterance, ms; undefined where it is to leave it as it is. */
export function truncationOf({ playedMs, receivedMs, isWhole }: HeardOf): number | undefined {
  if (playedMs === 0 || (isWhole && playedMs >= receivedMs)) return undefined;
  return playedMs;
}

/** The words of an utterance that were heard, cut at a word. */
export function heardText(text: string, share: number): string {
  if (share >= 1) return text;
  const cut = text.slice(0, Math.floor(text.length * share));
  const isAtWord = /\s/u.test(text.charAt(cut.length)) || cut.length === 0;
  return (isAtWord ? cut : cut.replace(/\S+$/u, '')).trimEnd();
}
