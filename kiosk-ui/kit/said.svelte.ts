import { untrack } from 'svelte';

/** What an app says to who cannot see it, by a live region that stays on the page. */
export class Said {
  words = $state.raw('');

  readonly say = (words: string): void => {
    // The same words once more would be no change to a region that is read when it changes.
    this.words = words === untrack(() => this.words) ? `${words}\u00A0` : words;
  };
}
