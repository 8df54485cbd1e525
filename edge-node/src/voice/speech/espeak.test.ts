import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Espeak, probeEspeak } from './espeak.ts';
import { SpeechFailed } from './speech-out.ts';

let folder: string;
let voice: Espeak | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'voice-'));
});

afterEach(async () => {
  await voice?.close();
  voice = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Stands for espeak-ng. */
function program(script: string): string {
  const file = path.join(folder, 'espeak-ng');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const head = String.raw`printf 'RIFF\000\000\000\000WAVEfmt \020\000\000\000\001\000\001\000\042\126\000\000\104\254\000\000\002\000\020\000data\000\000\000\000'`;
const sound = String.raw`printf '\000\020\000\040\000\020'`;
const heard = async (text = 'Bonjour', signal = new AbortController().signal): Promise<Buffer[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of voice?.say(text, 'fr', signal) ?? []) pieces.push(piece);
  return pieces;
};

test('a box without espeak-ng says so with the remedy', async () => {
  const missing = path.join(folder, 'espeak-ng');
  expect(await probeEspeak({ program: missing })).toEqual({
    kind: 'absent',
    cause: expect.stringContaining('not installed'),
    remedy: expect.stringContaining('Install the package espeak-ng'),
  });
  voice = new Espeak({ program: missing });
  await expect(heard()).rejects.toThrow(SpeechFailed);
  expect(voice.processCount).toBe(0);
});

test('another program of that name is not taken for a voice', async () => {
  expect(await probeEspeak({ program: program('echo 1.0') })).toMatchObject({ kind: 'absent' });
});

test('an espeak-ng without a French voice counts as absent, by its own words', async () => {
  const file = program(
    `case "$*" in --version) echo 'eSpeak NG text-to-speech: 1.51';; *) echo 'no voice fr' >&2; exit 2;; esac`,
  );
  expect(await probeEspeak({ program: file })).toMatchObject({
    kind: 'absent',
    cause: expect.stringContaining('no voice fr'),
  });
});

test('the text reaches the voice by its input and not by the list of processes', async () => {
  voice = new Espeak({
    program: program(
      `echo "$*" >> ${folder}/args; text=$(cat); [ -z "$text" ] || printf %s "$text" > ${folder}/text; ${head}; ${sound}`,
    ),
  });
  await heard('Le yoga est à 18h30 ; rm -rf $HOME');
  expect(readFileSync(path.join(folder, 'text'), 'utf8')).toBe('Le yoga est à 18 heures 30 ; rm -rf $HOME');
  const args = readFileSync(path.join(folder, 'args'), 'utf8');
  expect(args).not.toContain('yoga');
  // With this it would obey markup.
  expect(args).not.toMatch(/(?:^| )-m\b/u);
});

test('a voice that dies says how, and is not started again by itself', async () => {
  voice = new Espeak({ program: program(`cat > /dev/null; echo 'no data folder' >&2; exit 3`) });
  await expect(heard()).rejects.toThrow(/code 3.*no data folder.*Install the package/u);
  expect(voice.processCount).toBe(0);
});

test('a voice that dies in the middle of a word fails after what it said', async () => {
  voice = new Espeak({ program: program(`cat > /dev/null; ${head}; ${sound}; kill -9 $$`) });
  const pieces: Buffer[] = [];
  const listen = async (): Promise<void> => {
    for await (const piece of voice?.say('Bonjour', 'fr', new AbortController().signal) ?? []) pieces.push(piece);
  };
  await expect(listen()).rejects.toThrow(/SIGKILL/u);
});

test('what is no sound is refused', async () => {
  voice = new Espeak({ program: program('cat > /dev/null; echo this is no sound at all') });
  await expect(heard()).rejects.toThrow(/gave no sound/u);
});

test('a voice that hangs is given up, and its process is gone', async () => {
  voice = new Espeak({ program: program('exec sleep 600'), patienceMs: 20 });
  await expect(heard()).rejects.toThrow(/said nothing for 20 ms/u);
  await expect.poll(() => voice?.processCount).toBe(0);
});

test('an interruption ends the process at once', async () => {
  voice = new Espeak({ program: program('exec sleep 600') });
  const interrupted = new AbortController();
  const listening = heard('Bonjour', interrupted.signal);
  await expect.poll(() => voice?.processCount).toBe(1);
  interrupted.abort();
  expect(await listening).toEqual([]);
  await voice.close();
  expect(voice.processCount).toBe(0);
});

test('ten kiosks at a time make no more processes than allowed, and all are answered', async () => {
  voice = new Espeak({ program: program(`cat > /dev/null; ${head}; ${sound}`), speakingMax: 2 });
  let most = 0;
  const watched = Array.from({ length: 10 }, async () => {
    const pieces = await heard();
    most = Math.max(most, voice?.processCount ?? 0);
    return pieces;
  });
  for (const pieces of await Promise.all(watched)) expect(Buffer.concat(pieces).length).toBeGreaterThan(0);
  // Two that speak, two that end, and three that wait.
  expect(most).toBeLessThanOrEqual(7);
});

test('while a sentence is being said, processes for the next ones are made ready', async () => {
  const started = `${folder}/started`;
  const speaks = `i=0; while [ $i -lt 2000 ]; do ${sound}; i=$((i+1)); done; exec sleep 600`;
  voice = new Espeak({ program: program(`echo >> ${started}; cat > /dev/null; ${head}; ${speaks}`), readyMax: 3 });
  voice.prepare('fr');
  const interrupted = new AbortController();
  const listening = heard('Bonjour', interrupted.signal);
  await expect.poll(() => readFileSync(started, { encoding: 'utf8', flag: 'a+' }).length).toBe(4);
  expect(voice.processCount).toBe(4);
  interrupted.abort();
  await listening;
});

test('while two speak a third kiosk waits, without a process of its own', async () => {
  voice = new Espeak({ program: program('exec sleep 600'), speakingMax: 2 });
  const outcome = Promise.allSettled(Array.from({ length: 10 }, () => heard()));
  await expect.poll(() => voice?.processCount).toBe(2);
  await voice.close();
  for (const { status } of await outcome) expect(status).toBe('rejected');
});

test('whoever waits for a turn may be interrupted or told that the box closes', async () => {
  voice = new Espeak({ program: program('exec sleep 600'), speakingMax: 1 });
  const speaking = heard();
  await expect.poll(() => voice?.processCount).toBe(1);
  const interrupted = new AbortController();
  const waiting = heard('Bonjour', interrupted.signal);
  const closed = heard();
  interrupted.abort();
  expect(await waiting).toEqual([]);
  const outcome = Promise.allSettled([speaking, closed]);
  await voice.close();
  for (const { status } of await outcome) expect(status).toBe('rejected');
  await expect(heard()).rejects.toThrow(/closed/u);
  expect(voice.processCount).toBe(0);
});
