import { spawn } from 'node:child_process';
import { within } from './eventually.ts';

/** What a program wrote last may be read after it has ended, ms. */
const lastWordsMs = 2000;

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command of the product in a process group of its own, as a terminal gives to each command. */
export interface RunningProgram extends AsyncDisposable {
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ended: Promise<Ending>;
  readonly hasEnded: boolean;
  /** Resolves with the match once the program has written it to stdout; rejects when it ends before. */
  says(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>;
  /** As Ctrl-C does: to every process of the group. */
  interrupt(): void;
  /** To the program alone. */
  kill(signal: NodeJS.Signals): void;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** @param command The program, then its arguments. */
export function startProgram(
  [program = process.execPath, ...args]: readonly string[],
  { env = {}, ...options }: ProgramOptions = {},
): RunningProgram {
  const child = spawn(program, args, {
    ...options,
    // What Vitest sets for its own workers is not the product's business.
    env: { ...process.env, NODE_ENV: undefined, NODE_OPTIONS: undefined, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let ending: Ending | undefined;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    changed();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      ending ??= { code, signal };
      resolve(ending);
      changed();
    };
    child.once('close', end);
    // Whoever it left behind may hold its output open for ever.
    child.once('exit', (code, signal) => setTimeout(end, lastWordsMs, code, signal).unref());
  });
  ended.catch(() => undefined);

  const running: RunningProgram = {
    pid: child.pid ?? 0,
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr;
    },
    ended,
    get hasEnded() {
      return ending !== undefined;
    },
    says: (pattern, withinMs = 90_000) =>
      within(
        withinMs,
        `${program} wrote ${String(pattern)}`,
        new Promise((found, failed) => {
          const look = (): void => {
            const match = pattern.exec(stdout);
            if (match === null && ending === undefined) return;
            watchers.delete(look);
            if (match !== null) found(match);
            else failed(new Error(`It ended before it wrote ${String(pattern)}:\n${stdout}\n${stderr}`));
          };
          watchers.add(look);
          look();
        }),
      ),
    interrupt: () => void process.kill(-running.pid, 'SIGINT'),
    kill: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      // The whole group: a tracer that is killed alone sets free what it traced.
      if (ending === undefined) process.kill(-running.pid, 'SIGKILL');
      await ended;
    },
  };
  return running;
}
