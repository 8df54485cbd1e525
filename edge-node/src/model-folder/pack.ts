import { createHash, type KeyObject, sign } from 'node:crypto';
import type { z } from 'zod';
import { Manifest, type Model } from './manifest.ts';

export interface Packed extends Omit<Model, 'files' | 'folders'> {
  readonly folders?: Model['folders'];
  readonly files: readonly { readonly path: string; readonly role?: string; readonly bytes: Uint8Array }[];
}

/**
 * The manifest of models, and its signature.
 *
 * @param key Private, Ed25519.
 */
export function packModels(
  { madeOn, models }: { readonly madeOn: string; readonly models: readonly Packed[] },
  key: KeyObject,
): Signed {
  const listed = models.map(({ files, ...model }) => ({
    ...model,
    files: files.map(({ bytes, ...file }) => ({
      ...file,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  }));
  return signModels({ madeOn, models: listed }, key);
}

export interface Signed {
  readonly manifest: Buffer;
  readonly signature: string;
}

/** As `packModels`, of files whose sums are known. @throws z.ZodError where a box would refuse the manifest. */
export function signModels(
  { madeOn, models }: { readonly madeOn: string; readonly models: z.input<typeof Manifest>['models'] },
  key: KeyObject,
): Signed {
  const manifest = Buffer.from(`${JSON.stringify(Manifest.parse({ format: 1, madeOn, models }), null, 2)}\n`);
  return { manifest, signature: sign(null, manifest, key).toString('base64') };
}
