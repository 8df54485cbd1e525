import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { featuresOff } from './chromium-switches.ts';

test('what Playwright turns off in Chromium is off in our tests too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jarvis-switches-'));
  try {
    const [program, told] = [join(folder, 'chromium'), join(folder, 'told')];
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}'\n`);
    chmodSync(program, 0o755);
    await expect(chromium.launch({ executablePath: program })).rejects.toThrow('closed');
    const [theirs, ...others] = readFileSync(told, 'utf8').split('\n').flatMap(features);
    expect(others).toEqual([]);
    expect(features(featuresOff)[0]).toEqual(expect.arrayContaining(theirs!));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function features(word: string): string[][] {
  const list = /^--disable-features=(.*)$/.exec(word)?.[1];
  return list === undefined ? [] : [list.split(',')];
}
