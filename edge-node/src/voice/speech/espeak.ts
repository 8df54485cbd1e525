import { setImmediate as breath } from 'node:timers/promises';
import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { sampleRate } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { speakable } from '../local/speakable.ts';
import { EspeakProcess } from './espeak-process.ts';
import { LeadIn } from './lead-in.ts';
import { plainWords } from './plain-words.ts';
import { Resampler } from './resample.ts';
import { SpeechFailed, type SpeechOut } from './speech-out.ts';
import { readWavHead } from './wav-head.ts';

interface Manner {
  readonly voice: string;
  readonly wordsPerMinute: number;
  /** 0 to 99. */
  readonly pitch: number;
  /** 0 to 200: chosen so that all three are equally loud. */
  readonly amplitude: number;
}

const manners: Readonly<Record<Language, Manner>> = {
  fr: { voice: 'fr', wordsPerMinute: 165, pitch: 45, amplitude: 95 },
  en: { voice: 'en-gb', wordsPerMinute: 165, pitch: 45, amplitude: 90 },
  es: { voice: 'es', wordsPerMinute: 165, pitch: 45, amplitude: 85 },
};
export const espeakLanguages: readonly Language[] = ['fr', 'en', 'es'];

/** Silence kept before the first sound, samples. */
const leadSamples = (sampleRate * 10) / 1_000;
/** What is worked on at once: sound comes faster than it is heard, and other kiosks wait meanwhile. */
const stepBytes = 8_192;
const remedy = 'Install the package espeak-ng again, or look at what else keeps this machine busy.';

export interface EspeakOptions {
  /** Where the program is. */
  readonly program?: string;
  /** How many speak at a time; whoever comes later waits. */
  readonly speakingMax?: number;
  /** How long it may say nothing while it is listened to, ms. */
  readonly patienceMs?: number;
  readonly setTimer?: typeof setTimeout;
  /**
   * Processes that wait in each language that is spoken. A sentence is made in less time than a process needs to start, so one
   * would not be ready for the sentence after the next.
   */
  readonly readyMax?: number;
}

/**
 * A voice without weights: espeak-ng, one process an utterance. For each language that was spoken, more processes wait with
 * their voice loaded, which spares the next utterances the start.
 */
export class Espeak implements SpeechOut {
  readonly name = 'espeak-ng';
  readonly #options: Required<EspeakOptions>;
  /** The first of a language waits longest. */
  readonly #ready: Readonly<Record<Language, EspeakProcess[]>> = { fr: [], en: [], es: [] };
  readonly #all = new Set<EspeakProcess>();
  readonly #waiting: (() => void)[] = [];
  #speaking = 0;
  #isClosed = false;

