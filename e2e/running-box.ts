import { fileURLToPath } from 'node:url';
import { startProgram, type RunningProgram } from './running-program.ts';

export const boxScript = fileURLToPath(import.meta.resolve('@jarvis-edge/edge-node/main.ts'));

export interface RunningBox extends AsyncDisposable {
  readonly url: string;
  readonly program: RunningProgram;
  /** Asks it to stop, and waits for it. */
  stop(): Promise<void>;
  /** As a power cut ends it: no warning, no farewell. */
  cutPower(): Promise<void>;
}

export interface BoxOptions {
  /** Any free one unless said. */
  readonly port?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** What runs the box, such as a tracer with its arguments; it runs by itself unless said. */
  readonly under?: readonly string[];
}

/** Starts the box alone, without a hub, on a folder that has its gym already. */
export async function startBox(
  dataFolder: string,
  { port = 0, settings = {}, under = [] }: BoxOptions = {},
): Promise<RunningBox> {
  const program = startProgram([...under, process.execPath, boxScript], {
    env: {
      JARVIS_BOX_DATA: dataFolder,
      JARVIS_BOX_PORT: String(port),
      JARVIS_BOX_HOST: '127.0.0.1',
      JARVIS_CLOCK: 'ntp',
      JARVIS_HUB_URL: undefined,
      JARVIS_SIMULATOR: undefined,
      ...settings,
    },
  });
  try {
    const [, url = ''] = await program.says(/^Ready: (\S+)$/m);
    return {
      url,
      program,
      stop: async () => {
        program.interrupt();
        await program.ended;
      },
      cutPower: async () => {
        program.kill('SIGKILL');
        await program.ended;
      },
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}
