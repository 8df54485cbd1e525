import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { startBox } from './running-box.ts';
import { openSimulator } from './simulated-readers.ts';
import { TalkingKiosk } from './talking-kiosk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-talk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const words = { fr: '', en: '', es: '' };
const cards = (members: number) =>
  Array.from({ length: members }, (_, index) => ({
    ...{ label: `CARD${index}`, name: `Membre ${index}`, note: words, group: 'member' },
    number: cardNumber(index),
  }));

test('a member taps, hears the welcome, types, hears the answer, interrupts, and is let go after the last word of the goodbye', async () => {
  const data = join(folder, 'box');
  const { talkSlugs } = provisionedBox(data, {
    members: 1,
    reader: { kind: 'simulated', address: 'entry' },
    classes: [{ name: 'Yoga', startsAt: Date.now() + 30 * 3_600_000, capacity: 8 }],
    talkKiosks: 1,
    consents: ['conversation', 'sentiment'],
  });
  const cardsFile = join(folder, 'cards.json');
  writeFileSync(cardsFile, JSON.stringify({ cards: cards(1) }));
  const [slug = ''] = talkSlugs;
  {
    await using box = await startBox(data, { settings: { JARVIS_SIMULATOR: cardsFile } });
    const simulator = await openSimulator(box.url);
    const kiosk = await TalkingKiosk.open(box.url, slug);
    await simulator.tap(slug, 'CARD0');
    const began = await kiosk.begin();
    expect(began.member.firstName).toBe('Membre 0');
    await kiosk.next('talk-caption', ({ final, text }) => final && text.includes('Membre 0'));
    const state = await kiosk.next('talk-state', (told) => told.state === 'listening');
    expect(state).toMatchObject({ engine: 'local', hears: false, speaks: true });
    const spoken = kiosk.frames.length;
    expect(spoken).toBeGreaterThan(20);

    kiosk.say('quels sont les horaires aujourd’hui ?');
    await kiosk.next('talk-shown', ({ tool }) => tool === 'opening_hours');
    await kiosk.next('talk-state', (told) => told.state === 'listening');
    expect(kiosk.frames.length).toBeGreaterThan(spoken);

    kiosk.say('raconte-moi tous les cours de la semaine');
    await kiosk.next('talk-state', (told) => told.state === 'speaking');
    kiosk.interrupt();
    await kiosk.next('talk-silence');
    await kiosk.next('talk-state', (told) => told.state === 'listening');

    kiosk.say('au revoir');
    await kiosk.next('talk-state', (told) => told.state === 'goodbye');
    const ended = await kiosk.next('talk-ended');
    expect(ended.reason).toBe('farewell');
    const sequences = kiosk.frames.map(({ message }) => message.sequence);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    expect(kiosk.frames.at(-1)?.message.last).toBe(true);
    kiosk.close();
    await box.stop();
  }
  const db = openStore(data);
  const turns = db.prepare('select role, text from session_turns order by at, id').all() as { role: string }[];
  expect(turns.filter(({ role }) => role === 'member')).toHaveLength(3);
  expect(turns.filter(({ role }) => role === 'jarvis').length).toBeGreaterThanOrEqual(3);
  const summaries = db.prepare('select status from conversation_summaries').pluck().all();
  expect(summaries).toHaveLength(1);
  expect(['pending', 'done'], 'understood before the box stopped, or yet to be').toContain(summaries[0]);
  db.close();
});

test('whoever taps to talk ends the talk of whoever stood there before, and a tap at another kiosk does not', async () => {
  const data = join(folder, 'box');
  const { talkSlugs } = provisionedBox(data, {
    members: 2,
    reader: { kind: 'simulated', address: 'entry' },
    talkKiosks: 1,
  });
  const cardsFile = join(folder, 'cards.json');
  writeFileSync(cardsFile, JSON.stringify({ cards: cards(2) }));
  const [slug = ''] = talkSlugs;
  await using box = await startBox(data, { settings: { JARVIS_SIMULATOR: cardsFile } });
  const simulator = await openSimulator(box.url);
  const kiosk = await TalkingKiosk.open(box.url, slug);
  const live = async (): Promise<unknown[]> => {
    const { sessions } = (await (await fetch(`${box.url}/api/sessions`)).json()) as {
      sessions: { memberName: string }[];
    };
    return sessions.map(({ memberName }) => memberName);
  };
  await simulator.tap(slug, 'CARD0');
  await kiosk.begin();
  await simulator.tap('Lecteur', 'CARD1');
  expect(await live()).toEqual(['Membre 0 Essai']);
  await simulator.tap(slug, 'CARD1');
  const ended = await kiosk.next('talk-ended');
  expect(ended.reason).toBe('another-badge');
  expect(await live()).toEqual([]);
  kiosk.close();
  await box.stop();
});
