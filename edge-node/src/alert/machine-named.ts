import { spokenTokens } from '@jarvis-edge/sync/spoken-tokens.ts';
import type Database from 'better-sqlite3';

export interface Machine {
  readonly id: string;
  readonly name: string;
}

/** The machine of this gym whose name has every word that was said, where it is the only one. */
export function createMachineNamed(db: Database.Database): (said: string) => Machine | undefined {
  const all = db.prepare<[], Machine>('select id, name from equipment where name is not null order by name, id');
  return (said) => {
    const words = wordsOf(said);
    if (words.length === 0) return undefined;
    const [machine, ...others] = all.all().filter(({ name }) => {
      const named = new Set(wordsOf(name));
      return words.every((word) => named.has(word));
    });
    return others.length === 0 ? machine : undefined;
  };
}

const wordsOf = (text: string): string[] =>
  spokenTokens(text)
    .filter(({ isFunctionWord }) => !isFunctionWord)
    .map(({ word }) => word);
