/** Nobody speaks to a kiosk for so long without a pause: the end of it was lost, ms. */
const speechMsMax = 60_000;

/** Whether the service owes an event: after `response.create` until the response is done, and after speech that it heard begin. */
export class OwedAnswer {
  readonly #withinMs: number;
  /** When it was last heard of; undefined while nothing is owed. */
  #since: number | undefined;
  #speechSince: number | undefined;

  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  sent(type: string, now: number): void {
    if (type === 'response.create') this.#since ??= now;
  }

  heard(type: string, now: number): void {
    if (type === 'input_audio_buffer.speech_started') this.#speechSince = now;
    else if (type.startsWith('input_audio_buffer.')) this.#speechSince = undefined;
    if (type === 'response.done' || type === 'error') this.#since = undefined;
    else if (type === 'response.created' || this.#since !== undefined) this.#since = now;
  }

  isLate(now: number): boolean {
    const isPast = (since: number | undefined, ms: number): boolean => since !== undefined && now - since > ms;
    return isPast(this.#since, this.#withinMs) || isPast(this.#speechSince, speechMsMax);
  }
}
