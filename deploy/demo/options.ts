import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';

export interface DemoOptions {
  /** Absolute. */
  readonly dataFolder: string;
  /** Begin again with an empty folder. */
  readonly fresh: boolean;
}

const defaultFolder = join(import.meta.dirname, '..', '..', 'data', 'demo');

/** @throws StartRefused naming what is not understood. */
export function readOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): DemoOptions & { rest: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { fresh: { type: 'boolean', default: false }, data: { type: 'string' } },
      allowPositionals: true,
    });
    const folder = values.data ?? environment['JARVIS_DEMO_DATA'];
    return {
      dataFolder: folder === undefined ? defaultFolder : resolve(environment['INIT_CWD'] ?? process.cwd(), folder),
      fresh: values.fresh,
      rest: positionals,
    };
  } catch (error) {
    throw new StartRefused(
      (error as Error).message,
      'The demo knows --fresh (begin again) and --data FOLDER; write them after `npm start --`.',
      { cause: error },
    );
  }
}
