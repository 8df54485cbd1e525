import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';
import { StartRefused } from './lifecycle.ts';

test('two boxes never share a data folder, and a folder let go can be taken again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const lock = await lockFolder(folder, 'box', 'JARVIS_BOX_DATA');
  const second = await lockFolder(folder, 'box', 'JARVIS_BOX_DATA').catch((error: unknown) => error);
  expect(second).toBeInstanceOf(StartRefused);
  expect(second).toMatchObject({
    message: `The data folder ${folder} is in use by another running box.`,
    remedy: 'Stop that box, or choose another folder with JARVIS_BOX_DATA.',
  });
  await lock.release();
  await (await lockFolder(folder, 'box', 'JARVIS_BOX_DATA')).release();
  rmSync(folder, { recursive: true });
});
