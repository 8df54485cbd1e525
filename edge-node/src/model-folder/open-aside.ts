import { Worker } from 'node:worker_threads';
import type { ModelFolder } from './model-folder.ts';
import type { Folder } from './open-thread.ts';

export interface Opening {
  /** Never rejects; absent once it was stopped. */
  readonly opened: Promise<ModelFolder>;
  stop(): void;
}

/** Opens a folder of models in a thread of its own: it may hold gigabytes to be compared, and a tap must not wait for them. */
export function openModelsAside(folder: Folder): Opening {
  const thread = new Worker(new URL('open-thread.ts', import.meta.url), { workerData: folder });
  let stop = (): void => undefined;
  const opened = new Promise<ModelFolder>((resolve) => {
    const broken = (cause: string): void =>
      resolve({ kind: 'refused', cause, remedy: 'Start the box again; if it stays, look at its log.' });
    stop = () => {
      resolve({ kind: 'absent', cause: 'The box stops.', remedy: 'Start it again.' });
      void thread.terminate();
    };
    thread.once('message', resolve);
    thread.once('error', ({ message }) => broken(`The folder of models could not be looked through: ${message}`));
    thread.once('exit', () => broken('The folder of models was not looked through to its end.'));
  });
  return { opened, stop: () => stop() };
}
