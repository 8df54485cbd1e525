import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

const folder = path.join(import.meta.dirname, '../src/insight/transformer');

/** Whether what runs flashed models of labels is there. */
export const isTransformersInstalled = (): boolean => existsSync(path.join(folder, 'node_modules/.package-lock.json'));

/** Installs it beside the room that uses it, exactly as its lock file says. @throws StartRefused */
export async function installTransformers(): Promise<void> {
  const npm = spawn('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    // The runtime would fetch libraries for graphics cards from elsewhere; a box has none.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) {
    throw new StartRefused(
      `@huggingface/transformers could not be installed (npm ended with ${code}).`,
      `Let this machine reach its package registry, then run npm run tier1:install again.`,
    );
  }
}
