import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { StartRefused } from './lifecycle.ts';

/**
 * Keeps a second process off a data folder. The lock is an abstract socket of Linux, which the kernel frees with the
 * process however it ends, so there is no stale lock to judge.
 *
 * @param owner What runs on the folder, as a person would say it: `hub`, `box`, `demo`.
 * @param setting How another folder is chosen.
 * @throws StartRefused when the folder has an owner already.
 */
export async function lockFolder(
  folder: string,
  owner: string,
  setting: string,
): Promise<{ release(): Promise<void> }> {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  const socket = createServer((connection) => connection.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = new StartRefused(
        `The data folder ${folder} is in use by another running ${owner}.`,
        `Stop that ${owner}, or choose another folder with ${setting}.`,
        { cause },
      );
      reject(cause.code === 'EADDRINUSE' ? taken : cause);
    });
    socket.listen(`\0jarvis-${owner}-${name}`, resolve);
  });
  socket.unref();
  return { release: () => new Promise((released) => socket.close(() => released())) };
}
