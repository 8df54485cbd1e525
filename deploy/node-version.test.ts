import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Runs the question as that version of Node would. */
function askAs(version: string) {
  const pretend = `Object.defineProperties(process, {
    version: { value: 'v${version}' }, versions: { value: { node: '${version}' } } })`;
  const words = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
  return spawnSync(process.execPath, [...words, path.join(import.meta.dirname, 'node-version.js')], {
    encoding: 'utf8',
  });
}

test('a Node that is too old gets one sentence that says what to do', () => {
  const { status, stderr, stdout } = askAs('20.20.2');
  expect(stderr).toBe(
    'JARVIS Edge runs on Node 24 and this is v20.20.2: run "npm ci" first (it brings Node 24 on Linux), or install Node 24.\n',
  );
  expect(stdout).toBe('');
  expect(status).toBe(78);
});

test.each(['24.0.0', '24.21.0', '26.1.0'])('Node %s goes on in silence', (version) => {
  expect(askAs(version)).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
