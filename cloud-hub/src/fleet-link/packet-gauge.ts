/** An MQTT packet that is longer than the hub takes, or whose length nobody can read. */
export class PacketRefused extends Error {
  override readonly name = 'PacketRefused';
}

/**
 * Follows a stream of MQTT packets and refuses one that is too long as soon as its head says so, before anything is kept
 * of it: the parser behind would wait for all that a stranger announces.
 *
 * @see MQTT 3.1.1, section 2.2: one byte of type, then the remaining length in 1 to 4 bytes of 7 bits, lowest first.
 */
export class PacketGauge {
  readonly #bytesMax: number;
  /** Of the packet under way, yet to come. */
  #left = 0;
  #isHead = false;
  #length = 0;
  #shift = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** @throws PacketRefused */
  passed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#left > 0) {
        const step = Math.min(this.#left, bytes.length - at);
        this.#left -= step;
        at += step;
      } else if (!this.#isHead) {
        [this.#isHead, this.#length, this.#shift] = [true, 0, 0];
        at += 1;
      } else {
        this.#lengthByte(bytes[at] ?? 0);
        at += 1;
      }
    }
  }

  #lengthByte(byte: number): void {
    this.#length += (byte & 0x7f) * 2 ** this.#shift;
    this.#shift += 7;
    if (this.#length > this.#bytesMax) throw new PacketRefused(`A packet is longer than ${this.#bytesMax} bytes.`);
    if ((byte & 0x80) === 0) [this.#isHead, this.#left] = [false, this.#length];
    else if (this.#shift > 21) throw new PacketRefused('The length of a packet cannot be read.');
  }
}
