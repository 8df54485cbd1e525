import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildForGyms } from '../build.ts';

const out = mkdtempSync(join(tmpdir(), 'dashboard-size-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Chunk {
  file: string;
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

/** What a browser has to read before these chunks can run, gzip. */
function bytesFor(keys: readonly string[]): number {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  keys.forEach(visit);
  const files = [...seen].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js'));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
}

test.each([
  ['signing in', ['index.html', 'sign-in/SignIn.svelte'], 40_000],
  ['its first page', ['index.html', 'shell/Shell.svelte', 'overview/Overview.svelte'], 60_000],
])('the dashboard shows %s after few kilobytes of JavaScript', (name, keys, most) => {
  for (const key of keys) expect(Object.keys(manifest)).toContain(key);
  const bytes = bytesFor(keys);
  console.log(`${name}: ${(bytes / 1000).toFixed(1)} kB`);
  expect(bytes).toBeLessThanOrEqual(most);
});
