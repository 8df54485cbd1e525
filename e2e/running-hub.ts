import { fileURLToPath } from 'node:url';
import type { DatabaseUrls } from '@jarvis-edge/cloud-hub/config.ts';
import { eventually } from './eventually.ts';
import { startProgram, type RunningProgram } from './running-program.ts';

export const hubScript = fileURLToPath(import.meta.resolve('@jarvis-edge/cloud-hub/main.ts'));

/** The hub in a process of its own, on a database that outlives it; it can be ended and started as often as wanted. */
export interface RunningHub extends AsyncDisposable {
  /** The same over all its lives. */
  readonly url: string;
  /** Of its present or last life. */
  readonly program: RunningProgram;
  start(): Promise<void>;
  /** Asks it to stop, and waits for it. */
  stop(): Promise<void>;
  /** As a power cut ends it: no warning, no farewell. */
  cutPower(): Promise<void>;
}

export interface HubOptions {
  readonly dataFolder: string;
  readonly database: DatabaseUrls;
  readonly settings?: Readonly<Record<string, string>>;
}

export async function startHubProcess({ dataFolder, database, settings = {} }: HubOptions): Promise<RunningHub> {
  let url = '';
  let program: RunningProgram | undefined;

  const start = async (): Promise<void> => {
    const started = startProgram([process.execPath, hubScript], {
      env: {
        JARVIS_HUB_HOST: '127.0.0.1',
        // The free port that its first life was given is the hub's address from then on.
        JARVIS_HUB_PORT: url === '' ? '0' : new URL(url).port,
        JARVIS_HUB_DATA: dataFolder,
        DATABASE_URL: database.service,
        MIGRATION_DATABASE_URL: database.owner,
        SYNC_DATABASE_URL: database.sync,
        ...settings,
      },
    });
    program = started;
    const [, said = ''] = await started.says(/^Ready: (\S+)$/m);
    url = said;
  };
  const running = (): RunningProgram => {
    if (program === undefined) throw new Error('The hub was never started.');
    return program;
  };
  const end = async (how: (alive: RunningProgram) => void): Promise<void> => {
    const ending = running();
    if (!ending.hasEnded) how(ending);
    await ending.ended;
  };
  const dispose = async (): Promise<void> => {
    await program?.[Symbol.asyncDispose]();
  };
  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    get url() {
      return url;
    },
    get program() {
      return running();
    },
    start,
    stop: () => end((alive) => alive.interrupt()),
    cutPower: () => end((alive) => alive.kill('SIGKILL')),
    [Symbol.asyncDispose]: dispose,
  };
}

/** Resolves once the hub answers. */
export const hubAnswers = (url: string): Promise<true> =>
  eventually('the hub answers', async () => {
    const answer = await fetch(`${url}/v1/health`).catch(() => undefined);
    return answer?.ok === true ? true : undefined;
  });
