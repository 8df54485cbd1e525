import type { KitWords } from './fr.ts';

export const kitWords: KitWords = {
  language: 'Language',
  theme: { label: 'Display', auto: 'Automatic', light: 'Light', dark: 'Dark' },
  close: 'Close',
};
