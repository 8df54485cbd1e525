import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/**
 * Keeps a second hub off a data folder. The lock is an abstract socket of Linux, which the kernel frees with the process
 * however it ends, so there is no stale lock to judge.
 */
export async function lockFolder(folder: string): Promise<{ release(): void }> {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  const socket = createServer((connection) => connection.destroy());
  await new Promise<void>((resolve, reject) => {
    socket.once('error', (cause: NodeJS.ErrnoException) => {
      const taken = new StartRefused(
        `The data folder ${folder} is in use by another running hub.`,
        'Stop that hub, or choose another folder with JARVIS_HUB_DATA.',
        { cause },
      );
      reject(cause.code === 'EADDRINUSE' ? taken : cause);
    });
    socket.listen(`\0jarvis-hub-${name}`, resolve);
  });
  socket.unref();
  return { release: () => void socket.close() };
}
