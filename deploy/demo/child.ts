import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { LifecycleMessage } from '@jarvis-edge/sync/lifecycle.ts';
import { restartExitCode, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

/** A service of ours in a process of its own. */
export interface Child {
  readonly url: string;
  /** Resolves when the service has ended, by our wish or not; one that asks to be started again is. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** A process that does not end when asked is ended, ms. */
const patienceMs = 10_000;

/**
 * Starts a service and waits until it serves.
 *
 * @param progress Told each step, in English.
 * @throws StartRefused with the service's own words.
 */
export async function startChild(
  name: string,
  script: string,
  settings: Readonly<Record<string, string>>,
  progress: (step: string) => void,
): Promise<Child> {
  const start = (): ChildProcess =>
    spawn(process.execPath, [script], {
      env: { ...process.env, ...settings },
      // A session of its own: Ctrl-C at the terminal reaches this process alone, which then stops each service in order.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  let child = start();
  let isStopping = false;
  const ended = new Promise<void>((resolve) => {
    const watch = (): void => {
      child.once('exit', (code) => {
        if (code !== restartExitCode || isStopping) return resolve();
        child = start();
        watch();
      });
    };
    watch();
  });
  const url = await new Promise<string>((ready, failed) => {
    child.on('message', (message: LifecycleMessage) => {
      if (message.type === 'progress') progress(message.step);
      else if (message.type === 'ready') ready(message.url);
      else failed(new StartRefused(message.message, message.remedy));
    });
    child.once('error', failed);
    child.once('exit', (code, signal) => {
      failed(
        new StartRefused(
          `The ${name} ended while it was starting (${signal ?? `exit code ${code}`}).`,
          'What it wrote above tells why.',
        ),
      );
    });
  });
  return {
    ...{ url, ended },
    stop: () => {
      isStopping = true;
      return stopChild(child, ended);
    },
  };
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(impatient);
}
