import { localeOf } from './language.ts';
import type { Language } from '../protocol/kiosk-socket.ts';

/** What goes with a code, as it came: a reader of it counts on nothing. */
export type Facts = Readonly<Record<string, unknown>>;

export const numberIn = (facts: Facts, name: string): number | null => {
  const value = facts[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export const textIn = (facts: Facts, name: string): string | null => {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** As a sentence begins. */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Scores from 0 to 1 are read as points of a hundred. */
export const points = (score: number): number => Math.round(score * 100);

/** As `plainNumber` shows it: whether it is one, and so said in the singular, is told from this. */
export const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** `0,8` and the like, one decimal at most; what comes to nothing has no sign. */
export const plainNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1, signDisplay: 'negative' }).format(value);

/** `novembre 2026` would be too little and an hour too much: `3 nov. 2026`. */
export const plainDay = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** How much a factor of the learned score weighs, from its share of the log-odds. */
export function pull(weight: number): 'little' | 'clearly' | 'strongly' {
  const size = Math.abs(weight);
  if (size >= 1) return 'strongly';
  return size >= 0.4 ? 'clearly' : 'little';
}

/** The words for a code: those of the dictionary where it has them, not those that every object has. */
export function wordsOf<W>(dictionary: Readonly<Record<string, W>>, code: string): W | undefined {
  return Object.hasOwn(dictionary, code) ? dictionary[code] : undefined;
}
