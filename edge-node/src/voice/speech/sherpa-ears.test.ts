import { expect, test } from 'vitest';
import { FinishedEars, LiveEars } from './sherpa-ears.ts';
import type { OfflineRecognizer, OnlineRecognizer, Vad } from './sherpa-module.ts';
import type { Heard, Listener } from './speech-in.ts';

/** Loud frames are speech; a second of quiet ends it. Like a model of voice activity. */
class LoudnessVad implements Vad {
  readonly #segments: Float32Array[] = [];
  #speech: Float32Array[] = [];
  #quiet = 0;

  acceptWaveform(samples: Float32Array): void {
    const isLoud = samples.some((sample) => Math.abs(sample) > 0.1);
    this.#quiet = isLoud ? 0 : this.#quiet + samples.length;
    if (isLoud || this.#speech.length > 0) this.#speech.push(samples);
    if (this.#quiet > 16_000) this.flush();
  }

  isDetected = (): boolean => this.#speech.length > 0;
  isEmpty = (): boolean => this.#segments.length === 0;
  front = (): { samples: Float32Array } => ({ samples: this.#segments[0] ?? new Float32Array() });
  pop = (): void => void this.#segments.shift();

  flush(): void {
    if (this.#speech.length > 0) this.#segments.push(Float32Array.from(this.#speech.flatMap((part) => [...part])));
    this.#speech = [];
  }
}

const tone = (seconds: number, level = 12_000): Buffer => {
  const bytes = Buffer.alloc(Math.round(seconds * 24_000) * 2);
  for (let at = 0; at < bytes.length; at += 2) bytes.writeInt16LE(Math.round(level * Math.sin(at / 30)), at);
  return bytes;
};

function listener(): Listener & { readonly told: (Heard | string)[] } {
  const told: (Heard | string)[] = [];
  return { told, heard: (heard) => void told.push(heard), failed: ({ message }) => void told.push(message) };
}

function finished(read: (samples: Float32Array) => string) {
  const configs: object[] = [];
  let samples = new Float32Array();
  const recognizer: OfflineRecognizer = {
    createStream: () => ({ acceptWaveform: (wave) => void (samples = Float32Array.from(wave.samples)) }),
    setConfig: (config) => void configs.push(config),
    decodeAsync: async () => ({ text: read(samples) }),
  };
  const ears = new FinishedEars({
    ...{ name: 'test', languages: ['fr', 'en'] as const, recognizer },
    configFor: (language) => ({ language }),
    newVad: () => new LoudnessVad(),
  });
  return { ears, configs, recognizer };
}

const seconds = (samples: Float32Array): string => ` ${(samples.length / 16_000).toFixed(1)} s `;

test('an utterance is told when it begins and, when it is over, in words', async () => {
  const { ears, configs } = finished(seconds);
  const heard = listener();
  const listening = ears.listen('fr', heard);
  const sound = Buffer.concat([tone(0.5, 0), tone(1), tone(1.5, 0), tone(1)]);
  for (let at = 0; at < sound.length; at += 961) listening.hear(sound.subarray(at, at + 961));
  const [began, ended] = [{ kind: 'began' }, { kind: 'ended' }];
  const final = { kind: 'final', text: '2.0 s', language: 'fr' };
  await expect.poll(() => heard.told).toEqual([began, ended, began, final]);
  listening.finish();
  await expect.poll(() => heard.told.length).toBe(6);
  expect(heard.told.slice(4)).toEqual([ended, { ...final, text: expect.stringMatching(/ s$/u) }]);
  ears.listen('en', heard);
  expect(configs).toEqual([{ language: 'fr' }]);
});

test('two kiosks in two languages are read one after the other, each in its own', async () => {
  const { ears, configs } = finished(() => 'words');
  const [marie, thomas] = [listener(), listener()];
  const lines = [ears.listen('fr', marie), ears.listen('en', thomas)];
  for (const line of lines) {
    line.hear(tone(0.5));
    line.finish();
  }
  await expect.poll(() => thomas.told.at(-1)).toEqual({ kind: 'final', text: 'words', language: 'en' });
  expect(marie.told.at(-1)).toEqual({ kind: 'final', text: 'words', language: 'fr' });
  expect(configs).toEqual([{ language: 'fr' }, { language: 'en' }]);
});

test('noise is told as an utterance without words, and after the end nothing is told', async () => {
  const { ears } = finished(() => ' ');
  const [noise, gone] = [listener(), listener()];
  const [first, second] = [ears.listen('fr', noise), ears.listen('fr', gone)];
  second.close();
  for (const line of [first, second]) {
    line.hear(tone(0.5));
    line.finish();
  }
  const without = { kind: 'final', text: '', language: 'fr' };
  await expect.poll(() => noise.told).toEqual([{ kind: 'began' }, { kind: 'ended' }, without]);
  expect(gone.told).toEqual([]);
});

test('what begins and is too short to be cut out is over with the turn, without words', async () => {
  const vad = new LoudnessVad();
  vad.isEmpty = () => true;
  const ears = new FinishedEars({
    ...{ name: 'test', languages: ['fr'] as const, recognizer: finished(seconds).recognizer },
    ...{ configFor: () => ({}), newVad: () => vad },
  });
  const heard = listener();
  const listening = ears.listen('fr', heard);
  listening.hear(tone(0.5));
  listening.finish();
  await expect.poll(() => heard.told.at(-1)).toEqual({ kind: 'final', text: '', language: 'fr' });
  expect(heard.told.slice(0, -1)).toEqual([{ kind: 'began' }, { kind: 'ended' }]);
});

test('a model that breaks is told once, with the remedy', async () => {
  const { ears } = finished(() => {
    throw new Error('native');
  });
  const heard = listener();
  const listening = ears.listen('fr', heard);
  listening.hear(tone(0.5));
  listening.finish();
  await expect.poll(() => heard.told.at(-1)).toMatch(/touch or type/u);
  listening.hear(tone(3));
  listening.finish();
  expect(heard.told).toHaveLength(3);
});

/** Hears a word each half second of loud sound; a second of quiet ends an utterance. */
function live(): OnlineRecognizer {
  let [loud, quiet] = [0, 0];
  return {
    createStream: () => ({
      acceptWaveform: ({ samples }) => {
        for (const sample of samples) {
          if (Math.abs(sample) > 0.01) [loud, quiet] = [loud + 1, 0];
          else quiet += 1;
        }
      },
    }),
    isReady: () => false,
    decode: () => undefined,
    isEndpoint: () => loud > 0 && quiet > 16_000,
    reset: () => void ([loud, quiet] = [0, 0]),
    getResult: () => ({ text: 'mot '.repeat(Math.floor(loud / 7_000)) }),
  };
}

test('words that are told while they are spoken become the whole utterance', () => {
  const ears = new LiveEars({ name: 'test', recognizers: new Map([['fr', live()]]) });
  expect(ears.languages).toEqual(['fr']);
  const heard = listener();
  const listening = ears.listen('fr', heard);
  const sound = Buffer.concat([tone(1.2), tone(1.5, 0)]);
  for (let at = 0; at < sound.length; at += 960) listening.hear(sound.subarray(at, at + 960));
  expect(heard.told).toEqual([
    { kind: 'began' },
    { kind: 'partial', text: 'mot', language: 'fr' },
    { kind: 'partial', text: 'mot mot', language: 'fr' },
    { kind: 'ended' },
    { kind: 'final', text: 'mot mot', language: 'fr' },
  ]);
  listening.hear(tone(0.6));
  listening.finish();
  expect(heard.told.at(-1)).toEqual({ kind: 'final', text: 'mot', language: 'fr' });
});

test('a language without a model is told as a failure', () => {
  const heard = listener();
  new LiveEars({ name: 'test', recognizers: new Map() }).listen('es', heard).hear(tone(0.1));
  expect(heard.told).toEqual([expect.stringContaining('cannot hear words')]);
});
