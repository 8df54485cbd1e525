import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelFolder } from '../../model-folder/model-folder.ts';
import type { After } from './model-thread.ts';
import { FlashedFolder, type Flashed } from './test/flashed-folder.ts';
import { patient, said, transformerContract } from './transformer.contract.ts';
import { Transformer, type TransformerDeps } from './transformer.ts';

const scripted = new URL('test/scripted-transformers.ts', import.meta.url).href;

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const labels = {
  logits: ['negative', 'neutral', 'positive'],
  emotion: ['joy', 'frustration', 'sadness', 'worry', 'surprise', 'neutral'],
};
const byWord: Readonly<Record<keyof typeof labels, Record<string, number[]>>> = {
  logits: { génial: [-1, 0, 2], nul: [2, 0, -1] },
  emotion: { génial: [3], nul: [0, 3] },
};
const deeds = { casse: 'throw', attends: 'hang', meurs: 'exit', appelle: 'fetch', bizarre: 'odd' };

const flashed = (): Flashed => ({
  files: new Map([
    ...['config.json', 'tokenizer.json', 'tokenizer_config.json'].map((name) => [name, json({})] as const),
    [
      'onnx/model.onnx',
      json({
        outputs: {
          logits: { size: 3, byWord: byWord.logits },
          emotion: { size: 6, byWord: byWord.emotion },
        },
        deeds,
      }),
    ],
    [
      'heads.json',
      json({
        ...{ format: 1, dtype: 'fp32', tokensMax: 64 },
        heads: {
          sentiment: { output: 'logits', labels: labels.logits },
          emotion: { output: 'emotion', labels: labels.emotion },
        },
      }),
    ],
  ]),
  // None of the words of the self-test is in the script.
  answer: () => ({ logits: [0, 0, 0], emotion: [0, 0, 0, 0, 0, 0] }),
});

transformerContract('a package that stands for @huggingface/transformers', flashed, scripted);

let folder: FlashedFolder;
let tier1: Transformer | undefined;
let reports: string[];
beforeEach(() => {
  folder = new FlashedFolder(flashed());
  reports = [];
});
afterEach(() => {
  tier1?.close();
  folder[Symbol.dispose]();
});

async function open(deps: Partial<TransformerDeps> = {}): Promise<Transformer> {
  tier1 = new Transformer({
    ...{ models: Promise.resolve(folder.opened()), tier0: () => said, after: patient, packageUrl: scripted },
    report: (problem) => void reports.push(problem),
    ...deps,
  });
  await tier1.opened;
  return tier1;
}

const empty: ModelFolder = { kind: 'present', folder: '/nowhere', models: [] };
const absent: ModelFolder = { kind: 'absent', cause: 'No folder.', remedy: 'Flash one.' };

test.each([
  ['no folder of models', absent, 'No folder.'],
  ['a folder without such a model', empty, 'No model of the folder labels what members say.'],
] as const)('%s is normal: the box tells so, logs nothing, and labels by itself', async (_, models, cause) => {
  const opened = await open({ models: Promise.resolve(models) });
  expect(opened.state).toEqual({ kind: 'absent', cause, remedy: expect.stringMatching(/\w/u) });
  expect([await opened.label('génial', 'fr'), reports]).toEqual([{ ...said, tier: 0 }, []]);
  expect((await opened.ahead(['génial']))('génial', 'fr')).toEqual(said);
});

