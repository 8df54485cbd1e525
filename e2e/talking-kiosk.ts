import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { decodeFrame, encodeFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { BoxMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { TalkMessage, type TalkMessageOf, type TalkWish } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import { WebSocket } from 'ws';
import { within } from './eventually.ts';
import { pairKiosk } from './kiosk-client.ts';

/** A message and when it came, ms of `performance.now()`. */
export interface Heard<Message> {
  readonly message: Message;
  readonly atMs: number;
}

/** The code of a socket that ended without a word: this screen's own end, or a box that was killed (RFC 6455 §7.1.5). */
const cutOff = 1006;

/** How a screen without a picture plays: real time, or all at once. */
export type Playing = 'at once' | 'as heard';

/**
 * A screen without a picture that holds conversations: it acknowledges what it plays as the kiosk's page does, and keeps all
 * that came over the wire.
 */
export class TalkingKiosk {
  readonly #socket: WebSocket;
  readonly #playing: Playing;
  readonly talk: Heard<TalkMessage>[] = [];
  readonly frames: Heard<AudioFrame>[] = [];
  /** Every message as it went over the wire, both ways. */
  readonly traffic: { readonly from: 'box' | 'kiosk'; readonly data: Buffer }[] = [];
  #misread: unknown;
  #hungUp: Error | undefined;
  #look = (): void => undefined;
  #taken = 0;
  #tapIds: string[] = [];
  #track: { number: number; samples: number; silenced: boolean } | undefined;
  #sessionId = '';
  #sequence = 0;
  /** Told of each frame and message as it comes. */
  onFrame: (frame: AudioFrame, atMs: number) => void = () => undefined;

  private constructor(socket: WebSocket, playing: Playing) {
    this.#socket = socket;
    this.#playing = playing;
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer, isBinary) => {
      const atMs = performance.now();
      this.traffic.push({ from: 'box', data });
      if (isBinary) this.#frame(data, atMs);
      else this.#text(JSON.parse(data.toString()), atMs);
      this.#look();
    });
    socket.on('close', (code, reason) => {
      if (code !== cutOff) this.#hungUp = new Error(`The box hung up: ${code} ${reason.toString()}`);
      this.#look();
    });
  }

  static async open(boxUrl: string, slug: string, playing: Playing = 'at once'): Promise<TalkingKiosk> {
    const headers = { cookie: await pairKiosk(boxUrl, slug) };
    const url = `${boxUrl.replace(/^http/, 'ws')}/api/kiosks/${slug}/socket`;
    const socket = new WebSocket(url, { headers, perMessageDeflate: false });
    const kiosk = new TalkingKiosk(socket, playing);
    await new Promise<void>((opened, failed) => {
      socket.once('open', opened);
      socket.once('error', failed);
    });
    return kiosk;
  }

  /** Begins to talk for the member who tapped last. @returns what the box began. */
  async begin({ microphone = false } = {}): Promise<TalkMessageOf<'talk-began'>> {
    const tapId = await within(
      60_000,
      'the kiosk was told of a tap',
      this.#until(() => this.#tapIds.at(-1)),
    );
    this.#send({ type: 'talk-start', at: Date.now(), tapId, microphone, duplex: 'full' });
    return this.next('talk-began');
  }

  say(text: string): void {
    this.#send({ type: 'talk-say', at: Date.now(), sessionId: this.#sessionId, text });
  }

  interrupt(): void {
    this.#send({ type: 'talk-interrupt', at: Date.now(), sessionId: this.#sessionId });
  }

  answer(callId: string, yes: boolean): void {
    this.#send({ type: 'talk-answer', at: Date.now(), sessionId: this.#sessionId, callId, yes });
  }

  wish(wish: TalkWish): void {
    this.#send(wish);
  }

  get sessionId(): string {
    return this.#sessionId;
  }

  /** @returns its sequence. */
  capture(pcm: Uint8Array, atUs = Date.now() * 1000): number {
    const sequence = this.#sequence;
    this.#sequence += 1;
    const data = encodeFrame({ kind: 1, last: false, sequence, atUs, pcm });
    this.traffic.push({ from: 'kiosk', data: Buffer.from(data) });
    this.#socket.send(data);
    return sequence;
  }

  /** The next message of a kind after the one taken last, already here or yet to come; what is between is passed over. */
  next<T extends TalkMessage['type']>(
    type: T,
    fits: (message: TalkMessageOf<T>) => boolean = () => true,
    withinMs = 60_000,
  ): Promise<TalkMessageOf<T>> {
    return within(
      withinMs,
      `the kiosk was told "${type}"`,
      this.#until(() => {
        const index = this.talk.findIndex(
          ({ message }, at) => at >= this.#taken && isOf(message, type) && fits(message),
        );
        const message = this.talk[index]?.message;
        if (message === undefined || !isOf(message, type)) return undefined;
        this.#taken = index + 1;
        return message;
      }),
    );
  }

  close(): void {
    this.#socket.terminate();
  }

  #until<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (this.#misread !== undefined) {
          reject(new Error('The box said what the contract does not know.', { cause: this.#misread }));
          return;
        }
        const found = find();
        if (found === undefined) {
          if (this.#hungUp !== undefined) reject(this.#hungUp);
          return;
        }
        this.#look = () => undefined;
        resolve(found);
      };
      this.#look = look;
      look();
    });
  }

  #text(json: unknown, atMs: number): void {
    const talk = TalkMessage.safeParse(json);
    if (!talk.success) {
      const other = BoxMessage.safeParse(json);
      if (!other.success) this.#misread ??= other.error;
      else if (other.data.type === 'admitted' || other.data.type === 'recognised') this.#tapIds.push(other.data.tapId);
      return;
    }
    const message = talk.data;
    this.talk.push({ message, atMs });
    // The first frames may come in one read with it, and are answered before whoever awaits the beginning goes on.
    if (message.type === 'talk-began') this.#sessionId = message.sessionId;
    if (message.type === 'talk-track') this.#track = { number: message.track, samples: 0, silenced: false };
    if (message.type === 'talk-silence' && message.track === this.#track?.number) {
      this.#track.silenced = true;
      this.#played(true);
    }
  }

  #frame(data: Buffer, atMs: number): void {
    const frame = decodeFrame(data);
    if (frame === undefined) {
      this.#misread ??= new Error('A binary message is no frame.');
      return;
    }
    this.frames.push({ message: frame, atMs });
    this.onFrame(frame, atMs);
    const track = this.#track;
    if (track === undefined || track.silenced) return;
    track.samples += frame.pcm.length / 2;
    if (this.#playing === 'at once') {
      if (frame.last || frame.sequence % 5 === 0) this.#played(frame.last);
      return;
    }
    const { samples } = track;
    if (frame.last) setTimeout(() => this.#track === track && !track.silenced && this.#played(true), samples / 24);
  }

  #played(over: boolean): void {
    const { number: track = 0, samples = 0 } = this.#track ?? {};
    const sessionId = this.#sessionId;
    this.#send({ type: 'talk-played', at: Date.now(), sessionId, track, samples, over, underruns: 0 });
  }

  #send(wish: TalkWish): void {
    const data = JSON.stringify(wish);
    this.traffic.push({ from: 'kiosk', data: Buffer.from(data) });
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(data);
  }
}

const isOf = <T extends TalkMessage['type']>(message: TalkMessage, type: T): message is TalkMessageOf<T> =>
  message.type === type;
