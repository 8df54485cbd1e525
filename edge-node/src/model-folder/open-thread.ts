/** The thread that looks through a folder of models; it tells what it found, once. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openModels } from './model-folder.ts';

export interface Folder {
  readonly folder: string;
  /** Ed25519, PEM; undefined where none is configured. */
  readonly publicKey: string | undefined;
}

if (parentPort !== null) {
  const { folder, publicKey } = workerData as Folder;
  // Without a process id Linux means this thread alone; other systems mean the whole box.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
  parentPort.postMessage(await openModels(folder, publicKey));
}
