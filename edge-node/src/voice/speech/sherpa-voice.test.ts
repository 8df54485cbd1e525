import { expect, test } from 'vitest';
import type { OfflineTts } from './sherpa-module.ts';
import { SherpaVoice } from './sherpa-voice.ts';
import { speechOutContract } from './speech-out.contract.ts';

const spoken: string[] = [];

/** Hums for 100 ms a letter, a piece at a time, like a model that streams. */
const humming = (sampleRate = 22_050): OfflineTts => ({
  sampleRate,
  async generateAsync({ text, onProgress }) {
    spoken.push(text);
    for (let at = 0; at < text.length; at += 1) {
      await Promise.resolve();
      const samples = Float32Array.from({ length: sampleRate / 10 }, (_, index) => 0.5 * Math.sin(index / 20));
      if (onProgress({ samples }) === 0) return;
    }
  },
});

const all = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
  const list: Buffer[] = [];
  for await (const piece of pieces) list.push(piece);
  return Buffer.concat(list);
};
const never = new AbortController().signal;

speechOutContract('a voice with weights', async () => ({
  voice: new SherpaVoice(new Map((['fr', 'en', 'es'] as const).map((language) => [language, humming()] as const))),
  close: async () => undefined,
}));

test('it is given words as they are read', async () => {
  await all(new SherpaVoice(new Map([['fr', humming()]])).say('**Yoga** à 18h30', 'fr', never));
  expect(spoken.at(-1)).toBe('Yoga à 18 heures 30');
});

test('a language that no model speaks is the other voice’s', async () => {
  const other = new SherpaVoice(new Map([['es', humming(16_000)]]));
  const voice = new SherpaVoice(new Map([['fr', humming()]]), other);
  expect((await all(voice.say('Hola', 'es', never))).length).toBeGreaterThan(9_600);
  await expect(all(voice.say('Hello', 'en', never))).rejects.toThrow(/No voice speaks "en"/u);
});

test('a model that breaks is a voice that failed', async () => {
  const broken: OfflineTts = { sampleRate: 22_050, generateAsync: () => Promise.reject(new Error('native')) };
  const voice = new SherpaVoice(new Map([['fr', broken]]));
  await expect(all(voice.say('Bonjour', 'fr', never))).rejects.toMatchObject({ name: 'SpeechFailed' });
});

test('a model that is silent for long is left at once', async () => {
  const silent: OfflineTts = { sampleRate: 22_050, generateAsync: () => new Promise(() => undefined) };
  const interrupted = new AbortController();
  const listening = all(new SherpaVoice(new Map([['fr', silent]])).say('Bonjour', 'fr', interrupted.signal));
  interrupted.abort();
  expect(await listening).toHaveLength(0);
});
