import { sampleRate } from '../../protocol/audio-frame.ts';
import type { Microphone } from '../talk-state.ts';
// oxlint-disable-next-line import/default -- the address that the build gives this module
import captureUrl from './capture.worklet.ts?worker&url';
import type { Captured } from './framer.ts';
import { captureName, playbackName, type PlaybackOrder } from './orders.ts';
// oxlint-disable-next-line import/default -- as above
import playbackUrl from './playback.worklet.ts?worker&url';
import type { Played } from './playback-ring.ts';

export interface SoundEvents {
  /** `atUs` is Unix µs by this screen's clock. */
  captured(frame: Captured): void;
  played(played: Played): void;
  microphone(microphone: Microphone): void;
  /** The browser lets nothing be heard before somebody touches the screen. */
  blocked(blocked: boolean): void;
}

const asked: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** The one page's loudspeaker and microphone: both here, so that the one can be taken out of the other. */
export class TalkSound {
  readonly #events: SoundEvents;
  #opened: Promise<{ context: AudioContext; playback: AudioWorkletNode; gain: GainNode }> | undefined;
  #stream: MediaStream | undefined;
  #capture: { source: MediaStreamAudioSourceNode; node: AudioWorkletNode } | undefined;
  #wanted = 0;
  #volume = 1;

  constructor(events: SoundEvents) {
    this.#events = events;
  }

  /** @param volume From 0 to 1. */
  set volume(volume: number) {
    this.#volume = volume;
    void this.#opened?.then(({ gain, context }) => gain.gain.setTargetAtTime(volume, context.currentTime, 0.02));
  }

  play(track: number, pcm: Uint8Array, last: boolean): void {
    const samples = new Int16Array(pcm.slice().buffer);
    this.#order({ kind: 'frame', track, samples, last });
  }

  silence(track: number): void {
    this.#order({ kind: 'silence', track });
  }

  clear(): void {
    if (this.#opened) this.#order({ kind: 'clear' });
  }

  /** After a touch, a browser that refused lets itself be heard. */
  wake(): void {
    void this.#opened?.then(({ context }) => (context.state === 'suspended' ? context.resume() : undefined));
  }

  async openMicrophone(): Promise<void> {
    const mine = ++this.#wanted;
    this.#events.microphone('opening');
    try {
      if (!navigator.mediaDevices) return this.#events.microphone('insecure');
      const [{ context }, stream] = await Promise.all([
        this.#open(),
        navigator.mediaDevices.getUserMedia({ audio: asked }),
      ]);
      // It was closed again, or opened anew, while the browser took its time.
      if (mine !== this.#wanted) return stop(stream);
      this.#stream = stream;
      const source = context.createMediaStreamSource(stream);
      const node = new AudioWorkletNode(context, captureName, { numberOfOutputs: 0, channelCount: 1 });
      const epochUs = Date.now() * 1_000 - context.currentTime * 1_000_000;
      node.port.onmessage = ({ data }: MessageEvent<Captured>) =>
        this.#events.captured({ ...data, atUs: data.atUs + epochUs });
      source.connect(node);
      this.#capture = { source, node };
      for (const track of stream.getAudioTracks()) {
        track.onended = () => {
          if (mine !== this.#wanted) return;
          this.#release();
          this.#events.microphone('missing');
        };
      }
      this.#events.microphone('on');
    } catch (error) {
      if (mine === this.#wanted) this.#events.microphone(causeOf(error));
    }
  }

  closeMicrophone(): void {
    this.#wanted += 1;
    this.#release();
    this.#events.microphone('off');
  }

  /** Two soft notes: something is to be seen on the screen. */
  async chime(): Promise<void> {
    const { context, gain } = await this.#open();
    for (const [index, hertz] of [660, 880].entries()) {
      const from = context.currentTime + index * 0.18;
      const note = new OscillatorNode(context, { frequency: hertz });
      const envelope = new GainNode(context, { gain: 0 });
      envelope.gain.setValueAtTime(0, from);
      envelope.gain.linearRampToValueAtTime(0.16, from + 0.03);
      envelope.gain.exponentialRampToValueAtTime(0.0005, from + 0.5);
      note.connect(envelope).connect(gain);
      note.start(from);
      note.stop(from + 0.55);
    }
  }

  #open() {
    this.#opened ??= this.#openOnce();
    return this.#opened;
  }

  async #openOnce() {
    const context = contextOfSpeech();
    const tell = () => this.#events.blocked(context.state === 'suspended');
    context.onstatechange = tell;
    await Promise.all([context.audioWorklet.addModule(playbackUrl), context.audioWorklet.addModule(captureUrl)]);
    const playback = new AudioWorkletNode(context, playbackName, { numberOfInputs: 0, outputChannelCount: [1] });
    playback.port.onmessage = ({ data }: MessageEvent<Played>) => this.#events.played(data);
    const gain = new GainNode(context, { gain: this.#volume });
    playback.connect(gain).connect(context.destination);
    tell();
    return { context, playback, gain };
  }

  #order(order: PlaybackOrder): void {
    this.#open().then(
      ({ playback }) => playback.port.postMessage(order),
      () => this.#events.blocked(true),
    );
  }

  #release(): void {
    if (this.#stream) stop(this.#stream);
    this.#capture?.source.disconnect();
    this.#capture?.node.port.close();
    this.#capture = undefined;
    this.#stream = undefined;
  }
}

/** A browser that cannot run at the rate of speech runs at its own, and the worklets convert. */
function contextOfSpeech(): AudioContext {
  try {
    return new AudioContext({ sampleRate, latencyHint: 'interactive' });
  } catch {
    return new AudioContext({ latencyHint: 'interactive' });
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function causeOf(error: unknown): Microphone {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
}
