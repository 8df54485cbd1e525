/** Whether the service owes an event: after `response.create`, and until the response is done. */
export class OwedAnswer {
  readonly #withinMs: number;
  /** When it was last heard of; undefined while nothing is owed. */
  #since: number | undefined;

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  sent(type: string, now: number): void {
    if (type === 'response.create') this.#since ??= now;
  }

  heard(type: string, now: number): void {
    if (type === 'response.done' || type === 'error') this.#since = undefined;
    else if (type === 'response.created' || this.#since !== undefined) this.#since = now;
  }

  isLate(now: number): boolean {
    return this.#since !== undefined && now - this.#since > this.#withinMs;
  }
}
