/** What somebody at a terminal gave a command: its options, and files as named from where they stand. */

import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { StartRefused } from './lifecycle.ts';

/**
 * @param remedy How the command is used, in one sentence.
 * @throws StartRefused for an option that the command has not, one without its value, and for anything else.
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
  remedy: string,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options }>>['values'] {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    // What follows the first sentence speaks of how programs take such arguments, which this one does not.
    const [message = ''] = (cause as Error).message.split(/\.(?=\s|$)|\n/);
    throw new StartRefused(`${message}.`, remedy, { cause });
  }
}

/**
 * What is read from a file that was named on the command line. Npm starts scripts in the folder of the package, and tells in
 * `INIT_CWD` where it was called.
 *
 * @throws StartRefused where it cannot be read.
 */
export async function readNamed(
  file: string,
  remedy: string,
  read: (path: string) => Promise<string>,
  calledIn = process.env['INIT_CWD'] ?? '',
): Promise<string> {
  try {
    return await read(resolve(calledIn, file));
  } catch (cause) {
    throw new StartRefused(`${file} cannot be read: ${(cause as Error).message}.`, remedy, { cause });
  }
}
