import { inspect } from 'node:util';

/** A key that cannot be printed by accident: wherever it is logged or turned into text or JSON, it says that it is a secret. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** For the header of a request, and nothing else. */
  reveal(): string {
    return this.#value;
  }

  /** Takes the secret, and what looks like one, out of a text that came from outside. */
  redact(text: string): string {
    return text.replaceAll(this.#value, shown).replace(keyLike, shown);
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}

const shown = '[secret]';
/** Services say parts of a key back, such as `sk-proj-********aB3d`. */
const keyLike = /\b(?:sk|ek)[-_][\w*-]{4,}/g;
