/** Frames on their way to the box, while the line may be slower than the microphone: the oldest are given up first. */
export class OutgoingFrames {
  readonly #most: number;
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #waitingBytes = 0;
  #dropped = 0;

  /** @param mostBytes What may wait in all, here and in the socket. */
  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /**
   * @param bufferedBytes What the socket has not sent yet.
   * @returns What to hand to the socket now.
   */
  push(frame: Uint8Array<ArrayBuffer>, bufferedBytes: number): Uint8Array<ArrayBuffer>[] {
    this.#waiting.push(frame);
    this.#waitingBytes += frame.length;
    // A socket cannot be asked to forget: it gets little at a time, and what grows old waits here, where it can be dropped.
    const room = this.#most / 5 - bufferedBytes;
    const now: Uint8Array<ArrayBuffer>[] = [];
    let given = 0;
    for (let next = this.#waiting[0]; next && given + next.length <= room; next = this.#waiting[0]) {
      now.push(next);
      given += next.length;
      this.#waiting.shift();
      this.#waitingBytes -= next.length;
    }
    while (this.#waitingBytes > 0 && this.#waitingBytes + bufferedBytes + given > this.#most) {
      this.#waitingBytes -= this.#waiting.shift()?.length ?? 0;
      this.#dropped += 1;
    }
    return now;
  }

  clear(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#dropped = 0;
  }
}
