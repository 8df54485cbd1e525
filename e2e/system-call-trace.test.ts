import { expect, test } from 'vitest';
import { syncsBeforeMessages } from './system-call-trace.ts';

const file = '/data/box.sqlite-wal';
const sync = `7 fdatasync(21</data/box.sqlite-wal>) = 0`;
const message = (id: string) => `7 write(25<socket:[9]>, "\\201~{\\"tapId\\":\\"${id}\\"}", 90) = 90`;
const count = (...lines: string[]) => syncsBeforeMessages(lines.join('\n'), file, ['a', 'b']);

test('a sync counts for the message after it, and for that one alone', () => {
  expect(count(sync, message('a'), sync, sync, message('b'))).toEqual([1, 2]);
  expect(count(sync, message('a'), message('b'))).toEqual([1, 0]);
});

test('a sync of another file, or one that failed, counts for nothing', () => {
  const other = '7 fdatasync(22</data/other.sqlite-wal>) = 0';
  const failed = '7 fdatasync(21</data/box.sqlite-wal>) = -1 EIO (Input/output error)';
  expect(count(other, failed, message('a'), message('b'))).toEqual([0, 0]);
});

test('a sync that another thread interrupts counts when it ends', () => {
  const begun = '7 fdatasync(21</data/box.sqlite-wal> <unfinished ...>';
  const ended = '7 <... fdatasync resumed>)          = 0';
  expect(count(begun, ended, message('a'), message('b'))).toEqual([1, 0]);
  expect(count(begun, message('a').replace('7', '8'), ended, message('b'))).toEqual([0, 1]);
});

test('two messages in one write had the same syncs before them', () => {
  const both = `7 writev(25<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{iov_base="\\"a\\""}, {iov_base="\\"b\\""}], 2) = 9`;
  expect(count(sync, both)).toEqual([1, 0]);
});

test('a message that is not in the trace is an error, not a pass', () => {
  expect(() => count(sync, message('a'))).toThrow('The message with b is not in the trace');
});
