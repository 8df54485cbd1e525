import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files directly in a folder whose bytes hold that word. */
export function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(folder, entry.name)).includes(word))
    .map(({ name }) => name);
}
