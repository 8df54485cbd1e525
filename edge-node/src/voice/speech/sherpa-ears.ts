import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { sampleRate } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import { Resampler } from './resample.ts';
import { heardHz, windowSamples } from './sherpa-config.ts';
import type { OfflineRecognizer, OnlineRecognizer, Vad } from './sherpa-module.ts';
import type { Listener, Listening, SpeechIn } from './speech-in.ts';
import { SpeechFailed } from './speech-out.ts';

const remedy = 'Look at the models of this box; until then members touch or type.';

/** PCM16 at 24 kHz, cut anywhere, as the models want it. */
class Ear {
  readonly #resampler = new Resampler(sampleRate, heardHz);
  #rest: Buffer = Buffer.alloc(0);

  push(pcm: Uint8Array): Float32Array {
    const bytes = Buffer.concat([this.#rest, pcm]);
    const whole = bytes.length - (bytes.length % 2);
    this.#rest = bytes.subarray(whole);
    const samples = new Int16Array(whole / 2);
    for (let index = 0; index < samples.length; index += 1) samples[index] = bytes.readInt16LE(index * 2);
    return Float32Array.from(this.#resampler.push(samples), (sample) => sample / 32_768);
  }
}

/** Tells a listener what native code made of speech, and that it broke. */
class Teller {
  readonly #listener: Listener;
  isOver = false;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  tell(heard: Parameters<Listener['heard']>[0]): void {
    if (!this.isOver) this.#listener.heard(heard);
  }

  attempt(work: () => void): void {
    if (this.isOver) return;
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#listener.failed(new SpeechFailed(`JARVIS cannot hear words any more. ${remedy}`, { cause: error }));
  }
}

export interface FinishedEarsDeps {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly recognizer: OfflineRecognizer;
  /** Of the recogniser, for a language. */
  readonly configFor: (language: Language) => object;
  /** One for each microphone. */
  readonly newVad: () => Vad;
}

/** Words from utterances that are over: a model cuts them out of what the microphone hears, another reads them. */
export class FinishedEars implements SpeechIn {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly #deps: FinishedEarsDeps;
  /** The recogniser reads one utterance at a time. */
  #reading: Promise<void> = Promise.resolve();
  #language: Language | undefined;

  constructor(deps: FinishedEarsDeps) {
    this.#deps = deps;
    this.name = deps.name;
    this.languages = deps.languages;
  }

  listen(language: Language, listener: Listener): Listening {
    const teller = new Teller(listener);
    const ear = new Ear();
    const waiting: number[] = [];
    let [vad, isSpeech]: [Vad | undefined, boolean] = [undefined, false];
    const begin = (): void => {
      if (!isSpeech) teller.tell({ kind: 'began' });
      isSpeech = true;
    };
    const cut = (): void => {
      while (vad !== undefined && !vad.isEmpty()) {
        const { samples } = vad.front(false);
        vad.pop();
        begin();
        isSpeech = false;
        teller.tell({ kind: 'ended' });
        this.#read(samples, language, teller);
      }
    };
    return {
      hear: (pcm) =>
        teller.attempt(() => {
          vad ??= this.#deps.newVad();
          for (const sample of ear.push(pcm)) waiting.push(sample);
          while (waiting.length >= windowSamples) {
            vad.acceptWaveform(Float32Array.from(waiting.splice(0, windowSamples)));
            if (vad.isDetected()) begin();
            cut();
          }
        }),
      finish: () =>
        teller.attempt(() => {
          vad?.flush();
          cut();
          // What began and was too short to be cut out held no words.
          if (isSpeech) {
            teller.tell({ kind: 'ended' });
            this.#read(undefined, language, teller);
          }
          isSpeech = false;
        }),
      close: () => void (teller.isOver = true),
    };
  }

  #read(samples: Float32Array | undefined, language: Language, teller: Teller): void {
    this.#reading = this.#reading.then(async () => {
      if (teller.isOver) return;
      if (samples === undefined) {
        teller.tell({ kind: 'final', text: '', language });
        return;
      }
      const { recognizer, configFor } = this.#deps;
      try {
        if (this.#language !== language) recognizer.setConfig(configFor(language));
        this.#language = language;
        const stream = recognizer.createStream();
        stream.acceptWaveform({ samples, sampleRate: heardHz });
        const text = (await recognizer.decodeAsync(stream)).text.trim();
        teller.tell({ kind: 'final', text, language });
      } catch (error) {
        teller.fail(error);
      }
    });
  }
}

export interface LiveEarsDeps {
  readonly name: string;
  /** A model for each language. */
  readonly recognizers: ReadonlyMap<Language, OnlineRecognizer>;
}

/** Words while they are spoken. */
export class LiveEars implements SpeechIn {
  readonly name: string;
  readonly languages: readonly Language[];
  readonly #recognizers: ReadonlyMap<Language, OnlineRecognizer>;

  constructor({ name, recognizers }: LiveEarsDeps) {
    this.name = name;
    this.languages = [...recognizers.keys()];
    this.#recognizers = recognizers;
  }

  listen(language: Language, listener: Listener): Listening {
    const teller = new Teller(listener);
    const ear = new Ear();
    const recognizer = this.#recognizers.get(language);
    const stream = recognizer?.createStream();
    let [said, isSpeech]: [string, boolean] = ['', false];
    const step = (samples: Float32Array, isOver: boolean): void => {
      if (recognizer === undefined || stream === undefined) throw new Error(`No model understands "${language}".`);
      stream.acceptWaveform({ samples, sampleRate: heardHz });
      while (recognizer.isReady(stream)) recognizer.decode(stream);
      const text = recognizer.getResult(stream).text.trim();
      const ends = isOver || recognizer.isEndpoint(stream);
      if (text !== '' && !isSpeech) {
        isSpeech = true;
        teller.tell({ kind: 'began' });
      }
      if (isSpeech && ends) {
        isSpeech = false;
        teller.tell({ kind: 'ended' });
        teller.tell({ kind: 'final', text, language });
      } else if (text !== '' && text !== said) {
        teller.tell({ kind: 'partial', text, language });
      }
      said = ends ? '' : text;
      if (ends) recognizer.reset(stream);
    };
    return {
      hear: (pcm) => teller.attempt(() => step(ear.push(pcm), false)),
      // The model looks ahead: half a second of silence brings out the last word.
      finish: () => teller.attempt(() => step(new Float32Array(heardHz / 2), true)),
      close: () => void (teller.isOver = true),
    };
  }
}
