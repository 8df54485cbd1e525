import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let modules: string;
beforeEach(() => {
  modules = mkdtempSync(path.join(tmpdir(), 'modules-'));
});
afterEach(() => rmSync(modules, { recursive: true }));

/** Asks as that version of Node would. */
function askAs(version: string) {
  const pretend = `Object.defineProperties(process, {
    version: { value: 'v${version}' }, versions: { value: { node: '${version}' } } })`;
  const words = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
  const script = path.join(import.meta.dirname, 'node-path.js');
  return spawnSync(process.execPath, [...words, script, modules], { encoding: 'utf8' });
}

test.each(['20.20.2', '24.0.0', '26.1.0'])(
  'the Node that npm brought is taken, whatever Node %s is there',
  (version) => {
    const brought = path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
    mkdirSync(path.dirname(brought), { recursive: true });
    writeFileSync(brought, '');
    expect(askAs(version)).toMatchObject({ status: 0, stdout: brought, stderr: '' });
  },
);

test.each(['24.0.0', '26.1.0'])('where npm brought none, Node %s is good enough', (version) => {
  expect(askAs(version)).toMatchObject({ status: 0, stdout: process.execPath, stderr: '' });
});

test('where npm brought none, a Node that is too old gets one sentence that says what to do', () => {
  expect(askAs('20.20.2')).toMatchObject({
    status: 78,
    stdout: '',
    stderr:
      'JARVIS Edge runs on Node 24 and this is v20.20.2: run "npm ci" first (it brings Node 24 on Linux), or install Node 24.\n',
  });
});
