/** A text that waits for the line to open. @property isAudio The member's: it may be dropped, the oldest first. */
interface Waiting {
  readonly text: string;
  readonly isAudio: boolean;
}

/** What was said to the service before it could hear. */
export class WaitingEvents {
  readonly #bytesMax: number;
  #waiting: Waiting[] = [];
  #bytes = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @returns whether there is room; without it even what must not be dropped is too much. */
  push(event: Waiting): boolean {
    this.#waiting.push(event);
    this.#bytes += event.text.length;
    for (let at = 0; this.#bytes > this.#bytesMax && at < this.#waiting.length;) {
      const oldest = this.#waiting[at];
      if (oldest?.isAudio === true) {
        this.#waiting.splice(at, 1);
        this.#bytes -= oldest.text.length;
      } else {
        at += 1;
      }
    }
    return this.#bytes <= this.#bytesMax;
  }

  /** All of it, in its order. */
  take(): string[] {
    const texts = this.#waiting.map(({ text }) => text);
    this.#waiting = [];
    this.#bytes = 0;
    return texts;
  }
}
