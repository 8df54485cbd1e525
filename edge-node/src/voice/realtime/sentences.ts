/** A text that grows, cut into what can be spoken by itself: the first sentence need not wait for the second. */
export class Sentences {
  #pending = '';

  /** @returns Whole sentences, each with the space behind it. The last one is kept back until it is certain that it ended. */
  add(text: string): string[] {
    this.#pending += text;
    const whole: string[] = [];
    for (let end = sentenceEnd(this.#pending); end > 0; end = sentenceEnd(this.#pending)) {
      whole.push(this.#pending.slice(0, end));
      this.#pending = this.#pending.slice(end);
    }
    return whole;
  }

  /** What is left. */
  end(): string {
    const rest = this.#pending;
    this.#pending = '';
    return rest;
  }
}

/** A full stop of these ends no sentence. */
const abbreviations = new Set([
  'm',
  'mr',
  'mrs',
  'ms',
  'mme',
  'mlle',
  'dr',
  'sr',
  'sra',
  'st',
  'no',
  'nº',
  'n°',
  'vs',
  'env',
]);
const ending = /[.!?…]+["»”)]*\s+|\n+/gu;
/** How a sentence begins. */
const beginning = /^[\p{Lu}\p{N}¿¡"«“(—–-]/u;

/** Where the first sentence ends, 0 while none certainly has. */
function sentenceEnd(text: string): number {
  for (const { 0: mark, index } of text.matchAll(ending)) {
    const end = index + mark.length;
    if (mark.startsWith('\n')) return end;
    if (!beginning.test(text.slice(end))) continue;
    const word = /\S+$/u.exec(text.slice(0, index))?.[0] ?? '';
    if (mark.startsWith('.') && (abbreviations.has(word.toLowerCase()) || /^(\p{L}\.)*\p{L}$/u.test(word))) continue;
    return end;
  }
  return 0;
}
