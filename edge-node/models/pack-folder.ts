import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';
import { ModelHeads } from '../src/insight/transformer/heads.ts';
import type { SelfTest } from '../src/insight/transformer/self-test.ts';
import { manifestName, type ModelFile, signatureName } from '../src/model-folder/manifest.ts';
import { openModels } from '../src/model-folder/model-folder.ts';
import { signModels } from '../src/model-folder/pack.ts';
import { PackList, packListName, type ToPack } from './pack-list.ts';

/** What a model answers here, for boxes to be compared with. @param modelsFolder Absolute. */
export type RecordSelfTest = (modelsFolder: string, folder: string, heads: ModelHeads) => Promise<SelfTest>;

export interface Packing {
  /** Has the models and `models.json`. */
  readonly from: string;
  /** Made here; holds nothing yet. */
  readonly to: string;
  /** Private, Ed25519. */
  readonly key: KeyObject;
  /** YYYY-MM-DD */
  readonly madeOn: string;
  readonly recordSelfTest: RecordSelfTest;
}

export interface PackedModel {
  readonly id: string;
  readonly kind: string;
  readonly files: number;
  readonly bytes: number;
}

/** Copies models into a folder for boxes, records what those of labels answer, signs it, and opens it as a box would. */
export async function packFolder({ from, to, key, madeOn, recordSelfTest }: Packing): Promise<PackedModel[]> {
  const [source, target] = [path.resolve(from), path.resolve(to)];
  const { models } = await packListOf(source);
  await makeEmpty(source, target);
  const listed = [];
  for (const model of models) {
    const named = await namedFiles(source, model);
    for (const { path: name } of named) await copy(source, target, name);
    if (model.kind === 'labels') named.push(await selfTested(target, model, named, recordSelfTest));
    listed.push({ ...model, files: await Promise.all(named.map((file) => summed(target, file))) });
  }
  const { manifest, signature } = signed({ madeOn, models: listed }, key);
  await writeFile(path.join(target, manifestName), manifest);
  await writeFile(path.join(target, signatureName), signature);
  const opened = await openModels(target, createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
  if (opened.kind !== 'present') throw new StartRefused(`A box would not take it: ${opened.cause}`, opened.remedy);
  return listed.map(({ id, kind, files }) => ({
    ...{ id, kind, files: files.length },
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  }));
}

type Named = Pick<ModelFile, 'path' | 'role'>;

async function packListOf(source: string): Promise<z.output<typeof PackList>> {
  const remedy = `Put a ${packListName} beside the models; the README shows one.`;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path.join(source, packListName), 'utf8'));
  } catch (error) {
    throw new StartRefused(`${path.join(source, packListName)} cannot be read: ${(error as Error).message}`, remedy);
  }
  const parsed = PackList.safeParse(json);
  if (!parsed.success) throw new StartRefused(`${packListName} is wrong: ${z.prettifyError(parsed.error)}`, remedy);
  return parsed.data;
}

async function makeEmpty(source: string, target: string): Promise<void> {
  if (`${target}${path.sep}`.startsWith(`${source}${path.sep}`)) {
    throw new StartRefused(`${target} is inside ${source}.`, 'Pack into a folder of its own.');
  }
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0) {
    throw new StartRefused(`${target} is not empty.`, 'Name a new folder with --to, or empty that one.');
  }
}

/** The files that are named, and all others in the folders of the model. */
async function namedFiles(source: string, { files, folders, id }: ToPack): Promise<Named[]> {
  const named = new Map<string, Named>(files.map((file) => [file.path, file]));
  for (const folder of Object.values(folders)) {
    const entries = await readdir(path.join(source, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    if (entries.length === 0)
      throw new StartRefused(`"${folder}" of "${id}" is empty or missing.`, 'Correct models.json.');
    for (const entry of entries.filter((each) => !each.isDirectory())) {
      const name = path.relative(source, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      if (!named.has(name)) named.set(name, { path: name });
    }
  }
  return [...named.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function copy(source: string, target: string, name: string): Promise<void> {
  const file = path.join(source, name);
  const found = await lstat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new StartRefused(`"${name}" is missing, or no plain file.`, 'Correct models.json.');
  await mkdir(path.dirname(path.join(target, name)), { recursive: true });
  await copyFile(file, path.join(target, name));
}

/** Gives `heads.json` its role, and adds what the model answers. */
async function selfTested(target: string, model: ToPack, named: Named[], record: RecordSelfTest): Promise<Named> {
  const folder = model.folders['model'];
  const at = named.findIndex(({ path: name }) => name === `${folder}/heads.json`);
  if (folder === undefined || at < 0) {
    throw new StartRefused(
      `"${model.id}" has no folder "model" with a heads.json in it.`,
      'Name the folder in models.json and say in heads.json what the outputs mean; the README shows both.',
    );
  }
  named[at] = { path: `${folder}/heads.json`, role: 'heads' };
  const heads = ModelHeads.safeParse(JSON.parse(await readFile(path.join(target, folder, 'heads.json'), 'utf8')));
  if (!heads.success) {
    throw new StartRefused(`"${folder}/heads.json" is wrong: ${z.prettifyError(heads.error)}`, 'Correct it.');
  }
  const selfTest = { path: `${folder}/self-test.json`, role: 'self-test' };
  const former = named.findIndex(({ path: name }) => name === selfTest.path);
  if (former >= 0) named.splice(former, 1);
  await writeFile(path.join(target, selfTest.path), JSON.stringify(await record(target, folder, heads.data)));
  return selfTest;
}

async function summed(target: string, file: Named): Promise<ModelFile> {
  const place = path.join(target, file.path);
  const sum = createHash('sha256');
  await pipeline(createReadStream(place, { highWaterMark: 1 << 20 }), sum);
  return { ...file, size: (await lstat(place)).size, sha256: sum.digest('hex') };
}

function signed(...[content, key]: Parameters<typeof signModels>): ReturnType<typeof signModels> {
  try {
    return signModels(content, key);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new StartRefused(`These models cannot be listed: ${z.prettifyError(error)}`, 'Correct models.json.');
  }
}
