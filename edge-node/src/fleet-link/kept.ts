import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CommandAnswer, LogLevel } from '@jarvis-edge/sync/fleet-link.ts';
import { z } from 'zod';

/** A command may come again for as long as it may be carried out: so many answers are ready. */
const answersMax = 20;
/** What was given back is told once more in words; all of it would be kept for good. */
const resultBytesMax = 2000;

const KeptFile = z.object({
  logLevel: LogLevel.optional(),
  /** The newest last. */
  answers: z.array(CommandAnswer).default([]),
});

/** What the hub has set on this box, and which of its commands were done: kept across restarts, beside the SQLite file. */
export class Kept {
  readonly #path: string;
  #file: z.infer<typeof KeptFile>;

  constructor(folder: string) {
    this.#path = join(folder, 'fleet-link.json');
    this.#file = readKept(this.#path);
  }

  get logLevel(): LogLevel | undefined {
    return this.#file.logLevel;
  }

  setLogLevel(logLevel: LogLevel): void {
    this.#save({ ...this.#file, logLevel });
  }

  answerTo(transactionId: string): CommandAnswer | undefined {
    return this.#file.answers.find((answer) => answer.transactionId === transactionId);
  }

  answered(answer: CommandAnswer): void {
    const isLong = JSON.stringify(answer.result ?? null).length > resultBytesMax;
    const kept = isLong ? { ...answer, result: { told: 'This was told when it was asked for first.' } } : answer;
    this.#save({ ...this.#file, answers: [...this.#file.answers, kept].slice(-answersMax) });
  }

  #save(file: z.infer<typeof KeptFile>): void {
    const next = `${this.#path}.new`;
    const handle = openSync(next, 'w', 0o600);
    try {
      writeSync(handle, JSON.stringify(file));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, this.#path);
    this.#file = file;
  }
}

/** A file that cannot be read says nothing: the box goes on with what it was started with. */
function readKept(path: string): z.infer<typeof KeptFile> {
  try {
    return KeptFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { answers: [] };
  }
}
