import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRoleUrls } from '@jarvis-edge/cloud-hub/store/role-passwords.ts';
import { inScope } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import { setCable } from '@jarvis-edge/deploy/demo/control.ts';
import pg from 'pg';
import { endProcessesOn } from './processes-on.ts';
import { startProgram, type ProgramOptions, type RunningProgram } from './running-program.ts';

export const demoScript = fileURLToPath(import.meta.resolve('@jarvis-edge/deploy/demo/main.ts'));
const patienceMs = 20_000;

export interface RunningDemo extends AsyncDisposable {
  readonly program: RunningProgram;
  /** Of the kiosk's page, as printed. */
  readonly kioskUrl: string;
  readonly kioskSlug: string;
  readonly boxUrl: string;
  readonly hubUrl: string;
  readonly boxFolder: string;
  readonly hubFolder: string;
  /** Of the hub's service login. */
  readonly pool: pg.Pool;
  /** From the command to the line that says ready, ms. */
  readonly startMs: number;
  cable(state: 'up' | 'down'): Promise<void>;
  /** Something that happens at the hub, in its database. */
  atTheHub<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Ctrl-C, and the end of it. */
  stop(): Promise<void>;
}

export interface DemoOptions {
  readonly fresh?: boolean;
  /** How the demo is started: by its script unless said. */
  readonly command?: readonly string[];
}

/** What a demo is started with so that it is in nobody's way. */
export const demoSettings: NonNullable<ProgramOptions['env']> = {
  JARVIS_HUB_PORT: '0',
  JARVIS_BOX_PORT: '0',
  JARVIS_HUB_HOST: undefined,
  JARVIS_BOX_HOST: undefined,
  JARVIS_LOG: undefined,
  DATABASE_URL: undefined,
};

/** The demo's command on that folder. */
export const demoCommand = (dataFolder: string, ...options: readonly string[]): string[] => [
  process.execPath,
  demoScript,
  '--data',
  dataFolder,
  ...options,
];

/** Starts hub, database, cable and box on a folder and waits until all of it is ready. */
export async function startDemo(
  dataFolder: string,
  { fresh = false, command = demoCommand(dataFolder, ...(fresh ? ['--fresh'] : [])) }: DemoOptions = {},
): Promise<RunningDemo> {
  const startedAt = performance.now();
  const program = startProgram(command, { env: demoSettings });
  const end = async (): Promise<void> => {
    if (!program.hasEnded) program.interrupt();
    const impatient = setTimeout(() => program.kill('SIGKILL'), patienceMs);
    await program.ended;
    clearTimeout(impatient);
  };
  try {
    await program.says(/^JARVIS Edge is ready.*$/m);
    const startMs = performance.now() - startedAt;
    const kioskUrl = /^ *Kiosk +(\S+)/m.exec(program.stdout)?.[1] ?? '';
    const hubConsole = /^ *Hub +(\S+)/m.exec(program.stdout)?.[1] ?? '';
    const hubFolder = join(dataFolder, 'hub');
    const pool = new pg.Pool({ connectionString: readRoleUrls(hubFolder).service, max: 1, pipeline: true });
    // The database may be killed with the demo; the next question would say so.
    pool.on('error', () => undefined);
    return {
      program,
      kioskUrl,
      kioskSlug: new URL(kioskUrl).pathname.split('/').at(-1) ?? '',
      boxUrl: new URL(kioskUrl).origin,
      hubUrl: new URL(hubConsole).origin,
      boxFolder: join(dataFolder, 'box'),
      hubFolder,
      pool,
      startMs,
      cable: (state) => setCable(dataFolder, state),
      atTheHub: (sql, values) =>
        inScope(pool, { kind: 'system', reason: 'a test looks at the hub' }, (tx) => tx.query(sql, values)),
      stop: async () => {
        await pool.end();
        await end();
      },
      [Symbol.asyncDispose]: async () => {
        if (!pool.ended) await pool.end();
        await end();
        endProcessesOn(dataFolder);
      },
    };
  } catch (error) {
    await end();
    endProcessesOn(dataFolder);
    throw error;
  }
}
