import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bringPrerequisites, keepsFromRunning, missingNotice, neededFor, programPath } from './prerequisites.ts';
import type { Prerequisite } from './prerequisites.ts';

const browser: Prerequisite = {
  program: 'browser',
  debianPackage: 'browser-deb',
  purpose: 'to see screens',
  neededBy: ['**/*.browser.test.ts'],
};
const tracer: Prerequisite = {
  program: 'tracer',
  debianPackage: 'tracer-deb',
  purpose: 'to see system calls',
  neededBy: ['e2e/**/*.trace.e2e.test.ts'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'prerequisites-'));
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(name: string, script = 'exit 0'): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

describe('what a test needs', () => {
  test('is told by the name of its file', () => {
    const list = [browser, tracer];
    expect(neededFor(['kiosk-ui/test/greeting.browser.test.ts'], list)).toEqual([browser]);
    expect(neededFor(['e2e/kill.trace.e2e.test.ts', 'sync/src/merge.test.ts'], list)).toEqual([tracer]);
    expect(neededFor(['sync/src/merge.test.ts'], list)).toEqual([]);
    expect(keepsFromRunning('kiosk-ui/test/greeting.browser.test.ts', [tracer])).toBeUndefined();
    expect(keepsFromRunning('kiosk-ui/test/greeting.browser.test.ts', [tracer, browser])).toBe(browser);
  });

  test('is found on the path under any of its names, if it can be run', () => {
    expect(programPath(browser)).toBeUndefined();
    writeFileSync(path.join(folder, 'browser'), 'no program');
    expect(programPath(browser)).toBeUndefined();
    program('other-browser');
    expect(programPath({ ...browser, alsoKnownAs: ['other-browser'] })).toBe(path.join(folder, 'other-browser'));
    vi.stubEnv('PATH', '');
    expect(programPath({ program: 'other-browser', folder })).toBe(path.join(folder, 'other-browser'));
  });
});

describe('what is missing', () => {
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  beforeEach(() => void (said.length = 0));

  /** An apt-get that notes how it is called and installs on the given call of `install`. */
  const apt = (worksOnTry: number): void =>
    program(
      'apt-get',
      `echo "$DEBIAN_FRONTEND $*" >> "${folder}/calls"
case "$1" in
  install)
    echo x >> "${folder}/tries"
    tries=0; while read -r _; do tries=$((tries + 1)); done < "${folder}/tries"
    [ "$tries" -ge ${worksOnTry} ] || exit 100
    echo '#!/bin/sh' > "${folder}/browser"
    /bin/chmod +x "${folder}/browser";;
esac`,
    );

  test('is installed on Debian by root, without asking, after reading the lists of packages', () => {
    apt(1);
    expect(bringPrerequisites([browser], say, 'apt-as-root')).toEqual([]);
    expect(readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
      'noninteractive update',
      'noninteractive install -y --no-install-recommends browser-deb',
    ]);
    expect(said).toEqual(['Installing browser-deb, which the tests need.']);
  });

  test('is tried a second time when the first fails', () => {
    apt(2);
    expect(bringPrerequisites([browser], say, 'apt-as-root')).toEqual([]);
    expect(said).toContain('That failed; trying once more.');
  });

  test('is named with the command that installs it when it cannot be installed', () => {
    apt(9);
    expect(bringPrerequisites([browser], say, 'apt-as-root')).toEqual([browser]);
    expect(said.at(-1)).toContain('apt-get update && apt-get install -y browser-deb');
  });

  test('is left to the person who may install it, in words that can be copied', () => {
    apt(1);
    expect(bringPrerequisites([browser, tracer], say, 'apt-by-hand')).toEqual([browser, tracer]);
    expect(said.at(-1)).toBe(
      [
        '"browser" is not installed; it is needed to see screens.',
        '"tracer" is not installed; it is needed to see system calls.',
        'Install what is missing: sudo apt-get update && sudo apt-get install -y browser-deb tracer-deb',
        'The tests that need it count as skipped.',
      ].join('\n'),
    );
  });

  test('is left to the package manager of a system that is not Debian', () => {
    expect(missingNotice([browser], 'unknown')).toContain(
      'Install browser-deb with the package manager of this system',
    );
  });

  test('is nothing when everything is there', () => {
    program('browser');
    expect(bringPrerequisites([browser], say, 'apt-as-root')).toEqual([]);
    expect(said).toEqual([]);
  });
});
