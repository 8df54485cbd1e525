import { languages } from './language.ts';
import { Words, type Dictionaries } from './words.svelte.ts';
import type { Language } from '../protocol/kiosk-socket.ts';

const key = 'language';
const known = (value: unknown): Language | null =>
  languages.find(({ language }) => language === value)?.language ?? null;

/** The language that an app is read in, on every page at once. */
class Reading {
  language: Language = $state.raw('fr');
  readonly #joined: Pick<Words<object>, 'choose' | 'fetch'>[] = [];
  #arriving: Promise<unknown> = Promise.resolve();

  /** Was the language chosen on this machine, and not only guessed? */
  readonly isChosen = stored() !== null;

  constructor() {
    const preferred = navigator.languages.map((tag) => known(tag.slice(0, 2))).find((language) => language !== null);
    this.language = stored() ?? preferred ?? 'fr';
  }

  join(words: Words<object>): void {
    this.#joined.push(words);
    this.#arriving = Promise.all([this.#arriving, words.choose(this.language)]);
  }

  /** Settles when everything that has joined has its words. */
  get ready(): Promise<unknown> {
    return this.#arriving;
  }

  async choose(language: Language): Promise<void> {
    try {
      localStorage.setItem(key, language);
    } catch {
      // A browser that forbids storage asks the system again; nothing else is lost.
    }
    await this.turnTo(language);
  }

  /** The language of the account, where this machine has no wish of its own. */
  async suggest(language: Language): Promise<void> {
    if (stored() === null) await this.turnTo(language);
  }

  private async turnTo(language: Language): Promise<void> {
    await Promise.all(this.#joined.map((words) => words.fetch(language)));
    for (const words of this.#joined) void words.choose(language);
    this.language = language;
  }
}

function stored(): Language | null {
  try {
    return known(localStorage.getItem(key));
  } catch {
    return null;
  }
}

export const reading = new Reading();

/** The words of one page, in the language that is read: they come with the page. */
export function pageWords<D extends object>(sources: Dictionaries<D> & { fr: D }): Words<D> {
  const words = new Words<D>(sources);
  reading.join(words);
  return words;
}
