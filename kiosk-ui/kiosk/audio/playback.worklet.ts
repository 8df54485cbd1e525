import { sampleRate as speechRate } from '../../protocol/audio-frame.ts';
import { playbackName, type PlaybackOrder } from './orders.ts';
import { PlaybackRing } from './playback-ring.ts';
import { Resampler } from './resampler.ts';

const blockSamples = 128;

class Playback extends AudioWorkletProcessor {
  readonly #ring = new PlaybackRing({ startSamples: 1_920, fadeSamples: 120, reportSamples: 2_400 });
  readonly #resampler = sampleRate === speechRate ? null : new Resampler(speechRate, sampleRate);
  #resampled: number[] = [];

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<PlaybackOrder>) => {
      if (data.kind === 'frame') this.#ring.push(data.track, data.samples, data.last);
      else if (data.kind === 'silence') this.#ring.silence(data.track);
      else this.#ring.clear();
      this.#tell();
    };
  }

  override process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0];
    if (out) this.#fill(out);
    this.#tell();
    return true;
  }

  #fill(out: Float32Array): void {
    if (!this.#resampler) return this.#ring.read(out);
    while (this.#resampled.length < out.length) {
      const block = new Float32Array(blockSamples);
      this.#ring.read(block);
      this.#resampled.push(...this.#resampler.push(block));
    }
    out.set(this.#resampled.splice(0, out.length));
  }

  #tell(): void {
    for (const played of this.#ring.takeReports()) this.port.postMessage(played);
  }
}

registerProcessor(playbackName, Playback);
