import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openModels } from '../src/model-folder/model-folder.ts';
import { packFolder, type PackedModel, type RecordSelfTest } from './pack-folder.ts';

const keys = generateKeyPairSync('ed25519');
const trusted = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const list = {
  models: [
    {
      ...{ id: 'ears', kind: 'speech-in', family: 'whisper', languages: ['fr'], licence: 'MIT' },
      files: [{ path: 'ears/encoder.onnx', role: 'encoder' }],
    },
    {
      ...{ id: 'labels-1', kind: 'labels', family: 'distilbert', languages: ['fr', 'en'], licence: 'MIT' },
      folders: { model: 'labels' },
    },
  ],
};
const heads = {
  ...{ format: 1, dtype: 'fp32', tokensMax: 64 },
  heads: { sentiment: { output: 'logits', labels: ['negative', 'neutral', 'positive'] } },
};

let root: string;
let recorded: unknown[];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pack-'));
  recorded = [];
  put('models.json', list);
  put('ears/encoder.onnx', 'encoder');
  put('labels/config.json', {});
  put('labels/onnx/model.onnx', 'model');
  put('labels/heads.json', heads);
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, content: object | string): void {
  const file = path.join(root, 'made', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const recordSelfTest: RecordSelfTest = async (modelsFolder, folder, { dtype }) => {
  recorded.push([path.relative(root, modelsFolder), folder, dtype]);
  return { format: 1, madeBy: 'test', tolerance: 0.001, cases: [{ text: 'bonjour', outputs: { logits: [1, 2, 3] } }] };
};
const pack = (to = 'packed'): Promise<PackedModel[]> =>
  packFolder({
    ...{ from: path.join(root, 'made'), to: path.join(root, to), key: keys.privateKey, madeOn: '2026-11-21' },
    recordSelfTest,
  });

test('models of speech and of labels go into one folder, signed, with what the latter answer; a box takes it', async () => {
  expect(await pack()).toMatchObject([
    { id: 'ears', files: 1, bytes: 7 },
    { id: 'labels-1', files: 4 },
  ]);
  expect(recorded).toEqual([['packed', 'labels', 'fp32']]);
  const opened = await openModels(path.join(root, 'packed'), trusted);
  expect(opened).toMatchObject({
    kind: 'present',
    models: [{ id: 'ears' }, { id: 'labels-1', folders: { model: 'labels' } }],
  });
  const roles = opened.kind === 'present' ? opened.models[1]?.files.filter(({ role }) => role !== undefined) : [];
  expect(roles).toMatchObject([
    { path: 'labels/heads.json', role: 'heads' },
    { path: 'labels/self-test.json', role: 'self-test' },
  ]);
});

test('packing again records anew what the model answers, and signs nothing that lay beside the models', async () => {
  put('labels/self-test.json', { from: 'an earlier packing' });
  put('notes.txt', 'not for boxes');
  await pack();
  expect(readFileSync(path.join(root, 'packed/labels/self-test.json'), 'utf8')).toContain('bonjour');
  const opened = await openModels(path.join(root, 'packed'), trusted);
  const files = opened.kind === 'present' ? opened.models.flatMap((model) => model.files.map((file) => file.path)) : [];
  expect(files.toSorted()).toEqual([
    ...['ears/encoder.onnx', 'labels/config.json', 'labels/heads.json', 'labels/onnx/model.onnx'],
    'labels/self-test.json',
  ]);
});

test.each([
  ['no list of models', () => rmSync(path.join(root, 'made/models.json')), /models.json cannot be read/u],
  ['a list that is wrong', () => put('models.json', { models: [{ id: 'A B' }] }), /models.json is wrong/u],
  [
    'a file that is missing',
    () => rmSync(path.join(root, 'made/ears/encoder.onnx')),
    /"ears\/encoder.onnx" is missing/u,
  ],
  [
    'a folder that is missing',
    () => rmSync(path.join(root, 'made/labels'), { recursive: true }),
    /"labels" of "labels-1"/u,
  ],
  [
    'outputs that nothing is said of',
    () => rmSync(path.join(root, 'made/labels/heads.json')),
    /no folder "model" with a heads.json/u,
  ],
  ['outputs that mean nothing known', () => put('labels/heads.json', { ...heads, heads: {} }), /heads.json" is wrong/u],
  ['a link among the files', () => symlinkSync('/etc/hostname', path.join(root, 'made/labels/link')), /no plain file/u],
  [
    'two models of one name',
    () => put('models.json', { models: [list.models[0], list.models[0]] }),
    /two models have one id/u,
  ],
])('%s is refused with what to correct', async (_, spoil, cause) => {
  spoil();
  await expect(pack()).rejects.toMatchObject({
    name: 'StartRefused',
    message: expect.stringMatching(cause),
    remedy: expect.stringMatching(/\w/u),
  });
});

test('nothing is packed over what is there, nor into the models themselves', async () => {
  await expect(pack('made')).rejects.toThrow('is inside');
  await expect(pack('made/packed')).rejects.toThrow('is inside');
  await pack();
  await expect(pack()).rejects.toThrow('is not empty');
});
