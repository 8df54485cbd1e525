import { expect, test } from 'vitest';
import { kioskSentences, timesToFirstAudio } from './first-audio.ts';
import type { SpeechOut } from './speech-out.ts';

test('two hundred different sentences in three languages are measured, each up to its first sound', async () => {
  let now = 0;
  const said: string[] = [];
  const voice: SpeechOut = {
    name: 'slow',
    async *say(text) {
      said.push(text);
      now += 7;
      yield Buffer.alloc(0);
      now += 3;
      yield Buffer.alloc(2);
      now += 100;
      yield Buffer.alloc(2);
    },
  };
  expect(await timesToFirstAudio(voice, 200, () => now)).toEqual(Array.from({ length: 200 }, () => 10));
  expect(new Set(said).size).toBe(200);
  expect(new Set(kioskSentences(200).map(({ language }) => language)).size).toBe(3);
});
