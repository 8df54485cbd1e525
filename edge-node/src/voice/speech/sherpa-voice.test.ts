import { expect, test } from 'vitest';
import type { OfflineTts } from './sherpa-module.ts';
import { SherpaVoice } from './sherpa-voice.ts';
import { ScriptedVoice } from '../test/scripted-voice.ts';
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
  const voice = new SherpaVoice(new Map([['fr', humming()]]), { otherwise: other });
  expect((await all(voice.say('Hola', 'es', never))).length).toBeGreaterThan(9_600);
  await expect(all(voice.say('Hello', 'en', never))).rejects.toThrow(/No voice speaks "en"/u);
});

test('a model that breaks is a voice that failed', async () => {
  const broken: OfflineTts = { sampleRate: 22_050, generateAsync: () => Promise.reject(new Error('native')) };
  const voice = new SherpaVoice(new Map([['fr', broken]]));
  await expect(all(voice.say('Bonjour', 'fr', never))).rejects.toMatchObject({ name: 'SpeechFailed' });
});

test('a sentence that a model breaks off is said again by the other voice, which soon speaks alone', async () => {
  const breaking = (after: number): OfflineTts => ({
    sampleRate: 22_050,
    generateAsync: async ({ onProgress }) => {
      asked += 1;
      for (let at = 0; at < after; at += 1) onProgress({ samples: new Float32Array(2_205).fill(0.5) });
      throw new Error('native');
    },
  });
  const failures: string[] = [];
  const otherwise = new ScriptedVoice();
  const failed = ({ message }: Error): void => void failures.push(message);
  const voice = new SherpaVoice(new Map([['fr', breaking(2)]]), { otherwise, failed });
  let asked = 0;
  for (let count = 0; count < 5; count += 1)
    expect((await all(voice.say('Bonjour', 'fr', never))).length).toBeGreaterThan(0);
  expect(otherwise.said.map(({ text }) => text)).toEqual(Array.from({ length: 5 }, () => 'Bonjour'));
  expect([asked, failures.length]).toEqual([3, 3]);
});

test('a model that hangs is given up for the other voice', async () => {
  const silent: OfflineTts = { sampleRate: 22_050, generateAsync: () => new Promise(() => undefined) };
  const otherwise = new ScriptedVoice();
  const voice = new SherpaVoice(new Map([['fr', silent]]), { otherwise, patienceMs: 20 });
  await all(voice.say('Bonjour', 'fr', never));
  expect(otherwise.said).toEqual([{ text: 'Bonjour', language: 'fr' }]);
});

test('a model that is silent for long is left at once', async () => {
  const silent: OfflineTts = { sampleRate: 22_050, generateAsync: () => new Promise(() => undefined) };
  const interrupted = new AbortController();
  const listening = all(new SherpaVoice(new Map([['fr', silent]])).say('Bonjour', 'fr', interrupted.signal));
  interrupted.abort();
  expect(await listening).toHaveLength(0);
});
