import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { z } from 'zod';

/** Names of the two files that stand beside the models. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

export const ModelKind = z.enum([
  /** Words from a finished utterance. */
  'speech-in',
  /** Words while they are spoken. */
  'speech-in-live',
  /** Where speech begins and ends. */
  'voice-activity',
  'speech-out',
  'chat',
  /** What members mean and feel by what they say. */
  'labels',
]);
export type ModelKind = z.infer<typeof ModelKind>;

const FilePath = z.string().min(1).max(300).refine(isInside, 'leaves its folder, or is not written plainly');

export const ModelFile = z.strictObject({
  path: FilePath,
  /** What it is to the model, such as `encoder`; the files of a folder that goes as a whole have none. */
  role: z.string().min(1).max(40).optional(),
  size: z.int().nonnegative(),
  /** Hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelFile = z.infer<typeof ModelFile>;

export const Model = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/),
  kind: ModelKind,
  /** How it is built, such as `whisper`, `transducer`, `vits`, `silero`. */
  family: z.string().min(1).max(40),
  /** None for one that knows no language. */
  languages: z.array(Language).max(3),
  /** SPDX. */
  licence: z.string().min(1).max(100),
  /** A folder that the model is given as a whole, by its role. */
  folders: z.record(z.string().min(1).max(40), FilePath).default({}),
  files: z.array(ModelFile).min(1).max(2_000),
});
export type Model = z.infer<typeof Model>;

export const Manifest = z
  .strictObject({
    format: z.literal(1),
    /** YYYY-MM-DD */
    madeOn: z.iso.date(),
    models: z.array(Model).max(50),
  })
  .refine(({ models }) => isDistinct(models.map(({ id }) => id)), 'two models have one id')
  .refine(({ models }) => {
    const sums = new Map<string, string>();
    return models.every(({ files }) =>
      files.every(({ path, size, sha256 }) => {
        const [key, sum] = [path.toLowerCase(), `${path} ${size} ${sha256}`];
        const former = sums.get(key) ?? sum;
        sums.set(key, sum);
        return former === sum;
      }),
    );
  }, 'one file is listed in two ways');
export type Manifest = z.infer<typeof Manifest>;

/** Whether a path with `/` stays below the folder that it is joined to, on every system. */
export function isInside(path: string): boolean {
  if (/[\\:\p{C}]/u.test(path) || path === manifestName || path === signatureName) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const isDistinct = (all: readonly string[]): boolean => new Set(all).size === all.length;
