import { frameSamples, sampleRate as speechRate } from '../../protocol/audio-frame.ts';
import { Framer } from './framer.ts';
import { captureName } from './orders.ts';
import { Resampler } from './resampler.ts';

class Capture extends AudioWorkletProcessor {
  readonly #framer = new Framer(frameSamples, speechRate);
  readonly #resampler = sampleRate === speechRate ? null : new Resampler(sampleRate, speechRate);

  override process([input]: Float32Array[][]): boolean {
    const block = input?.[0];
    if (!block) return true;
    const samples = this.#resampler ? this.#resampler.push(block) : block;
    for (const frame of this.#framer.push(samples, currentTime * 1_000_000)) {
      this.port.postMessage(frame, [frame.samples.buffer]);
    }
    return true;
  }
}

registerProcessor(captureName, Capture);
