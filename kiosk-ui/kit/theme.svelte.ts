export type ThemeChoice = 'auto' | 'light' | 'dark';

const key = 'theme';
const isChoice = (value: unknown): value is ThemeChoice => value === 'auto' || value === 'light' || value === 'dark';

/** Light, dark, or as the system prefers; remembered on this screen. */
export class Theme {
  #choice = $state.raw<ThemeChoice>('auto');

  constructor() {
    this.#apply(stored());
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  set choice(choice: ThemeChoice) {
    this.#apply(choice);
    try {
      localStorage.setItem(key, choice);
    } catch {
      // A browser that forbids storage forgets the choice when it restarts; nothing else is lost.
    }
  }

  #apply(choice: ThemeChoice) {
    this.#choice = choice;
    const root = document.documentElement;
    if (choice === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = choice;
  }
}

function stored(): ThemeChoice {
  try {
    const value = localStorage.getItem(key);
    return isChoice(value) ? value : 'auto';
  } catch {
    return 'auto';
  }
}
