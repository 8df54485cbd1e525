import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { sampleRate } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { speakable } from '../local/speakable.ts';
import { LeadIn } from './lead-in.ts';
import { plainWords } from './plain-words.ts';
import { Resampler } from './resample.ts';
import type { OfflineTts } from './sherpa-module.ts';
import { SpeechFailed, type SpeechOut } from './speech-out.ts';

/** Silence kept before the first sound, samples. */
const leadSamples = (sampleRate * 10) / 1_000;

export interface SherpaVoiceOptions {
  /** Speaks the languages without a model, and each sentence again that a model did not say to its end. */
  readonly otherwise?: SpeechOut | undefined;
  /** Told of each such sentence. */
  readonly failed?: ((error: SpeechFailed) => void) | undefined;
  /** How long a model may say nothing while it is listened to, ms. */
  readonly patienceMs?: number;
  readonly setTimer?: typeof setTimeout;
}

/** A model that fails so often in a row is not asked again until the box starts. */
const failuresMost = 3;

/** A voice with weights. */
export class SherpaVoice implements SpeechOut {
  readonly name = 'sherpa-onnx';
  readonly #voices: ReadonlyMap<Language, OfflineTts>;
  readonly #options: SherpaVoiceOptions;
  readonly #failures = new Map<Language, number>();

  constructor(voices: ReadonlyMap<Language, OfflineTts>, options: SherpaVoiceOptions = {}) {
    this.#voices = voices;
    this.#options = options;
  }

  prepare(language: Language): void {
    this.#options.otherwise?.prepare?.(language);
  }

  async *say(text: string, language: Language, signal: AbortSignal): AsyncGenerator<Buffer, void, void> {
    const { otherwise, failed } = this.#options;
    const voice = this.#voices.get(language);
    const failures = this.#failures.get(language) ?? 0;
    if (voice !== undefined && (otherwise === undefined || failures < failuresMost)) {
      try {
        yield* this.#speak(voice, { text, language, signal });
        this.#failures.delete(language);
        return;
      } catch (error) {
        if (!(error instanceof SpeechFailed) || otherwise === undefined) throw error;
        this.#failures.set(language, failures + 1);
        failed?.(error);
      }
    }
    if (otherwise === undefined) throw new SpeechFailed(`No voice speaks "${language}". Flash a model of one.`);
    yield* otherwise.say(text, language, signal);
  }

  async *#speak(
    voice: OfflineTts,
    { text, language, signal }: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  ): AsyncGenerator<Buffer, void, void> {
    const { patienceMs = 5_000, setTimer = setTimeout } = this.#options;
    const words = speakable(plainWords(text), language);
    if (signal.aborted || !/[\p{L}\p{N}]/u.test(words)) return;
    const made: Float32Array[] = [];
    let [isOver, isLeft]: [boolean, boolean] = [false, false];
    let failure: unknown;
    let wake = (): void => undefined;
    const stop = (): void => wake();
    signal.addEventListener('abort', stop, { once: true });
    void voice
      .generateAsync({
        ...{ text: words, sid: 0, speed: 1, enableExternalBuffer: false },
        onProgress: ({ samples }) => {
          made.push(samples);
          wake();
          return signal.aborted || isLeft ? 0 : 1;
        },
      })
      .catch((error: unknown) => {
        failure = error ?? new Error('unknown');
      })
      .finally(() => {
        isOver = true;
        wake();
      });
    const resampler = new Resampler(voice.sampleRate, sampleRate);
    const leadIn = new LeadIn(leadSamples);
    try {
      for (;;) {
        for (let part = made.shift(); part !== undefined && !signal.aborted; part = made.shift()) {
          const samples = leadIn.push(resampler.push(Int16Array.from(part, whole)));
          if (samples.length > 0) yield bytesOf(samples);
        }
        if (signal.aborted) return;
        if (isOver) break;
        let timer: NodeJS.Timeout | undefined;
        const isHung = await new Promise<boolean>((resolve) => {
          wake = () => resolve(false);
          timer = setTimer(() => resolve(true), patienceMs);
        });
        clearTimeout(timer);
        if (isHung) throw new SpeechFailed(`sherpa-onnx said nothing for ${patienceMs} ms. Take a smaller model.`);
      }
      if (failure !== undefined) {
        throw new SpeechFailed('sherpa-onnx cannot speak. Look at the models of this box.', { cause: failure });
      }
      const last = leadIn.push(resampler.end());
      if (last.length > 0) yield bytesOf(last);
    } finally {
      isLeft = true;
      signal.removeEventListener('abort', stop);
    }
  }
}

const whole = (sample: number): number => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767)));

function bytesOf(samples: Int16Array): Buffer {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let index = 0; index < samples.length; index += 1) bytes.writeInt16LE(samples[index] ?? 0, index * 2);
  return bytes;
}
