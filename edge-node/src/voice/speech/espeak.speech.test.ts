import { expect, test } from 'vitest';
import { Espeak, probeEspeak } from './espeak.ts';
import { speechOutContract } from './speech-out.contract.ts';

speechOutContract('espeak-ng', async () => {
  const voice = new Espeak();
  return { voice, close: () => voice.close() };
});

test('it is found at the start, with its version', async () => {
  expect(await probeEspeak()).toMatchObject({ kind: 'present', version: expect.stringMatching(/^1\.\d+/u) });
});

test('markup and orders in a text are neither obeyed nor read out', async () => {
  const voice = new Espeak();
  const bytes = async (text: string): Promise<number> => {
    let count = 0;
    for await (const piece of voice.say(text, 'en', new AbortController().signal)) count += piece.length;
    return count;
  };
  const plain = await bytes('Hello there Marie');
  expect(await bytes('<speak>Hello <break time="9s"/>there **Marie**</speak>')).toBe(plain);
  expect(await bytes('Hello there \u{1}40SMarie')).toBeLessThan(plain * 2);
  await voice.close();
});

test('prepared processes wait in each language that was spoken, and none is left after the end', async () => {
  const voice = new Espeak();
  for (const language of ['fr', 'en', 'fr'] as const) {
    for await (const piece of voice.say('Salut', language, new AbortController().signal)) {
      expect(piece.length).toBeGreaterThan(0);
    }
  }
  await expect.poll(() => voice.processCount).toBe(6);
  await voice.close();
  expect(voice.processCount).toBe(0);
});
