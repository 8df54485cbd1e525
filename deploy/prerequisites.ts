import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** A program that npm cannot bring. */
export interface Prerequisite {
  readonly program: string;
  /** Names under which other systems know it. */
  readonly alsoKnownAs?: readonly string[];
  /** Where its package puts it, when that is not on the path. */
  readonly folder?: string;
  readonly debianPackage: string;
  /** What it is for, to finish the sentence "… is needed". */
  readonly purpose: string;
  /** Test files that cannot run without it, as globs from the root of the repository. */
  readonly neededBy: readonly string[];
}

export const prerequisites: readonly Prerequisite[] = [
  {
    program: 'chromium',
    alsoKnownAs: ['chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debianPackage: 'chromium',
    purpose: 'to try the screens in a real browser',
    neededBy: ['**/*.browser.test.ts', 'e2e/**/*.browser.e2e.test.ts'],
  },
  {
    program: 'strace',
    debianPackage: 'strace',
    purpose: 'to see that what is acknowledged reached the disk',
    neededBy: ['e2e/**/*.trace.e2e.test.ts'],
  },
  {
    program: 'espeak-ng',
    debianPackage: 'espeak-ng',
    purpose: 'to hear JARVIS speak without a cloud',
    neededBy: ['**/*.speech.test.ts', 'e2e/**/voice*.speech*.e2e.test.ts'],
  },
  {
    program: 'openssl',
    debianPackage: 'openssl',
    purpose: 'to see that others find the box’s certificates right',
    neededBy: ['**/*.openssl.test.ts'],
  },
  {
    program: 'certutil',
    debianPackage: 'libnss3-tools',
    purpose: 'to let a browser trust a box as a tablet of the gym does',
    neededBy: ['e2e/**/*.trust.browser.e2e.test.ts'],
  },
  {
    program: 'postgres',
    folder: '/usr/lib/postgresql/15/bin',
    debianPackage: 'postgresql-15',
    purpose: 'to hold tenants apart on the oldest PostgreSQL that the hub runs on',
    neededBy: ['**/*.postgres-15.db.test.ts'],
  },
  {
    program: 'mosquitto',
    folder: '/usr/sbin',
    debianPackage: 'mosquitto',
    purpose: 'to see that the hub’s rights hold at a broker that is not its own',
    neededBy: ['**/*.mosquitto.test.ts'],
  },
];

/** Where a program of the list is installed, or nothing. */
export function programPath(
  { program, alsoKnownAs = [], folder }: Pick<Prerequisite, 'program' | 'alsoKnownAs' | 'folder'>,
  searchPath: string = process.env['PATH'] ?? '',
): string | undefined {
  const folders = folder === undefined ? searchPath.split(path.delimiter).filter((entry) => entry !== '') : [folder];
  return [program, ...alsoKnownAs]
    .flatMap((name) => folders.map((entry) => path.join(entry, name)))
    .find((file) => isExecutable(file));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What of the list some test files need. */
export function neededFor(testFiles: readonly string[], list = prerequisites): Prerequisite[] {
  return list.filter(({ neededBy }) => neededBy.some((glob) => testFiles.some((file) => path.matchesGlob(file, glob))));
}

/** What of the list keeps a test file from running. */
export function keepsFromRunning(testFile: string, missing: readonly Prerequisite[]): Prerequisite | undefined {
  return neededFor([testFile], missing)[0];
}

/** How this machine gets programs: by itself, by a command that a person has to run, or only by that person's own means. */
export type Installer = 'apt-as-root' | 'apt-by-hand' | 'unknown';

export function installerHere(): Installer {
  if (!existsSync('/etc/debian_version') || programPath({ program: 'apt-get' }) === undefined) return 'unknown';
  return process.getuid?.() === 0 ? 'apt-as-root' : 'apt-by-hand';
}

/** What to tell the person whose machine lacks programs. */
export function missingNotice(missing: readonly Prerequisite[], installer: Installer): string {
  const packages = missing.map(({ debianPackage }) => debianPackage).join(' ');
  const sudo = installer === 'apt-as-root' ? '' : 'sudo ';
  const remedy =
    installer === 'unknown'
      ? `Install ${packages} with the package manager of this system, so that the commands are on the path.`
      : `Install what is missing: ${sudo}apt-get update && ${sudo}apt-get install -y ${packages}`;
  return [
    ...missing.map(({ program, purpose }) => `"${program}" is not installed; it is needed ${purpose}.`),
    remedy,
    'The tests that need it count as skipped.',
  ].join('\n');
}

/**
 * Installs what is missing where that is possible: on Debian and Ubuntu, as root. What the package manager says is
 * shown while it works.
 *
 * @returns What is still missing.
 */
export function bringPrerequisites(
  needed: readonly Prerequisite[],
  say: (line: string) => void,
  installer: Installer = installerHere(),
): Prerequisite[] {
  const missing = needed.filter((item) => programPath(item) === undefined);
  if (missing.length === 0) return [];
  if (installer === 'apt-as-root') {
    const packages = missing.map(({ debianPackage }) => debianPackage);
    say(`Installing ${packages.join(', ')}, which the tests need.`);
    if (!aptInstall(packages)) {
      say('That failed; trying once more.');
      aptInstall(packages);
    }
  }
  const stillMissing = missing.filter((item) => programPath(item) === undefined);
  if (stillMissing.length > 0) say(missingNotice(stillMissing, installer));
  return stillMissing;
}

function aptInstall(packages: readonly string[]): boolean {
  const apt = (...words: string[]): boolean => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync('apt-get', words, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}
