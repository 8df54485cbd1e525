/** The pace is measured over so many seconds at most. */
const windowSeconds = 60;

export interface Pace {
  /** Changes that the hub has answered for within the last minute. */
  readonly lastMinute: number;
  /** Over the time in which any were answered for, a minute at most. */
  readonly perSecond: number;
}

/** How long what waits will take at the pace of the last minute; null where nothing moves. */
export function leftMs({ waiting, perSecond }: { waiting: number; perSecond: number }): number | null {
  if (waiting === 0) return 0;
  return perSecond > 0 ? Math.round((waiting / perSecond) * 1000) : null;
}

/** What has come through between box and hub since the box was started; nothing of it outlives the process. */
export class SyncProgress {
  readonly #nowMs: () => number;
  /** Answers by the second in which they came. */
  readonly #bySecond = new Map<number, number>();
  readonly #heardAtMs = new Map<string, number>();
  readonly #changedAtMs = new Map<string, number>();
  #durable: number | null = null;

  /** @param nowMs Unix ms. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** The hub has answered for so many changes. */
  settled(count: number): void {
    const second = Math.floor(this.#nowMs() / 1000);
    const former = this.#bySecond.get(second);
    if (former === undefined) this.#forget(second);
    this.#bySecond.set(second, (former ?? 0) + count);
  }

  /** The hub would still have every change up to this sequence after a restore. */
  durable(sequence: number): void {
    this.#durable = sequence;
  }

  /** The hub has said how a table stands, changed or not. */
  heard(table: string): void {
    this.#heardAtMs.set(table, this.#nowMs());
  }

  /** Rows of a table are not what they were. */
  changed(table: string): void {
    this.#changedAtMs.set(table, this.#nowMs());
  }

  get durableSequence(): number | null {
    return this.#durable;
  }

  heardAt(table: string): number | null {
    return this.#heardAtMs.get(table) ?? null;
  }

  changedAt(table: string): number | null {
    return this.#changedAtMs.get(table) ?? null;
  }

  get pace(): Pace {
    const nowMs = this.#nowMs();
    this.#forget(Math.floor(nowMs / 1000));
    const [first] = this.#bySecond.keys();
    const lastMinute = [...this.#bySecond.values()].reduce((sum, count) => sum + count, 0);
    const seconds = first === undefined ? 1 : Math.max(1, nowMs / 1000 - first);
    return { lastMinute, perSecond: lastMinute / seconds };
  }

  /** What waits, with how fast changes go and how long those will take. */
  withPace<Status extends { readonly waiting: number }>(status: Status): Status & Pace & { leftMs: number | null } {
    const { pace } = this;
    return { ...status, ...pace, leftMs: leftMs({ waiting: status.waiting, perSecond: pace.perSecond }) };
  }

  #forget(second: number): void {
    for (const past of this.#bySecond.keys()) {
      // A clock that was set back leaves answers in the future.
      if (past <= second - windowSeconds || past > second) this.#bySecond.delete(past);
    }
  }
}
