import type { Language } from '../../protocol/kiosk-socket.ts';

/** The keys of each language, a string a row; the first row holds what its letters carry. */
const letters: Record<Language, readonly string[]> = {
  fr: ['éèàçêùâîôœ', 'azertyuiop', 'qsdfghjklm', 'wxcvbn’-?.'],
  en: ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm’?.'],
  es: ['áéíóúü¿?¡!', 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm,.'],
};
const figures: Record<Language, readonly string[]> = {
  fr: ['1234567890', '@#€%&*()/+', '«»"’:;,.!?', 'ëïüûÿæñó=-'],
  en: ['1234567890', '@#£€%&*()/', '+=-:;"’,!.', 'éèàçñöü'],
  es: ['1234567890', '@#€%&*()/+', '-:;"«»,.!?', 'àèçâêîôï'],
};

export type Layer = 'letters' | 'figures';

export function keysOf(language: Language, layer: Layer, shifted: boolean): readonly (readonly string[])[] {
  const rows = (layer === 'letters' ? letters : figures)[language];
  return rows.map((row) => [...row].map((key) => (shifted ? key.toLocaleUpperCase(language) : key)));
}

/** A sentence may not be longer on its way to the box. */
const longest = 500;

/** @param key What was pressed, as `KeyboardEvent.key` names it. */
export function afterKey(text: string, key: string): string {
  if (key === 'Backspace') return [...text].slice(0, -1).join('');
  return [...key].length === 1 && text.length < longest ? text + key : text;
}

/** The next letter begins a sentence. */
export const startsSentence = (text: string): boolean => /(^|[.!?]\s+)[¿¡«"\s]*$/.test(text);
