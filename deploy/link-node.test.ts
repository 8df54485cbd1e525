import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let modules: string;
beforeEach(() => {
  modules = mkdtempSync(path.join(tmpdir(), 'modules-'));
});
afterEach(() => rmSync(modules, { recursive: true }));

const brought = `node-${process.platform}-${process.arch}/bin/node`;
const linked = (): string => path.join(modules, '.bin/node');
const run = () =>
  spawnSync(process.execPath, [path.join(import.meta.dirname, 'link-node.js'), modules], { encoding: 'utf8' });

function bring(): void {
  mkdirSync(path.join(modules, path.dirname(brought)), { recursive: true });
  writeFileSync(path.join(modules, brought), '');
}

test('the Node that npm brought and did not link is linked', () => {
  bring();
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  expect(readlinkSync(linked())).toBe(`../${brought}`);
});

test('a link that is there stays as it is', () => {
  bring();
  mkdirSync(path.dirname(linked()));
  symlinkSync(process.execPath, linked());
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  expect(readlinkSync(linked())).toBe(process.execPath);
});

test('where npm brought no Node, nothing is linked', () => {
  expect(run()).toMatchObject({ status: 0, stderr: '' });
  expect(existsSync(linked())).toBe(false);
});
