import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ReadAhead } from './read-ahead.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('every badge is read at once, then before its profile grows old, and soon after a change', () => {
  const asked: string[] = [];
  const readAhead = new ReadAhead({
    form: 'em40',
    readSome: (_form, after) => {
      asked.push(after);
      return after === '' ? 'one' : after === 'one' ? 'two' : undefined;
    },
  });
  readAhead.start();
  expect(asked).toEqual(['']);
  vi.advanceTimersByTime(1);
  expect(asked).toEqual(['', 'one', 'two']);
  vi.advanceTimersByTime(5 * 60_000 - 10_000);
  expect(asked).toHaveLength(6);
  readAhead.changed();
  readAhead.changed();
  vi.advanceTimersByTime(2000);
  expect(asked).toHaveLength(9);
  readAhead.changed();
  readAhead.stop();
  vi.advanceTimersByTime(60 * 60_000);
  expect(asked).toHaveLength(9);
});
