export interface Warning {
  /** Unix ms. */
  readonly at: number;
  readonly level: 'warn' | 'error';
  /** The sentence of the code that warned, never what it warned about. */
  readonly message: string;
  /** Such as `ECONNREFUSED` or `HubUnreachable`. */
  readonly cause: string | null;
}

const keptMax = 50;
const errorLevel = 50;
const warnLevel = 40;

/** The last warnings of the log, without what may name anybody: fixed sentences and the kinds of errors. */
export class LastWarnings {
  readonly #now: () => number;
  #kept: Warning[] = [];

  /** @param now Unix ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): readonly Warning[] {
    return this.#kept;
  }

  /** @param given What the logger was called with. @param level pino's. */
  readonly logged = (given: readonly unknown[], level: number): void => {
    if (level < warnLevel) return;
    const [first, second] = given;
    const message = typeof first === 'string' ? first : typeof second === 'string' ? second : 'no words';
    const error = typeof first === 'object' && first !== null && 'err' in first ? first.err : first;
    const warning: Warning = {
      ...{ at: this.#now(), message, cause: kindOf(error) },
      level: level < errorLevel ? 'warn' : 'error',
    };
    this.#kept = [...this.#kept, warning].slice(-keptMax);
  };
}

function kindOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w.-]{1,40}$/.test(code) ? code : error.name;
}
