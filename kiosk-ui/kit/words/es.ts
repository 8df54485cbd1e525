import type { KitWords } from './fr.ts';

export const kitWords: KitWords = {
  language: 'Idioma',
  theme: { label: 'Pantalla', auto: 'Automático', light: 'Claro', dark: 'Oscuro' },
  close: 'Cerrar',
};
