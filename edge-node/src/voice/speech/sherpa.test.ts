import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Model } from '../../model-folder/manifest.ts';
import type { ModelFolder } from '../../model-folder/model-folder.ts';
import { openSherpa } from './sherpa.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sherpa-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Stands for an installed `sherpa-onnx-node`. */
function installed(onVad = ''): string {
  const script = `
    class Offline { static async createAsync(config) { ${onVad === 'reject' ? "throw new Error('no model')" : ''}; return new Offline(); } }
    class Online { createStream() {} }
    class Vad { constructor() { ${onVad === 'reject' ? '' : onVad} } acceptWaveform() {} }
    class Tts { static async createAsync() { const tts = new Tts(); tts.sampleRate = 22050; return tts; } }
    module.exports = { OfflineRecognizer: Offline, OnlineRecognizer: Online, Vad, OfflineTts: Tts };`;
  writeFileSync(path.join(folder, 'package.json'), '{"type":"commonjs"}');
  writeFileSync(path.join(folder, 'sherpa-onnx.js'), script);
  return folder;
}

const model = (
  kind: Model['kind'],
  family: string,
  roles: readonly string[],
  languages: Model['languages'],
): Model => ({
  ...{ id: `${family}-1`, kind, family, languages, licence: 'MIT', folders: {} },
  files: roles.map((role) => ({ path: `${family}/${role}`, role, size: 1, sha256: '0'.repeat(64) })),
});
const whisper = model('speech-in', 'whisper', ['encoder', 'decoder', 'tokens'], ['fr', 'en']);
const silero = model('voice-activity', 'silero', ['model'], []);
const vits = model('speech-out', 'vits', ['model', 'tokens', 'dataDir'], ['fr']);
const present = (...models: Model[]): ModelFolder => ({ kind: 'present', folder: '/models', models });

test('a box where nothing is configured, or has no models, is normal', async () => {
  const none = { kind: 'absent', cause: 'There are no models.', remedy: 'Flash them.' } as const;
  expect(await openSherpa({ installedAt: undefined, models: none, voice: undefined })).toMatchObject({
    kind: 'absent',
    remedy: expect.stringContaining('Install sherpa-onnx-node'),
  });
  expect(await openSherpa({ installedAt: installed(), models: none, voice: undefined })).toEqual(none);
});

test('ears and voice come from what the folder holds', async () => {
  const all = await openSherpa({ installedAt: installed(), models: present(whisper, silero, vits), voice: undefined });
  expect(all).toMatchObject({
    kind: 'present',
    speechIn: { languages: ['fr', 'en'] },
    speechOut: { name: 'sherpa-onnx' },
  });
  const deaf = await openSherpa({ installedAt: folder, models: present(whisper, vits), voice: undefined });
  expect(deaf).toMatchObject({ kind: 'present', speechIn: undefined });
  const mute = await openSherpa({ installedAt: folder, models: present(), voice: undefined });
  expect(mute).toEqual({ kind: 'present', speechIn: undefined, speechOut: undefined });
});

test('a wrong folder and another module are named', async () => {
  const nowhere = path.join(folder, 'nowhere');
  const models = present(silero);
  expect(await openSherpa({ installedAt: nowhere, models, voice: undefined })).toMatchObject({
    kind: 'absent',
    cause: expect.stringContaining(nowhere),
  });
  expect(await openSherpa({ installedAt: folder, models, voice: undefined })).toMatchObject({
    cause: expect.stringContaining('cannot be loaded'),
  });
  writeFileSync(path.join(folder, 'sherpa-onnx.js'), 'module.exports = {}');
  expect(await openSherpa({ installedAt: folder, models, voice: undefined })).toMatchObject({
    cause: expect.stringContaining('is no sherpa-onnx-node'),
  });
});

test('a model that does not fit is named before anything is loaded', async () => {
  const models = present(model('speech-in', 'parrot', ['model'], ['fr']));
  expect(await openSherpa({ installedAt: installed(), models, voice: undefined })).toMatchObject({
    kind: 'absent',
    cause: expect.stringContaining('"parrot-1"'),
  });
});

test.each([
  ['ends the process that loads it', 'process.abort()', /"silero-1" cannot be loaded \(SIGABRT\)/u],
  ['is refused', 'reject', /"whisper-1" cannot be loaded \(no model\)/u],
  ['hangs', 'for (;;);', /cannot be loaded \(SIGKILL\)/u],
])('a model that %s leaves the box as it is', async (_, fault, cause) => {
  const models = present(whisper, silero);
  const patience = fault === 'for (;;);' ? { patienceMs: 1_000 } : {};
  expect(await openSherpa({ installedAt: installed(fault), models, voice: undefined, ...patience })).toMatchObject({
    kind: 'absent',
    cause: expect.stringMatching(cause),
  });
});
