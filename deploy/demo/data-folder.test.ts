import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWordsOfTheDemo, prepareFolder, spaceRefusal } from './data-folder.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'demo-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

test('the folder is made where it is missing, for nobody else to read, and used where it is there', () => {
  const folder = join(parent, 'a', 'b');
  prepareFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  prepareFolder(folder);
});

test('a folder that cannot be made is named', () => {
  writeFileSync(join(parent, 'file'), '');
  expect(() => prepareFolder(join(parent, 'file', 'demo'))).toThrow(
    `This user cannot make the folder ${join(parent, 'file', 'demo')}.`,
  );
});

test('a folder that only others may write in is named', () => {
  const folder = join(parent, 'demo');
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  let said: string | undefined;
  try {
    prepareFolder(folder);
  } catch (error) {
    said = (error as Error).message;
  }
  // Root may write everywhere.
  expect(said).toBe(process.getuid?.() === 0 ? undefined : `This user cannot write in the folder ${folder}.`);
});

test('a disk with too little room is told with how much there is and how much it takes', () => {
  expect(spaceRefusal('/data', { bavail: 75_000, bsize: 4000 })).toBeUndefined();
  const refusal = spaceRefusal('/data', { bavail: 10_000, bsize: 4096 });
  expect(refusal?.message).toBe('The disk that holds /data has 40 MB free, and the demo needs 300 MB.');
  expect(refusal?.remedy).toContain('npm start -- --data FOLDER');
});

test('what a service says of its own setting is said of the demo’s', () => {
  const refusal = new StartRefused('No.', 'Free it, or choose a folder under /root with JARVIS_HUB_DATA.');
  expect(inWordsOfTheDemo(refusal)).toMatchObject({
    message: 'No.',
    remedy: 'Free it, or choose a folder under /root with `npm start -- --data FOLDER`.',
  });
});
