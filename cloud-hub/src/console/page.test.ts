import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { consolePage } from './page.ts';

test('the console opens as soon as it is built, although the hub was up before it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'console-'));
  const folder = join(root, 'dist');
  const app = Fastify();
  try {
    await app.register(consolePage, { folder });
    expect((await app.inject('/console/')).statusCode).toBe(404);
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>JARVIS Edge</title>');
    writeFileSync(join(folder, 'assets', 'index.js'), 'export {};');
    const page = await app.inject('/console/');
    expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('JARVIS Edge')]);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect((await app.inject('/console/assets/index.js')).statusCode).toBe(200);
  } finally {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  }
});
