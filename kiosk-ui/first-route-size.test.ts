import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { buildForGyms } from './build.ts';

const out = mkdtempSync(join(tmpdir(), 'kiosk-size-'));
afterAll(() => rmSync(out, { recursive: true }));

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** The entry's files and whatever they import before the first screen can be shown. */
function firstRoute(manifest: Record<string, Chunk>): string[] {
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key]?.imports?.forEach(visit);
  };
  for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(key);
  return [...seen].flatMap((key) => manifest[key]?.file ?? []).filter((file) => file.endsWith('.js'));
}

test('a kiosk shows its first screen after at most 40 kB of JavaScript', { timeout: 60_000 }, async () => {
  await buildForGyms({
    configFile: join(import.meta.dirname, 'kiosk/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: out, emptyOutDir: true },
  });
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = firstRoute(manifest);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(out, file))).length, 0);
  expect(files.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(40_000);
});