test('a folder that is not rightly signed is told with its cause, and nothing of it is used', async () => {
  const refused = { kind: 'refused' as const, cause: 'The signature is not by the key.', remedy: 'Copy it again.' };
  const opened = await open({ models: Promise.resolve(refused) });
  expect(opened.state).toEqual(refused);
  expect(await opened.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
});

test('while a folder is looked through, tier 0 labels', async () => {
  tier1 = new Transformer({
    ...{ models: new Promise(() => undefined), tier0: () => said, after: patient, report: () => undefined },
  });
  expect(tier1.state).toEqual({ kind: 'opening' });
  expect(await tier1.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
});

test('a model without the package says what to install', async () => {
  const opened = await open({ packageUrl: 'a-package-that-nobody-installed' });
  expect(opened.state).toEqual({
    kind: 'refused',
    cause: '@huggingface/transformers is not installed.',
    remedy: expect.stringContaining('npm run tier1:install'),
  });
  expect(reports).toHaveLength(1);
});

test('a package that is another one is refused', async () => {
  const opened = await open({ packageUrl: 'node:path' });
  expect(opened.state).toMatchObject({
    kind: 'refused',
    cause: expect.stringContaining('no @huggingface/transformers 4'),
  });
});

test.each([
  ['heads.json', { format: 2 }, /"labels\/heads.json" is wrong/u],
  ['heads.json', { format: 1, dtype: 'fp32', tokensMax: 64, heads: {} }, /names no head/u],
  ['self-test.json', { format: 1 }, /"labels\/self-test.json" is wrong/u],
  ['self-test.json', Buffer.from('{'), /cannot be read/u],
] as const)('a signed %s that is wrong (%j) is refused', async (name, content, cause) => {
  folder.put(name, content);
  expect((await open()).state).toMatchObject({ kind: 'refused', cause: expect.stringMatching(cause) });
});

test.each(['heads.json', 'self-test.json'])('a model without %s is refused', async (name) => {
  folder.remove(name);
  expect((await open()).state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('names no file') });
});

test('a sentence that the model fails on is labelled by tier 0, and the next one by the model', async () => {
  const opened = await open();
  expect(await opened.label('casse', 'fr')).toEqual({ ...said, tier: 0 });
  expect(await opened.label('génial', 'fr')).toMatchObject({ tier: 1 });
  expect(opened.state).toMatchObject({ answered: 1, fellBack: 1, lastCause: 'It failed on a sentence (TypeError).' });
});

test('figures that are not one for each label are not believed', async () => {
  const opened = await open();
  expect(await opened.label('bizarre', 'fr')).toEqual({ ...said, tier: 0 });
  expect(opened.state).toMatchObject({ kind: 'in-use', fellBack: 1 });
});

test('three failures in a row set the model aside, with no word of what was said, until the box starts again', async () => {
  const opened = await open();
  for (const text of ['casse un', 'casse deux', 'casse trois']) await opened.label(text, 'fr');
  expect(opened.state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('3 times in a row') });
  expect(reports.join()).not.toContain('trois');
  expect(await opened.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
});

test('an answer that does not come is not waited for', async () => {
  const alarms: (() => void)[] = [];
  const after: After = (ms, then) => {
    const alarm = (): void => (ms === 1_000 ? then() : undefined);
    alarms.push(alarm);
    return () => void alarms.splice(alarms.indexOf(alarm), 1);
  };
  const opened = await open({ after });
  expect(alarms).toEqual([]);
  const asked = opened.label('attends', 'fr');
  alarms[0]?.();
  expect(await asked).toEqual({ ...said, tier: 0 });
  expect(opened.state).toMatchObject({ lastCause: 'It took more than 1000 ms for a sentence.' });
  expect(await opened.label('génial', 'fr')).toMatchObject({ tier: 1 });
});

test('a model that takes too long to load is given up', async () => {
  const alarms: (() => void)[] = [];
  const opening = open({ after: (_, then) => (alarms.push(then), () => undefined) });
  await Promise.resolve().then(() => undefined);
  await expect.poll(() => alarms.length).toBeGreaterThan(0);
  alarms[0]?.();
  expect((await opening).state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('not loaded within') });
});

test('a model that dies takes nothing with it: its sentence is labelled by tier 0, and so is all that follows', async () => {
  const opened = await open();
  expect(await opened.label('meurs', 'fr')).toEqual({ ...said, tier: 0 });
  expect(opened.state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('thread ended (7)') });
  expect(await opened.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
});

test('a model that tries to reach a network reaches none, and is set aside', async () => {
  const opened = await open();
  await opened.label('appelle', 'fr');
  expect(opened.state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('tried to reach a network') });
  expect(reports).toEqual([expect.stringContaining('network')]);
});
