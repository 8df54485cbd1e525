import { StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { expect, test } from 'vitest';
import { diskFullRefusal, folderRefusal } from './disk-refusal.ts';

const evidence = {
  'what initdb writes': 'initdb: error: could not write to file "pg_wal/xlogtemp.1": No space left on device',
  'what the server logs': 'FATAL:  could not write lock file "postmaster.pid": No space left on device',
  'an error of the file system': Object.assign(new Error('write'), { code: 'ENOSPC' }),
  'an error of the database': Object.assign(new Error('could not extend file'), { code: '53100' }),
};

test.each(Object.entries(evidence))('a full disk is told apart by %s', (_, said) => {
  expect(diskFullRefusal(said, '/data')).toMatchObject({
    message: 'The disk that holds /data is full.',
    remedy: 'Free some space there, then start again.',
  });
});

test('any other trouble is not taken for a full disk', () => {
  expect(diskFullRefusal('FATAL:  could not open file: Permission denied', '/data')).toBeUndefined();
});

test('a folder that this user may not write in is refused, other errors stay what they are', () => {
  expect(folderRefusal(Object.assign(new Error('mkdir'), { code: 'EACCES' }), '/data')).toBeInstanceOf(StartRefused);
  const other = new Error('other');
  expect(folderRefusal(other, '/data')).toBe(other);
});
