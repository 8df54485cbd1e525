import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 20_000;

/**
 * Ends a server that a killed hub left running on that folder. What counts is which processes stand in the folder, not
 * the number in its pid file, which another program may have by now.
 */
export async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const postmaster = recordedPid(pidFile);
  if (postmaster === undefined) return;
  const until = Date.now() + patienceMs;
  let signalled = false;
  for (;;) {
    const running = processesIn(realpathSync(folder));
    if (running.length === 0) break;
    if (!signalled && running.includes(postmaster)) {
      process.kill(postmaster, 'SIGINT');
      signalled = true;
    }
    // Told to stop and still there: end it as a power cut would; the next start replays its log.
    if (Date.now() > until) for (const pid of running) process.kill(pid, 'SIGQUIT');
    await sleep(20);
  }
  rmSync(pidFile, { force: true });
}

function recordedPid(pidFile: string): number | undefined {
  try {
    return Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** PostgreSQL's processes all work in their data folder. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    })
    .map(Number);
}
