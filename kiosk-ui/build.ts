import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

interface App {
  name: string;
  config: string;
  dist: string;
  /** Folders whose files decide what the build is. */
  sources: readonly string[];
}

const shared = ['kiosk-ui/kit', 'kiosk-ui/protocol'];
const apps: readonly App[] = [
  {
    name: 'kiosk',
    config: 'kiosk-ui/kiosk/vite.config.ts',
    dist: 'kiosk-ui/dist/kiosk',
    sources: ['kiosk-ui/kiosk', ...shared],
  },
  {
    name: 'dashboard',
    config: 'kiosk-ui/dashboard/vite.config.ts',
    dist: 'kiosk-ui/dist/dashboard',
    sources: ['kiosk-ui/dashboard', ...shared],
  },
  {
    name: 'console',
    config: 'cloud-hub/console/vite.config.ts',
    dist: 'cloud-hub/console/dist',
    sources: ['cloud-hub/console', 'cloud-hub/protocol', ...shared],
  },
];

/** Builds the kiosk, the staff's dashboard and the hub's console where their sources, or what builds them, changed since their last build. */
export async function buildScreens({ quiet = false }: { quiet?: boolean } = {}): Promise<void> {
  for (const app of apps) {
    const dist = join(root, app.dist);
    // Vite empties the folder first and this is written last: a build cut short is done again.
    const note = join(dist, '.built-from');
    const hash = hashOf(app);
    const current = existsSync(join(dist, 'index.html')) && existsSync(note) && readFileSync(note, 'utf8') === hash;
    if (current) {
      if (!quiet) console.log(`${app.name}: up to date`);
      continue;
    }
    await buildForGyms({ configFile: join(root, app.config), logLevel: quiet ? 'error' : 'info' });
    writeFileSync(note, hash);
  }
}

/** Vite's build as a gym gets it, even from inside a test run, whose NODE_ENV would pull in Svelte's checks for developers. */
export async function buildForGyms(config: InlineConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    // Only here: who finds the screens built does not load what builds them.
    const { build } = await import('vite');
    await build(config);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function hashOf({ sources }: App): string {
  const files = sources
    .flatMap((folder) =>
      globSync('**/*.{ts,svelte,css,html,svg,json}', { cwd: join(root, folder) }).map((file) =>
        join(root, folder, file),
      ),
    )
    .filter((file) => !/[\\/](node_modules|dist)[\\/]|\.test\.ts$/.test(file))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of [...files, join(root, 'package-lock.json')]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

if (import.meta.main) await buildScreens();