  constructor(options: EspeakOptions = {}) {
    this.#options = {
      program: 'espeak-ng',
      speakingMax: 6,
      patienceMs: 3_000,
      setTimer: setTimeout,
      readyMax: 3,
      ...options,
    };
  }

  /** Processes that there are now. */
  get processCount(): number {
    return this.#all.size;
  }

  /** Has processes wait for the next utterances in this language. */
  prepare(language: Language, count = 1): void {
    const ready = this.#ready[language];
    while (!this.#isClosed && ready.length < count) {
      const process = this.#start(language);
      ready.push(process);
      void process.ended.then(() => {
        const at = ready.indexOf(process);
        if (at !== -1) ready.splice(at, 1);
      });
    }
  }

  async *say(text: string, language: Language, signal: AbortSignal): AsyncGenerator<Buffer, void, void> {
    const words = speakable(plainWords(text), language);
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    if (!(await this.#turn(signal))) return;
    let hasFailed = false;
    try {
      if (this.#isClosed) throw new SpeechFailed('The voice was closed. Start the box again.');
      const process = this.#ready[language].shift() ?? this.#start(language);
      for await (const piece of speech(process.speak(words, signal))) {
        if (signal.aborted) return;
        yield piece;
        // Not before the first sound: to start a process takes time from it.
        this.prepare(language, this.#options.readyMax);
      }
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      if (!hasFailed) this.prepare(language, this.#options.readyMax);
      this.#speaking -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends every process, also of what is being said. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#all].map((process) => process.kill()));
  }

  #start(language: Language): EspeakProcess {
    const { voice, wordsPerMinute, pitch, amplitude } = manners[language];
    const { program, patienceMs, setTimer } = this.#options;
    const figures = ['-s', `${wordsPerMinute}`, '-p', `${pitch}`, '-a', `${amplitude}`];
    const process = new EspeakProcess({
      program,
      args: ['--stdin', '--stdout', '-z', '-b', '1', '-v', voice, ...figures],
      patienceMs,
      setTimer,
    });
    this.#all.add(process);
    void process.ended.then(() => this.#all.delete(process));
    return process;
  }

  /** Waits until fewer speak. @returns false when it was aborted before. */
  async #turn(signal: AbortSignal): Promise<boolean> {
    while (this.#speaking >= this.#options.speakingMax && !signal.aborted && !this.#isClosed) {
      await new Promise<void>((resolve) => {
        const leave = (): void => {
          const at = this.#waiting.indexOf(wake);
          if (at !== -1) this.#waiting.splice(at, 1);
          wake();
        };
        const wake = (): void => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        this.#waiting.push(wake);
      });
    }
    if (signal.aborted) {
      this.#waiting.shift()?.();
      return false;
    }
    this.#speaking += 1;
    return true;
  }
}

/** A WAV stream as pieces of PCM16 at the rate of the kiosk. */
async function* speech(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const leadIn = new LeadIn(leadSamples);
  let resampler: Resampler | undefined;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (resampler === undefined) {
      const head = readWavHead(rest);
      if (head.kind === 'more') continue;
      if (head.kind === 'refused') throw new SpeechFailed(`espeak-ng gave no sound. ${head.message} ${remedy}`);
      resampler = new Resampler(head.sampleRate, sampleRate);
      rest = rest.subarray(head.dataAt);
    }
    const whole = rest.length - (rest.length % 2);
    for (let at = 0; at < whole; at += stepBytes) {
      if (at > 0) await breath();
      const part = rest.subarray(at, Math.min(whole, at + stepBytes));
      const samples = leadIn.push(resampler.push(samplesOf(part)));
      if (samples.length > 0) yield bytesOf(samples);
    }
    rest = rest.subarray(whole);
  }
  if (resampler === undefined) {
    if (rest.length > 0) throw new SpeechFailed(`espeak-ng stopped before the first sound. ${remedy}`);
    return;
  }
  const last = leadIn.push(resampler.end());
  if (last.length > 0) yield bytesOf(last);
}

function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / 2);
  for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * 2);
  return samples;
}

function bytesOf(samples: Int16Array): Buffer {
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (let index = 0; index < samples.length; index += 1) bytes.writeInt16LE(samples[index] ?? 0, index * 2);
  return bytes;
}

export type EspeakProbe =
  | { readonly kind: 'present'; readonly version: string }
  | { readonly kind: 'absent'; readonly cause: string; readonly remedy: string };

/** Whether this machine has espeak-ng and its three voices; to have none is normal. */
export async function probeEspeak(options: EspeakOptions = {}): Promise<EspeakProbe> {
  const { program = 'espeak-ng', patienceMs = 3_000, setTimer = setTimeout } = options;
  const absent = (cause: string): EspeakProbe => ({
    kind: 'absent',
    cause,
    remedy: 'Install the package espeak-ng, then start the box again; without it JARVIS answers on the screen alone.',
  });
  const ask = new EspeakProcess({ program, args: ['--version'], patienceMs, setTimer });
  const voice = new Espeak({ program, patienceMs, setTimer });
  try {
    const never = new AbortController().signal;
    let said = '';
    for await (const piece of ask.speak('', never)) said += piece.toString();
    const version = /eSpeak NG[^:]*:\s*(\S+)/u.exec(said)?.[1];
    if (version === undefined) return absent('The program espeak-ng does not say that it is eSpeak NG.');
    for (const language of espeakLanguages) {
      let bytes = 0;
      for await (const piece of voice.say('a', language, never)) bytes += piece.length;
      if (bytes === 0) return absent(`espeak-ng has no voice for "${language}".`);
    }
    return { kind: 'present', version };
  } catch (error) {
    if (!(error instanceof SpeechFailed)) throw error;
    return absent(error.message);
  } finally {
    await voice.close();
    await ask.kill();
  }
}
