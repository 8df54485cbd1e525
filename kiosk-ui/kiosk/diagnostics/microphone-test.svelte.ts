import { frameSamples, sampleRate } from '../../protocol/audio-frame.ts';
import { chirp, chirpMs, echoOf, type EchoVerdict } from '../audio/echo.ts';
import type { Captured } from '../audio/framer.ts';
import { levelOf, type Level } from '../audio/level.ts';
import { TalkSound } from '../audio/talk-sound.ts';
import { keepDuplex, keptDuplex } from '../duplex.ts';
import type { Microphone } from '../talk-state.ts';
import type { Duplex } from '../../protocol/talk.ts';

const recordedMs = 3_000;
/** After the chirp, an echo may still be on its way. */
const tailMs = 600;

/** What a technician tries a screen's microphone and loudspeaker with. Sounds are held in memory while they are needed. */
export class MicrophoneTest {
  microphone: Microphone = $state.raw('off');
  level: Level = $state.raw({ rms: 0, peak: 0 });
  peak = $state.raw(0);
  doing: 'nothing' | 'recording' | 'playing' | 'testing' = $state.raw('nothing');
  echo: EchoVerdict | null = $state.raw(null);
  duplex: Duplex | undefined = $state.raw(keptDuplex());
  readonly #sound: TalkSound;
  readonly #onDuplex: (duplex: Duplex) => void;
  #heard: Int16Array[] = [];
  #wantedSamples = 0;
  #filled: (() => void) | undefined;
  #ended: (() => void) | undefined;
  #track = 0;

  constructor(onDuplex: (duplex: Duplex) => void) {
    this.#onDuplex = onDuplex;
    this.#sound = new TalkSound({
      captured: (frame) => this.#captured(frame),
      played: ({ over }) => {
        if (over) this.#ended?.();
      },
      microphone: (microphone) => {
        this.microphone = microphone;
        // What was heard before it was unplugged is all there will be.
        if (microphone !== 'on') this.#filled?.();
      },
      blocked: () => undefined,
    });
  }

  open(): void {
    this.peak = 0;
    void this.#sound.openMicrophone();
  }

  close(): void {
    this.#sound.clear();
    this.#sound.closeMicrophone();
    this.#heard = [];
  }

  async loopback(): Promise<void> {
    this.#sound.wake();
    this.doing = 'recording';
    const heard = await this.#record(recordedMs);
    this.doing = 'playing';
    await this.#play(heard);
    this.doing = 'nothing';
  }

  async testEcho(): Promise<void> {
    this.#sound.wake();
    this.doing = 'testing';
    const played = chirp(sampleRate);
    const recording = this.#record(chirpMs + tailMs);
    void this.#play(played);
    this.echo = echoOf(played, await recording, sampleRate);
    this.doing = 'nothing';
    if (this.echo.verdict === 'deaf') return;
    this.duplex = this.echo.verdict === 'quiet' ? 'full' : 'half';
    keepDuplex(this.duplex);
    this.#onDuplex(this.duplex);
  }

  #captured({ samples }: Captured): void {
    this.level = levelOf(samples);
    this.peak = Math.max(this.peak * 0.985, this.level.peak);
    if (this.#wantedSamples <= 0) return;
    this.#heard.push(samples);
    this.#wantedSamples -= samples.length;
    if (this.#wantedSamples <= 0) this.#filled?.();
  }

  async #record(ms: number): Promise<Int16Array> {
    this.#heard = [];
    this.#wantedSamples = (ms / 1000) * sampleRate;
    await new Promise<void>((resolve) => (this.#filled = resolve));
    const whole = new Int16Array(this.#heard.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of this.#heard) {
      whole.set(piece, at);
      at += piece.length;
    }
    this.#heard = [];
    return whole;
  }

  async #play(samples: Int16Array): Promise<void> {
    const track = this.#track++;
    const over = new Promise<void>((resolve) => (this.#ended = resolve));
    for (let at = 0; at < samples.length; at += frameSamples) {
      const piece = samples.slice(at, at + frameSamples);
      this.#sound.play(track, new Uint8Array(piece.buffer), at + frameSamples >= samples.length);
    }
    await over;
  }
}
