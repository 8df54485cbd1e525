import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Question, Reply } from './answering.ts';

const pageBytes = 4096;
const sampleMs = 5;

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The only core that it runs on, counted from 0. */
  readonly core?: number;
}

/** A process of the bench, which does what it is asked. */
export class Child implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #ended: Promise<void>;
  #asked = 0;

  /** @param script Absolute; it answers by `answerQuestions`. */
  constructor(script: string, args: readonly string[] = [], { env = {}, core }: ChildOptions = {}) {
    this.#process = fork(script, [...args], {
      ...(core !== undefined && { execPath: 'taskset' }),
      execArgv: core === undefined ? [] : ['--cpu-list', String(core), process.execPath],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#process.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) waiting?.reject(new Error(reply.error));
      else waiting?.resolve(reply.answer);
    });
    this.#ended = new Promise((resolve) => {
      this.#process.once('close', () => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`${script} ended before it answered.`));
        resolve();
      });
    });
  }

  ask<Answer = unknown>(task: string, argument: object = {}): Promise<Answer> {
    const id = (this.#asked += 1);
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#process.send({ id, task, argument } satisfies Question);
    return waiting.promise as Promise<Answer>;
  }

  /** Tells it something that needs no answer. */
  tell(message: object): void {
    this.#process.send(message);
  }

  /** The most memory that it held while the work ran: resident set of /proc, read every 5 ms, MB of 10^6 bytes. */
  async memoryDuring<Result>(work: Promise<Result>): Promise<{ result: Result; peakMb: number }> {
    let peak = 0;
    const sample = (): void => {
      const [, pages = '0'] = readFileSync(`/proc/${this.#process.pid}/statm`, 'utf8').split(' ');
      peak = Math.max(peak, Number(pages) * pageBytes);
    };
    const timer = setInterval(sample, sampleMs);
    try {
      sample();
      const result = await work;
      sample();
      return { result, peakMb: peak / 1e6 };
    } finally {
      clearInterval(timer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
