import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@jarvis-edge/edge-node/store/open.ts';
import { gymDay } from '@jarvis-edge/edge-node/voice/gym-day.ts';
import { minutesOf } from '@jarvis-edge/edge-node/voice/local/when.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { startBox } from './running-box.ts';
import { startProgram } from './running-program.ts';

const sayScript = fileURLToPath(import.meta.resolve('@jarvis-edge/edge-node/voice/say.ts'));
const timezone = 'Europe/Paris';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-say-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Tomorrow in the gym's zone, Unix ms. */
function tomorrowAt(hours: number, minutes: number): number {
  const day = gymDay(timezone, Date.now() + 86_400_000);
  const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  const asIfUtc = Date.parse(`${day}T${clock}:00Z`);
  return asIfUtc - (minutesOf(asIfUtc, timezone) - (hours * 60 + minutes)) * 60_000;
}

async function say(url: string, ...args: string[]): Promise<{ code: number | null; told: string; complaint: string }> {
  await using program = startProgram([process.execPath, sayScript, ...args, '--url', url]);
  const { code } = await program.ended;
  return { code, told: program.stdout, complaint: program.stderr };
}

test('a class is booked by typing in the words of the member, offline, and the conversation ends with a goodbye', async () => {
  const data = join(folder, 'box');
  const { memberIds } = provisionedBox(data, {
    members: 1,
    reader: { kind: 'simulated', address: 'entry' },
    classes: [
      { name: 'Yoga', startsAt: tomorrowAt(18, 30), capacity: 8 },
      { name: 'Spinning', startsAt: tomorrowAt(12, 0), capacity: 8 },
    ],
  });
  const cards = join(folder, 'cards.json');
  writeFileSync(cards, JSON.stringify({ cards: [] }));
  {
    await using box = await startBox(data, { settings: { JARVIS_SIMULATOR: cards } });
    const talk = ['Réserve-moi le yoga de demain 18h30', 'oui', 'merci, au revoir'];
    const { code, told } = await say(box.url, ...talk, '--badge', 'CARD0');
    expect(told).toContain('JARVIS  Je te réserve Yoga, demain à 18 h 30 ?');
    expect(told).toContain('JARVIS  C’est réservé : Yoga, demain à 18 h 30.');
    expect(told).toContain('Au revoir Membre 0');
    expect(code).toBe(0);

    const again = await say(box.url, 'réserve le yoga de demain', 'oui', '--badge', 'CARD0');
    expect(again.told).toContain('Tu as déjà ta place à ce cours.');
    expect(again.told).toContain('without a goodbye');

    const nobody = await say(box.url, 'bonjour', '--badge', 'BADGE999');
    expect(nobody).toMatchObject({ code: 78, told: '' });
    expect(nobody.complaint).toContain('No member of this gym has a badge with this label.');
    await box.stop();
  }
  const db = openStore(data);
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  expect(all('select member_id, state from bookings')).toEqual([{ member_id: memberIds[0], state: 'booked' }]);
  expect(all('select state, close_reason, engine from sessions order by id')).toEqual([
    { state: 'closed', close_reason: 'farewell', engine: 'local' },
    { state: 'closed', close_reason: 'touch', engine: 'local' },
  ]);
  // The member has not agreed that what is said be kept.
  expect(all('select text from session_turns')).toEqual([]);
  expect(all(`select count(*) as n from outbox where table_name = 'bookings'`)).toEqual([{ n: 1 }]);
  db.close();
});

test('a box that is no demo holds no conversation by typing', async () => {
  const data = join(folder, 'box');
  provisionedBox(data, { members: 1, reader: { kind: 'simulated', address: 'entry' } });
  await using box = await startBox(data);
  const { code, complaint } = await say(box.url, 'bonjour', '--badge', 'CARD0');
  expect(code).toBe(78);
  expect(complaint).toContain('Only the box of a demo does.');
});

test('a member who speaks English at a French kiosk is answered in it, keeps it, and is greeted in it the next time', async () => {
  const data = join(folder, 'box');
  provisionedBox(data, {
    members: 1,
    reader: { kind: 'simulated', address: 'entry' },
    classes: [{ name: 'Yoga', startsAt: tomorrowAt(18, 30), capacity: 8 }],
  });
  const cards = join(folder, 'cards.json');
  writeFileSync(cards, JSON.stringify({ cards: [] }));
  {
    await using box = await startBox(data, { settings: { JARVIS_SIMULATOR: cards } });
    const first = await say(box.url, 'I’m stressed', 'What classes are on tomorrow?', 'yes', 'bye', '--badge', 'CARD0');
    expect(first.told).toContain('JARVIS  Je comprends. Il y a justement un cours calme.');
    expect(first.told).toContain('Of course, let’s go on in English. Yoga, tomorrow at 6:30 pm: 8 places left.');
    expect(first.told).toContain('Shall I speak English with you next time too?');
    expect(first.told).toContain('I’ll remember that: next time it’s English.');
    expect(first.told).toContain('Goodbye Membre 0, see you soon!');
    const again = await say(box.url, 'how much is a personal trainer', '--badge', 'CARD0');
    expect(again.told).toMatch(/^ *JARVIS {2}Hello Membre 0! Good to see you!/u);
    expect(again.told).toContain('I don’t have the prices here.');
    await box.stop();
  }
  const db = openStore(data);
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  expect(all('select language from member_preferences')).toEqual([{ language: 'en' }]);
  expect(all("select count(*) as waiting from outbox where table_name = 'member_preferences'")).toEqual([
    { waiting: 1 },
  ]);
  db.close();
});
