/**
 * How a service of ours starts, refuses and stops, alone or under a supervisor that started it with an IPC channel.
 */

import { flushCompileCache } from 'node:module';

/** What a service tells its supervisor. `progress` is one short English phrase for a person to read. */
export type LifecycleMessage =
  | { type: 'progress'; step: string }
  | { type: 'ready'; url: string }
  | { type: 'refused'; message: string; remedy: string };

/** A service cannot start for a reason that a person can mend. Message and remedy are one sentence each. */
export class StartRefused extends Error {
  override name = 'StartRefused';
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** EX_CONFIG of sysexits.h: started wrongly, restarting will not help. */
export const refusedExitCode = 78;

/** EX_TEMPFAIL of sysexits.h: the service ended well and asks whoever started it to start it again. */
export const restartExitCode = 75;

/** Tells the supervisor, or a person at the terminal when there is none. */
export function report(message: LifecycleMessage): void {
  if (process.send) {
    process.send(message);
    return;
  }
  switch (message.type) {
    case 'progress':
      process.stderr.write(`${message.step}\n`);
      break;
    case 'ready':
      process.stdout.write(`Ready: ${message.url}\n`);
      break;
    case 'refused':
      process.stderr.write(`${message.message} ${message.remedy}\n`);
      break;
  }
}

/** Runs a command of somebody at a terminal: a refusal is told with its remedy, and ends it with `refusedExitCode`. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    process.stderr.write(`${error.message} ${error.remedy}\n`);
    process.exitCode = refusedExitCode;
  }
}

/**
 * Runs a service until SIGINT, SIGTERM or the loss of its supervisor, then stops it.
 *
 * @param start Resolves once the service serves; what it returns stops it. It may `restart` the service: then it stops
 *   with `restartExitCode`.
 */
export async function runService(
  start: (ask: { restart: () => void }) => Promise<{ url: string; stop: () => Promise<void> }>,
): Promise<void> {
  const stopAsked = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAsked.resolve(0));
  process.on('disconnect', () => stopAsked.resolve(0));
  try {
    const service = await start({ restart: () => stopAsked.resolve(restartExitCode) });
    report({ type: 'ready', url: service.url });
    // A power cut would lose it. Does nothing where Node keeps no compiled code.
    flushCompileCache();
    const exitCode = await stopAsked.promise;
    await service.stop();
    process.exit(exitCode);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    const { message, remedy } = error;
    if (process.send) await new Promise((sent) => process.send?.({ type: 'refused', message, remedy }, sent));
    else report({ type: 'refused', message, remedy });
    process.exit(refusedExitCode);
  }
}

/** Turns the errors of listening on a port into a refusal that names the port and the setting that changes it. */
export function listenRefusal(error: unknown, port: number, setting: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Port ${port} is already in use on this machine.`,
      `Stop the program that uses it, or choose another port with ${setting}.`,
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new StartRefused(`This user may not listen on port ${port}.`, `Choose a port above 1023 with ${setting}.`, {
      cause: error,
    });
  }
  return error;
}
