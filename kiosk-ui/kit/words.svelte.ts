import type { Language } from '../protocol/kiosk-socket.ts';

export type Dictionaries<D> = Readonly<Record<Language, D | (() => Promise<D>)>>;

/**
 * The words of one app. The first language comes with the app, the others when asked for; until one has arrived, the words
 * shown stay what they were, so nobody ever sees an empty label.
 */
export class Words<D extends object> {
  readonly #sources: Dictionaries<D>;
  #arrived = $state.raw<Partial<Record<Language, D>>>({});
  #first: D;
  #wanted = $state.raw<Language>('fr');
  /** The language whose words are shown. */
  readonly language: Language = $derived(this.#arrived[this.#wanted] ? this.#wanted : 'fr');

  constructor(sources: Dictionaries<D> & { fr: D }) {
    this.#sources = sources;
    this.#first = sources.fr;
    this.#arrived = { fr: sources.fr };
  }

  /** The words shown: read `t.key` in markup, and it follows the language. */
  get t(): D {
    return this.in(this.#wanted);
  }

  /** The words of another language than the page's: a member is greeted in their own. */
  in(language: Language): D {
    return this.#arrived[language] ?? this.#first;
  }

  /** The language that `in(language)` really speaks, for the `lang` attribute. */
  spoken(language: Language): Language {
    return this.#arrived[language] ? language : 'fr';
  }

  async choose(language: Language): Promise<void> {
    this.#wanted = language;
    await this.fetch(language);
  }

  async fetch(language: Language): Promise<void> {
    const source = this.#sources[language];
    if (this.#arrived[language] || typeof source !== 'function') return;
    const dictionary = await source();
    this.#arrived = { ...this.#arrived, [language]: dictionary };
  }

  /** Brings every language, so that no tap waits for one. */
  async fetchAll(): Promise<void> {
    await Promise.all((Object.keys(this.#sources) as Language[]).map((language) => this.fetch(language)));
  }
}
