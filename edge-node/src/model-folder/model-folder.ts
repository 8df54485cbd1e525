import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Manifest, manifestName, type Model, type ModelFile, signatureName } from './manifest.ts';

export type ModelFolder =
  /** Normal: the box understands what is touched and typed. */
  | { readonly kind: 'absent'; readonly cause: string; readonly remedy: string }
  /** There is one, and nothing of it is used. */
  | { readonly kind: 'refused'; readonly cause: string; readonly remedy: string }
  /** @property folder Absolute. */
  | { readonly kind: 'present'; readonly folder: string; readonly models: readonly Model[] };

const manifestBytesMax = 4_000_000;
const freshCopy = 'Copy the folder again from where it was signed.';

class Refused extends Error {
  readonly remedy: string;

  constructor(message: string, remedy = freshCopy) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Opens a folder of models if whoever holds the key signed it and every file is as it was then. Never throws for what is wrong
 * with the folder.
 *
 * @param folder Undefined where none is configured.
 * @param publicKey Ed25519, PEM; undefined where none is configured.
 */
export async function openModels(folder: string | undefined, publicKey: string | undefined): Promise<ModelFolder> {
  const absent = (cause: string): ModelFolder => ({
    kind: 'absent',
    cause,
    remedy:
      'Flash a signed folder of models and name it in the box’s settings, should the box hear words without a cloud.',
  });
  if (folder === undefined) return absent('No folder of models is configured.');
  const root = path.resolve(folder);
  try {
    const { manifest, signature } = await bothFiles(root);
    if (manifest === undefined) return absent(`There are no models in ${root}.`);
    const models = checked(manifest, signature, keyOf(publicKey)).models;
    await compare(root, new Map(models.flatMap(({ files }) => files.map((file) => [file.path, file]))));
    return { kind: 'present', folder: root, models };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', cause: error.message, remedy: error.remedy };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    const remedy = 'Let the box read the folder and everything in it.';
    return { kind: 'refused', cause: `The folder of models cannot be read (${code}).`, remedy };
  }
}

async function bothFiles(root: string): Promise<{ manifest: Buffer | undefined; signature: string | undefined }> {
  const names = await readdir(root).catch(none);
  if (names === undefined || names.length === 0) return { manifest: undefined, signature: undefined };
  const read = async (name: string): Promise<Buffer | undefined> => {
    const found = await lstat(path.join(root, name)).catch(none);
    if (found === undefined) return undefined;
    if (!found.isFile() || found.size > manifestBytesMax) throw new Refused(`"${name}" is no plain file of its kind.`);
    return readFile(path.join(root, name));
  };
  const manifest = await read(manifestName);
  if (manifest === undefined) throw new Refused(`"${manifestName}" is missing among the models.`);
  return { manifest, signature: (await read(signatureName))?.toString('latin1') };
}

function none(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

function keyOf(publicKey: string | undefined): KeyObject {
  const remedy = 'Put the public key (Ed25519, PEM) of whoever signs models into the box’s settings.';
  if (publicKey === undefined) throw new Refused('No key is configured that models are checked by.', remedy);
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(publicKey);
  } catch {
    key = undefined;
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new Refused('The key that models are checked by is none.', remedy);
  return key;
}

function checked(manifest: Buffer, signature: string | undefined, key: KeyObject): Manifest {
  if (signature === undefined) throw new Refused(`"${signatureName}" is missing: the models are not signed.`);
  if (!verify(null, manifest, key, Buffer.from(signature.trim(), 'base64'))) {
    throw new Refused(
      'The signature of the models is not by the key that this box trusts.',
      'Copy the folder again, or put the right public key into the box’s settings.',
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(manifest.toString('utf8'));
  } catch {
    throw new Refused(`"${manifestName}" is signed and no JSON.`, 'Pack and sign the models again.');
  }
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) {
    throw new Refused(
      `"${manifestName}" is wrong: ${z.prettifyError(parsed.error)}`,
      'Pack and sign the models again.',
    );
  }
  return parsed.data;
}

/** Every file is one of the list, and every one of the list is as listed. */
async function compare(root: string, files: ReadonlyMap<string, ModelFile>): Promise<void> {
  const found = new Set<string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const name = path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (entry.isDirectory() || name === manifestName || name === signatureName) continue;
    if (!entry.isFile()) throw new Refused(`"${name}" is no plain file.`, 'Take it out; models are plain files.');
    if (!files.has(name))
      throw new Refused(`"${name}" is not in the manifest.`, 'Take it out, or pack and sign again.');
    found.add(name);
  }
  for (const { path: name, size, sha256 } of files.values()) {
    if (!found.has(name)) throw new Refused(`"${name}" is missing.`);
    const file = path.join(root, name);
    if ((await lstat(file)).size !== size) throw new Refused(`"${name}" has another size than when it was signed.`);
    const sum = createHash('sha256');
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), sum);
    if (sum.digest('hex') !== sha256) throw new Refused(`"${name}" is not what was signed.`);
  }
}
