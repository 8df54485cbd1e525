import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConfiguredModels, type ModelsAt } from '../model-folder/open-configured.ts';
import { packModels, type Packed } from '../model-folder/pack.ts';
import { Senses } from './senses.ts';
import { testEngine } from './test/local-engine.ts';
import { RecordedTalk } from './test/recorded-talk.ts';
import { ScriptedVoice } from './test/scripted-voice.ts';

const keys = generateKeyPairSync('ed25519');
let root: string;
let config: ModelsAt;
let senses: Senses | undefined;
let reports: string[];
let engine: ReturnType<typeof testEngine>['engine'];

const packed = (kind: Packed['kind'], family: string, roles: readonly string[], languages: Packed['languages']) => ({
  ...{ id: `${family}-1`, kind, family, languages, licence: 'MIT' },
  files: roles.map((role) => ({ path: `${family}/${role}`, role, bytes: Buffer.from(`${family} ${role}`) })),
});
const models = [
  packed('speech-in', 'whisper', ['encoder', 'decoder', 'tokens'], ['fr']),
  packed('voice-activity', 'silero', ['model'], []),
  packed('speech-out', 'vits', ['model', 'tokens', 'dataDir'], ['fr']),
  // Not for ears or voice: others use it.
  packed('labels', 'distilbert', ['heads'], ['fr']),
];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'senses-'));
  config = { folder: `${root}/models`, keyFile: `${root}/key.pem` };
  for (const folder of ['sherpa', ...['whisper', 'silero', 'vits', 'distilbert'].map((name) => `models/${name}`)]) {
    mkdirSync(`${root}/${folder}`, { recursive: true });
  }
  for (const { path: name, bytes } of models.flatMap(({ files }) => files))
    writeFileSync(`${root}/models/${name}`, bytes);
  sign(models);
  writeFileSync(`${root}/key.pem`, keys.publicKey.export({ type: 'spki', format: 'pem' }));
  // Stands for an installed `sherpa-onnx-node`.
  writeFileSync(`${root}/sherpa/package.json`, '{"type":"commonjs"}');
  writeFileSync(
    `${root}/sherpa/sherpa-onnx.js`,
    `class Offline { static async createAsync() { return new Offline(); } }
     class Online { createStream() {} }
     class Vad { acceptWaveform() {} }
     class Tts { static async createAsync() { return Object.assign(new Tts(), { sampleRate: 22050 }); } }
     module.exports = { OfflineRecognizer: Offline, OnlineRecognizer: Online, Vad, OfflineTts: Tts };`,
  );
  reports = [];
  ({ engine } = testEngine(new ScriptedVoice()));
});
function sign(some: typeof models): void {
  const { manifest, signature } = packModels({ madeOn: '2026-11-21', models: some }, keys.privateKey);
  writeFileSync(`${root}/models/manifest.json`, manifest);
  writeFileSync(`${root}/models/manifest.sig`, signature);
}
afterEach(() => {
  senses?.close();
  rmSync(root, { recursive: true });
});

function open(more: Partial<ModelsAt> = {}): Senses {
  senses = new Senses({
    models: openConfiguredModels({ ...config, ...more }).opened,
    sherpaAt: `${root}/sherpa`,
    ...{ voice: new ScriptedVoice(), voiceLanguages: ['fr', 'en', 'es'] },
    chats: () => false,
    ready: (organs) => engine.equip(organs),
    report: (problem) => void reports.push(problem),
  });
  return senses;
}

const hears = (language: 'fr' | 'es'): boolean =>
  engine.connect({ language, firstName: null }, new RecordedTalk()).isHearing;

test('a box talks at once by what it has, and hears words from the talk after its models were verified', async () => {
  const opening = open();
  expect(opening.capabilities).toMatchObject({
    ...{ hears: [], speaks: ['fr', 'en', 'es'], models: [] },
    notice: { cause: expect.stringContaining('being looked through') },
  });
  expect(hears('fr')).toBe(false);
  await opening.opened;
  expect([hears('fr'), hears('es')]).toEqual([true, false]);
  expect(opening.capabilities).toMatchObject({ hears: ['fr'], speaks: ['fr', 'en', 'es'], notice: undefined });
  expect(opening.capabilities.models.map(({ id }) => id)).toEqual(['whisper-1', 'silero-1', 'vits-1']);
  expect(reports).toEqual([]);
});

test('a box without models is normal: nothing is told to its log', async () => {
  const opening = open({ folder: undefined, keyFile: undefined });
  await opening.opened;
  expect(opening.capabilities.notice).toMatchObject({
    cause: 'No folder of models is configured.',
    remedy: expect.stringContaining('JARVIS_MODELS'),
  });
  expect([hears('fr'), reports]).toEqual([false, []]);
});

test('a folder with models for other ends alone is as none: nobody is told to install what would hear', async () => {
  for (const folder of ['whisper', 'silero', 'vits']) rmSync(`${root}/models/${folder}`, { recursive: true });
  sign(models.filter(({ kind }) => kind === 'labels'));
  const opening = open();
  await opening.opened;
  expect(opening.capabilities.notice?.cause).toBe('No model of the folder is one of speech.');
  expect([hears('fr'), reports]).toEqual([false, []]);
});

test.each([
  [
    'a file was changed since it was signed',
    () => writeFileSync(`${root}/models/silero/model`, 'silero m0del'),
    /signed/u,
  ],
  [
    'the key is somebody else’s',
    () => {
      const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
      writeFileSync(`${root}/key.pem`, other);
    },
    /not by the key/u,
  ],
  ['the key is not where it should be', () => rmSync(`${root}/key.pem`), /cannot be read \(ENOENT\)/u],
  ['sherpa-onnx-node is not there', () => rmSync(`${root}/sherpa/sherpa-onnx.js`), /cannot be loaded/u],
])('where %s nothing is heard, and cause and remedy are told', async (_, spoil, cause) => {
  spoil();
  const opening = open();
  await opening.opened;
  expect(hears('fr')).toBe(false);
  expect(opening.capabilities).toMatchObject({
    ...{ hears: [], speaks: ['fr', 'en', 'es'] },
    notice: { cause: expect.stringMatching(cause), remedy: expect.stringMatching(/\w/u) },
  });
  expect(reports).toEqual([expect.stringMatching(cause)]);
});

test('a box that stops while models are looked through uses nothing of them', async () => {
  const opening = open();
  opening.close();
  await opening.opened;
  expect([hears('fr'), reports, opening.capabilities.models]).toEqual([false, [], []]);
});
