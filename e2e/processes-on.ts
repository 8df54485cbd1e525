import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface FoundProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * Every process of this machine that was started for a folder or works in it: its path stands in the command line, among
 * the settings or is the working folder. That finds a child of a child in a session of its own, and whoever was left behind.
 */
export function processesOn(folder: string): FoundProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      const [command, settings, place] = [
        read(() => readFileSync(`/proc/${name}/cmdline`, 'latin1')),
        read(() => readFileSync(`/proc/${name}/environ`, 'latin1')),
        read(() => readlinkSync(`/proc/${name}/cwd`)),
      ];
      const isOnIt = [command, settings, place].some((text) => text.includes(folder));
      return isOnIt ? [{ pid: Number(name), command: command.replaceAll('\0', ' ').trim() }] : [];
    });
}

/** Ends what a test has left on its folder. */
export function endProcessesOn(folder: string): void {
  for (const { pid } of processesOn(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** Processes end while they are looked at, and those of other users keep some things to themselves. */
function read(look: () => string): string {
  try {
    return look();
  } catch {
    return '';
  }
}
