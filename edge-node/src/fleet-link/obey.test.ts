import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoxCommand } from '@jarvis-edge/sync/fleet-link.ts';
import { v4 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Kept } from './kept.ts';
import { createObey, type ObeyDeps } from './obey.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jarvis-fleet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sent = (command: BoxCommand, transactionId = v4()) => ({ transactionId, expiresAt: 1000, command });
function start(hubNow = 0) {
  const refetch = vi.fn<ObeyDeps['refetch']>().mockResolvedValue();
  const setLogLevel = vi.fn<ObeyDeps['setLogLevel']>();
  const diagnostics = vi.fn<ObeyDeps['diagnostics']>().mockResolvedValue({ ok: true });
  const kept = new Kept(folder);
  return {
    refetch,
    setLogLevel,
    diagnostics,
    kept,
    obey: createObey({ kept, refetch, setLogLevel, diagnostics, hubNow: () => hubNow }),
  };
}

test('a command that comes twice is carried out once and answered the same, at once and after a restart', async () => {
  const { obey, refetch } = start();
  const command = sent({ command: 'refetch' });
  const [one, other] = await Promise.all([obey(command), obey(command)]);
  expect(one.answer).toEqual({ transactionId: command.transactionId, state: 'done', result: { note: 'loading anew' } });
  expect(other).toEqual(one);
  expect(refetch).toHaveBeenCalledTimes(1);
  const restarted = start();
  expect((await restarted.obey(command)).answer).toEqual(one.answer);
  expect(restarted.refetch).not.toHaveBeenCalled();
});

test('a box that has restarted is not restarted again by the same command', async () => {
  const command = sent({ command: 'restart-service' });
  expect(await start().obey(command)).toMatchObject({ isRestartDue: true, answer: { state: 'done' } });
  expect(await start().obey(command)).toMatchObject({ isRestartDue: false, answer: { state: 'done' } });
});

test('how much the box logs changes at once, and is kept', async () => {
  const { obey, setLogLevel } = start();
  await obey(sent({ command: 'set-config', config: { logLevel: 'debug' } }));
  expect(setLogLevel).toHaveBeenCalledWith('debug');
  expect(new Kept(folder).logLevel).toBe('debug');
});

test('a command that came too late is not carried out, and says what to do', async () => {
  const { obey, refetch } = start(1000);
  const { answer } = await obey(sent({ command: 'refetch' }));
  expect(answer).toMatchObject({
    state: 'failed',
    result: { cause: 'The command came too late.', remedy: 'Send it again.' },
  });
  expect(refetch).not.toHaveBeenCalled();
});

test('a command that fails says so without the words of the error', async () => {
  const { obey, refetch } = start();
  refetch.mockRejectedValue(new TypeError('Marie Dubois'));
  const { answer } = await obey(sent({ command: 'refetch' }));
  expect(answer).toMatchObject({ state: 'failed', result: { cause: 'TypeError' } });
});

test('a file that cannot be read does not keep the box from starting', () => {
  writeFileSync(join(folder, 'fleet-link.json'), '{"answers": [');
  expect(new Kept(folder).logLevel).toBeUndefined();
});

test('a restart that cannot be noted is not begun: it would come again and again', async () => {
  const { obey } = start();
  rmSync(folder, { recursive: true });
  const { answer, isRestartDue } = await obey(sent({ command: 'restart-service' }));
  mkdirSync(folder);
  expect([answer.state, isRestartDue]).toEqual(['failed', false]);
});
