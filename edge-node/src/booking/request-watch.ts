import type { Bookings } from './bookings.ts';

/** Requests are looked at this soon after something came, and at least this often, ms. */
const look = { afterMs: 50, everyMs: 15_000 };

/** Has the hub's requests answered, soon after they came and however they came. */
export class RequestWatch {
  readonly #bookings: Bookings;
  readonly #failed: (error: unknown) => void;
  readonly #every: NodeJS.Timeout;
  #soon: NodeJS.Timeout | undefined;

  constructor(bookings: Bookings, failed: (error: unknown) => void) {
    this.#bookings = bookings;
    this.#failed = failed;
    this.#every = setInterval(() => this.came(), look.everyMs);
  }

  /** Requests, classes, members or former bookings have come. */
  came(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      try {
        this.#bookings.fillPlaces();
        this.#bookings.answerRequests();
      } catch (error) {
        this.#failed(error);
      }
    }, look.afterMs);
  }

  close(): void {
    clearInterval(this.#every);
    clearTimeout(this.#soon);
  }
}
