import { accessSync, constants, mkdirSync } from 'node:fs';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/** What a first start writes, with room to work. Bytes. */
const spaceNeeded = 300_000_000;

/** How the demo is given another folder, whatever the service is called whose folder it is. */
const another = '`npm start -- --data FOLDER`';

/** @throws StartRefused when this user cannot make the folder or write in it. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new StartRefused(
      full ? `The disk that holds ${folder} is full.` : `This user cannot make the folder ${folder}.`,
      full ? 'Free some space on it.' : `Give its parent to this user, or choose another with ${another}.`,
      { cause: error },
    );
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused(
      `This user cannot write in the folder ${folder}.`,
      `Give it to this user, or choose another with ${another}.`,
      { cause: error },
    );
  }
}

/**
 * Why a disk is too small for the demo, or undefined when it is not.
 *
 * @param disk As `statfs` tells of it.
 */
export function spaceRefusal(folder: string, disk: { bavail: number; bsize: number }): StartRefused | undefined {
  const free = disk.bavail * disk.bsize;
  if (free >= spaceNeeded) return undefined;
  const mb = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`;
  return new StartRefused(
    `The disk that holds ${folder} has ${mb(free)} free, and the demo needs ${mb(spaceNeeded)}.`,
    `Free some space on it, or choose a folder on another with ${another}.`,
  );
}

/** The services name their own settings; the demo sets those, and whoever started it has one of its own. */
export function inWordsOfTheDemo(refusal: StartRefused): StartRefused {
  const remedy = refusal.remedy.replaceAll(/\bJARVIS_(HUB|BOX)_DATA\b/g, another);
  return new StartRefused(refusal.message, remedy, { cause: refusal.cause });
}
