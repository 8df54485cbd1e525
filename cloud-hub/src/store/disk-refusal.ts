import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/** A refusal when the error, or what a program wrote before it ended, says that the disk is full. */
export function diskFullRefusal(evidence: unknown, folder: string): StartRefused | undefined {
  const code = (evidence as NodeJS.ErrnoException | undefined)?.code;
  const isFull =
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    // SQLSTATE class 53, disk_full.
    code === '53100' ||
    /No space left on device|Disk quota exceeded/.test(String((evidence as Error | undefined)?.message ?? evidence));
  return isFull
    ? new StartRefused(`The disk that holds ${folder} is full.`, 'Free some space there, then start again.', {
        cause: evidence,
      })
    : undefined;
}

/** Turns the errors of making and writing files in the data folder into refusals that a person can act on. */
export function folderRefusal(error: unknown, folder: string): unknown {
  if (error instanceof StartRefused) return error;
  const full = diskFullRefusal(error, folder);
  if (full) return full;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartRefused(
      `This user may not write in ${folder}.`,
      'Start the hub as the owner of the folder, or choose another with JARVIS_HUB_DATA.',
      { cause: error },
    );
  }
  return error;
}
