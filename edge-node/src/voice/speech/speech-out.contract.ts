import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { afterEach, expect, test } from 'vitest';
import type { SpeechOut } from './speech-out.ts';

export interface OpenVoice {
  readonly voice: SpeechOut;
  readonly close: () => Promise<void>;
}

const languages: readonly Language[] = ['fr', 'en', 'es'];
const greetings: Readonly<Record<Language, string>> = {
  fr: 'Salut Marie ! Contente de te revoir. Le yoga est à 18h30, il reste 3 places.',
  en: 'Hi Marie! Good to see you again. Yoga is at 6:30 pm, there are 3 places left.',
  es: '¡Hola Marie! Me alegro de verte. El yoga es a las 18:30, quedan 3 plazas.',
};

/** What every voice keeps. */
export function speechOutContract(name: string, open: () => Promise<OpenVoice>): void {
  const opened: OpenVoice[] = [];
  const begin = async (): Promise<SpeechOut> => {
    const each = await open();
    opened.push(each);
    return each.voice;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ close }) => close()));
  });
  const never = new AbortController().signal;
  const said = async (pieces: AsyncIterable<Buffer>): Promise<Buffer[]> => {
    const all: Buffer[] = [];
    for await (const piece of pieces) all.push(piece);
    return all;
  };
  const samplesOf = (pieces: readonly Buffer[]): number[] => {
    const bytes = Buffer.concat(pieces);
    return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readInt16LE(index * 2));
  };

  test.each(languages)(
    `${name}: a greeting in "%s" comes in pieces of whole samples, as long as one says it`,
    async (language) => {
      const voice = await begin();
      const pieces = await said(voice.say(greetings[language], language, never));
      expect(pieces.length).toBeGreaterThan(1);
      for (const piece of pieces) expect(piece.length % 2).toBe(0);
      const seconds = samplesOf(pieces).length / 24_000;
      expect(seconds).toBeGreaterThan(2);
      expect(seconds).toBeLessThan(15);
    },
  );

  test.each(languages)(`${name}: in "%s" it begins at once, is loud enough and never clipped`, async (language) => {
    const voice = await begin();
    const samples = samplesOf(await said(voice.say(greetings[language], language, never)));
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(8_000);
    expect(peak).toBeLessThan(32_767);
    const silentMs = samples.findIndex((sample) => Math.abs(sample) > 200) / 24;
    expect(silentMs).toBeLessThanOrEqual(60);
  });

  test(`${name}: a member who interrupts hears nothing more, and nothing fails`, async () => {
    const voice = await begin();
    const interrupted = new AbortController();
    const pieces: Buffer[] = [];
    for await (const piece of voice.say(`${greetings.fr} `.repeat(20), 'fr', interrupted.signal)) {
      pieces.push(piece);
      interrupted.abort();
    }
    expect(pieces).toHaveLength(1);
    expect(await said(voice.say(greetings.fr, 'fr', interrupted.signal))).toEqual([]);
  });

  test(`${name}: whoever stops listening leaves a voice that speaks again`, async () => {
    const voice = await begin();
    for await (const piece of voice.say(greetings.fr, 'fr', never)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(samplesOf(await said(voice.say('Bonjour', 'fr', never))).length).toBeGreaterThan(2_400);
  });

  test(`${name}: nothing to say is silence`, async () => {
    const voice = await begin();
    for (const text of ['', ' \n ', '… !', '🎉']) expect(await said(voice.say(text, 'fr', never))).toEqual([]);
  });

  test(`${name}: three kiosks are spoken to at the same time`, async () => {
    const voice = await begin();
    const both = await Promise.all(languages.map((language) => said(voice.say(greetings[language], language, never))));
    for (const pieces of both) expect(samplesOf(pieces).length).toBeGreaterThan(48_000);
  });
}
