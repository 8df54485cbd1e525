import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildForGyms } from '../../kiosk-ui/build.ts';

const out = mkdtempSync(join(tmpdir(), 'console-size-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}
let manifest: Record<string, Chunk> = {};

beforeAll(async () => {
  await buildForGyms({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
});

const bytesOf = (file: string) => (file.endsWith('.js') ? gzipSync(readFileSync(join(out, file))).length : 0);

/** What a browser has to read before these chunks can run, gzip. */
function bytesFor(keys: readonly string[]): number {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  keys.forEach(visit);
  return [...seen].reduce((sum, key) => sum + bytesOf(manifest[key]?.file ?? ''), 0);
}

test.each([
  ['signing in', ['index.html', 'sign-in/Door.svelte']],
  ['arrivals', ['index.html', 'shell/Shell.svelte', 'screens/Arrivals.svelte']],
])('the console shows %s after at most 70 kB of JavaScript', { timeout: 60_000 }, (name, keys) => {
  for (const key of keys) expect(Object.keys(manifest)).toContain(key);
  const bytes = bytesFor(keys);
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
  expect(bytes).toBeLessThanOrEqual(70_000);
});

test('no part that comes later is larger than 60 kB', () => {
  const largest = Object.values(manifest)
    .map(({ file }) => ({ file, bytes: bytesOf(file) }))
    .toSorted((a, b) => b.bytes - a.bytes)[0];
  console.log(`largest: ${largest?.file} ${((largest?.bytes ?? 0) / 1000).toFixed(1)} kB`);
  expect(largest?.bytes).toBeLessThanOrEqual(60_000);
});
