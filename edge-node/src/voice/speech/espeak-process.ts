import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { SpeechFailed } from './speech-out.ts';

export interface EspeakProcessOptions {
  readonly program: string;
  readonly args: readonly string[];
  /** How long it may say nothing while it is listened to, ms. */
  readonly patienceMs: number;
  readonly setTimer: typeof setTimeout;
}

const noticeCharsMax = 200;

/** One run of the program: it is given a text once and says it. Its voice is loaded while it waits for the text. */
export class EspeakProcess {
  /** Settles when it is gone; never rejects. */
  readonly ended: Promise<void>;
  readonly #options: EspeakProcessOptions;
  readonly #child: ChildProcessWithoutNullStreams;
  #notice = '';
  #failure: Error | undefined;
  #exit: string | undefined;

  constructor(options: EspeakProcessOptions) {
    this.#options = options;
    // Of the environment it gets the search path alone: the box's own holds keys.
    const env = { PATH: process.env['PATH'] ?? '' };
    const child = spawn(options.program, [...options.args], { stdio: ['pipe', 'pipe', 'pipe'], env });
    this.#child = child;
    child.stdin.on('error', ignored);
    child.stdout.on('error', ignored);
    child.stderr.setEncoding('utf8').on('error', ignored);
    child.stderr.on('data', (text: string) => {
      this.#notice = `${this.#notice}${text}`.slice(0, noticeCharsMax);
    });
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#failure = error;
        if (child.pid === undefined) resolve();
      });
      child.once('exit', (code, signal) => {
        this.#exit = code === 0 ? undefined : `It ended with ${signal ?? `code ${code}`}.`;
        resolve();
      });
    });
  }

  /**
   * What it says, as it says it. Ends early and without an error when the signal aborts.
   *
   * @throws {SpeechFailed}
   */
  async *speak(text: string, signal: AbortSignal): AsyncGenerator<Buffer, void, void> {
    const stop = (): void => void this.kill();
    signal.addEventListener('abort', stop, { once: true });
    let isHung = false;
    const patiently = async <Result>(what: Promise<Result>): Promise<Result> => {
      const timer = this.#options.setTimer(() => {
        isHung = true;
        stop();
      }, this.#options.patienceMs);
      try {
        return await what;
      } finally {
        clearTimeout(timer);
      }
    };
    try {
      if (signal.aborted) return;
      this.#child.stdin.end(text);
      const pieces = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      for (;;) {
        const next = await patiently(pieces.next().catch(() => undefined));
        if (signal.aborted) return;
        if (next === undefined || next.done === true) break;
        yield next.value;
      }
      await patiently(this.ended);
      if (signal.aborted) return;
      const cause = isHung
        ? `It said nothing for ${this.#options.patienceMs} ms. Look at what keeps this machine busy.`
        : this.#whatWentWrong();
      if (cause !== undefined) {
        throw new SpeechFailed(`espeak-ng cannot speak. ${cause}`, { cause: this.#failure });
      }
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  /** @returns Settles when it is gone. */
  kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    this.#child.stdin.destroy();
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
    return this.ended;
  }

  #whatWentWrong(): string | undefined {
    if (this.#failure !== undefined) {
      return (this.#failure as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'The program is not installed. Install the package espeak-ng.'
        : `${this.#failure.message}. Install the package espeak-ng again.`;
    }
    if (this.#exit === undefined) return undefined;
    const notice = this.#notice.split('\n')[0]?.trim() ?? '';
    return `${this.#exit}${notice === '' ? '' : ` It says: ${notice}`} Install the package espeak-ng again.`;
  }
}

function ignored(): void {
  // A pipe that breaks is told of by how the process ended.
}
