import { readFile } from 'node:fs/promises';
import type { ModelFolder } from './model-folder.ts';
import { type Opening, openModelsAside } from './open-aside.ts';

/** As the box's settings have it; each undefined where it is not configured. */
export interface ModelsAt {
  readonly folder: string | undefined;
  /** A PEM file with the public key that models are checked by. */
  readonly keyFile: string | undefined;
}

/** Opens the folder of models that the settings name, once for all who use it. */
export function openConfiguredModels({ folder, keyFile }: ModelsAt): Opening {
  const stopped = new AbortController();
  const open = async (): Promise<ModelFolder> => {
    if (folder === undefined) {
      const remedy =
        'Flash a signed folder of models and name it in JARVIS_MODELS, should the box hear words without a cloud.';
      return { kind: 'absent', cause: 'No folder of models is configured.', remedy };
    }
    let publicKey: string | undefined;
    try {
      publicKey = keyFile === undefined ? undefined : await readFile(keyFile, 'utf8');
    } catch (error) {
      const cause = `The key that models are checked by cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`;
      return { kind: 'refused', cause, remedy: 'Put its file where JARVIS_MODELS_KEY says, and start the box again.' };
    }
    const opening = openModelsAside({ folder, publicKey });
    stopped.signal.addEventListener('abort', () => opening.stop(), { once: true });
    if (stopped.signal.aborted) opening.stop();
    return opening.opened;
  };
  return { opened: open(), stop: () => stopped.abort() };
}
