import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startFaultyEngine } from '../edge-node/src/voice/test/faulty-engine.ts';
import { TrafficScan } from '../edge-node/src/voice/test/traffic-scan.ts';
import { chanceOf } from '../sync/sim/chance.ts';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { startBox } from './running-box.ts';
import { openSimulator } from './simulated-readers.ts';
import { TalkingKiosk } from './talking-kiosk.ts';
import { temporaryFolder } from './temporary-folder.ts';

const key = 'sk-proj-e2eAbCdEfGhIjKlMnOpQrStUvWxYz0123456789';
const asked = 'Quels sont les horaires ?';
const wireFrames = 250;

/** 20 ms as a microphone makes them: no two are alike. */
function noise(seed: string): Buffer[] {
  const chance = chanceOf(seed);
  return Array.from({ length: wireFrames }, () =>
    Buffer.from(Array.from({ length: 960 }, () => Math.floor(chance() * 256))),
  );
}

test('whatever goes wrong with the service, no key and no sound are found on the screen, in the log or on the disk, and both are when they are planted', async () => {
  using folder = temporaryFolder('voice-secrets');
  const spoken = noise('member');
  const answered = Buffer.concat(noise('jarvis').slice(0, 100));
  const service = await startFaultyEngine({
    keys: [key],
    script: (nth) => ({
      reply: ({ nth: response }) => ({ text: response === 1 ? 'Bonjour !' : 'Nuit et jour.', pcm: answered }),
      utterances: [{ fromMs: 400, toMs: 1200, transcript: asked }],
      ...{ paceMs: 10, deltaMs: 40 },
      // The second talk's service refuses the key and says a part of it back.
      ...(nth > 1 && {
        handshake: { kind: 'status', status: 401, code: 'invalid_api_key', message: `Bad key ${key}` },
      }),
    }),
  });
  try {
    const data = join(folder.path, 'box');
    const { talkSlugs } = provisionedBox(data, {
      members: 2,
      reader: { kind: 'simulated', address: 'entry' },
      talkKiosks: 2,
      consents: ['conversation', 'sentiment', 'cloud_voice'],
    });
    const card = { name: 'Membre', note: { fr: '', en: '', es: '' }, group: 'member' };
    const cards = [0, 1].map((index) => ({ ...card, label: `CARD${index}`, number: cardNumber(index) }));
    const cardsFile = join(folder.path, 'cards.json');
    writeFileSync(cardsFile, JSON.stringify({ cards }));
    const settings = {
      JARVIS_SIMULATOR: cardsFile,
      JARVIS_LOG: 'debug',
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: service.baseUrl,
    };
    await using box = await startBox(data, { settings });
    const simulator = await openSimulator(box.url);
    const scan = new TrafficScan({ keys: [key] });
    for (const pcm of spoken) scan.heard(pcm);
    for (let at = 0; at < answered.length; at += 960) scan.heard(answered.subarray(at, at + 960));
    const leaks: unknown[] = [];
    const kiosks: TalkingKiosk[] = [];
    for (const [index, slug] of talkSlugs.entries()) {
      const kiosk = await TalkingKiosk.open(box.url, slug);
      kiosks.push(kiosk);
      await simulator.tap(slug, `CARD${index}`);
      await kiosk.begin({ microphone: true });
      await kiosk.next('talk-caption', ({ role, final }) => role === 'jarvis' && final);
      if (index === 0) {
        for (const pcm of spoken) kiosk.capture(pcm);
        await kiosk.next('talk-caption', ({ text }) => text === asked);
      } else {
        // Without the service the box goes on by itself.
        await kiosk.next('talk-state', ({ engine }) => engine === 'local');
      }
      kiosk.say('au revoir');
      await kiosk.next('talk-ended');
    }
    const status = await (await fetch(`${box.url}/api/status`)).text();
    await box.stop();
    expect(service.seen.appendedBytes).toBeGreaterThan(100_000);
    expect(kiosks[0]?.frames.length).toBeGreaterThan(50);

    const text = (where: string, said: string): unknown[] =>
      scan.of({ where, bytes: Buffer.from(said), mayCarryAudio: false });
    for (const { traffic } of kiosks) {
      leaks.push(
        ...scan.of({ where: 'kiosk', bytes: Buffer.concat(traffic.map((one) => one.data)), mayCarryAudio: true }),
      );
    }
    leaks.push(...text('log', box.program.stdout + box.program.stderr), ...text('status', status));
    leaks.push(...(await scan.ofFolder(data)));
    expect(leaks).toEqual([]);

    const planted = join(data, 'planted');
    mkdirSync(planted);
    writeFileSync(join(planted, 'sound.bin'), Buffer.concat(spoken.slice(10, 60)));
    writeFileSync(join(planted, 'settings.json'), JSON.stringify({ key }));
    const found = (await scan.ofFolder(data)) as { what: string; where: string }[];
    expect(new Set(found.map(({ what }) => what))).toEqual(new Set(['audio-heard', 'key']));
    expect(found.every(({ where }) => where.startsWith(planted))).toBe(true);
  } finally {
    await service.close();
  }
});
