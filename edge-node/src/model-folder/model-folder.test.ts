import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { capabilities } from '../voice/capabilities.ts';
import { isInside } from './manifest.ts';
import { openModels } from './model-folder.ts';
import { packModels, type Packed } from './pack.ts';

const keys = generateKeyPairSync('ed25519');
const trusted = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const bytes = (text: string): Buffer => Buffer.from(text);

const models: Packed[] = [
  {
    ...{ id: 'whisper-small', kind: 'speech-in', family: 'whisper', languages: ['es', 'fr'], licence: 'MIT' },
    files: [
      { path: 'whisper/encoder.onnx', role: 'encoder', bytes: bytes('encoder') },
      { path: 'whisper/tokens.txt', role: 'tokens', bytes: bytes('') },
    ],
  },
  {
    ...{ id: 'silero', kind: 'voice-activity', family: 'silero', languages: [], licence: 'MIT' },
    files: [{ path: 'silero.onnx', role: 'model', bytes: bytes('silero') }],
  },
];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'models-'));
  for (const { path: name, bytes: content } of models.flatMap(({ files }) => files)) put(name, content);
  const { manifest, signature } = packModels({ madeOn: '2026-11-21', models }, keys.privateKey);
  put('manifest.json', manifest);
  put('manifest.sig', signature);
});

afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

/** As if by the one who holds the key. */
function signAgain(change: (manifest: { models: { files: { path: string }[] }[] }) => void): void {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  change(manifest);
  const changed = Buffer.from(JSON.stringify(manifest));
  put('manifest.json', changed);
  put('manifest.sig', sign(null, changed, keys.privateKey).toString('base64'));
}

test('a signed folder is opened, and says what the box can do with it', async () => {
  const opened = await openModels(folder, trusted);
  expect(opened).toMatchObject({ kind: 'present', folder, models: [{ id: 'whisper-small' }, { id: 'silero' }] });
  expect(capabilities(opened, { voice: ['en', 'fr', 'es'], chat: false })).toEqual({
    hears: ['fr', 'es'],
    hearsLive: false,
    speaks: ['fr', 'en', 'es'],
    chats: false,
    models: [
      { id: 'whisper-small', kind: 'speech-in', languages: ['es', 'fr'], licence: 'MIT', bytes: 7 },
      { id: 'silero', kind: 'voice-activity', languages: [], licence: 'MIT', bytes: 6 },
    ],
    notice: undefined,
  });
});

test('a box without models is normal and says what it can do', async () => {
  for (const where of [undefined, path.join(folder, 'nowhere')]) {
    const opened = await openModels(where, trusted);
    expect(opened).toMatchObject({ kind: 'absent', remedy: expect.stringContaining('signed folder') });
    expect(capabilities(opened, { voice: [], chat: true })).toMatchObject({
      ...{ hears: [], speaks: [], chats: true, models: [] },
      notice: { cause: expect.any(String), remedy: expect.any(String) },
    });
  }
});

const wrongs: readonly (readonly [string, () => void, RegExp])[] = [
  ['a changed model', () => put('silero.onnx', 'SILERO'), /"silero.onnx" is not what was signed/u],
  ['a longer model', () => put('silero.onnx', 'silero!'), /another size/u],
  ['a missing model', () => rmSync(path.join(folder, 'silero.onnx')), /"silero.onnx" is missing/u],
  ['a file that nobody signed', () => put('whisper/extra.so', 'x'), /"whisper\/extra.so" is not in the manifest/u],
  ['a hidden file that nobody signed', () => put('.extra', 'x'), /".extra" is not in the manifest/u],
  ['no signature', () => rmSync(path.join(folder, 'manifest.sig')), /not signed/u],
  ['no manifest', () => rmSync(path.join(folder, 'manifest.json')), /"manifest.json" is missing/u],
  ['a signature of something else', () => put('manifest.sig', Buffer.alloc(64).toString('base64')), /not by the key/u],
  ['a signature that is none', () => put('manifest.sig', 'hello'), /not by the key/u],
  [
    'a manifest changed after it was signed',
    () => put('manifest.json', readFileSync(path.join(folder, 'manifest.json'), 'utf8').replace('MIT', 'BSD')),
    /not by the key/u,
  ],
  [
    'a path that leaves the folder',
    () => signAgain(({ models: all }) => void (all[1]!.files[0]!.path = '../silero.onnx')),
    /leaves its folder/u,
  ],
  [
    'an absolute path',
    () => signAgain(({ models: all }) => void (all[1]!.files[0]!.path = '/etc/passwd')),
    /leaves its folder/u,
  ],
  [
    'a field that nobody knows',
    () => signAgain((manifest) => void Object.assign(manifest, { run: 'me' })),
    /is wrong/u,
  ],
  [
    'a link in place of a model',
    () => {
      renameSync(path.join(folder, 'silero.onnx'), `${folder}.elsewhere`);
      symlinkSync(`${folder}.elsewhere`, path.join(folder, 'silero.onnx'));
    },
    /"silero.onnx" is no plain file/u,
  ],
  [
    'a link in place of a folder',
    () => {
      renameSync(path.join(folder, 'whisper'), `${folder}.away`);
      symlinkSync(`${folder}.away`, path.join(folder, 'whisper'));
    },
    /"whisper" is no plain file/u,
  ],
];

test.each(wrongs)('%s: nothing of the folder is used, with the cause and the remedy', async (_, spoil, cause) => {
  spoil();
  const opened = await openModels(folder, trusted);
  expect(opened).toMatchObject({
    kind: 'refused',
    cause: expect.stringMatching(cause),
    remedy: expect.stringMatching(/\w/u),
  });
  expect(capabilities(opened, { voice: [], chat: false })).toMatchObject({ hears: [], models: [] });
  for (const left of [`${folder}.elsewhere`, `${folder}.away`]) rmSync(left, { recursive: true, force: true });
});

test.each([
  ['none', undefined],
  ['no key at all', 'hello'],
  [
    'a key of another kind',
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  ],
  ['somebody else’s', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()],
])('where the configured key is %s, models are refused', async (_, key) => {
  expect(await openModels(folder, key)).toMatchObject({
    kind: 'refused',
    remedy: expect.stringContaining('public key'),
  });
});

test('only what stays below the folder is inside it', () => {
  for (const name of ['a.onnx', 'a/b/c.txt', 'é/ü', '..a']) expect(isInside(name)).toBe(true);
  for (const name of ['', '/a', 'a/../b', '..', './a', 'a//b', 'a\\..\\b', 'C:a', 'a\u{0}', 'manifest.json', 'a/']) {
    expect(isInside(name)).toBe(false);
  }
});

test('models that hear finished utterances need one that cuts them out', () => {
  const [whisper] = models;
  const { manifest } = packModels({ madeOn: '2026-11-21', models: [whisper!] }, keys.privateKey);
  const alone = { kind: 'present' as const, folder, models: JSON.parse(manifest.toString()).models };
  expect(capabilities(alone, { voice: [], chat: false }).hears).toEqual([]);
});
