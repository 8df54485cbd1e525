import { codeAlphabet as drawnFrom } from '@jarvis-edge/sync/protocol.ts';
import { expect, test } from 'vitest';
import { afterKey, codeAlphabet } from './code-typing.ts';

test('the keypad has exactly the characters that codes are drawn from', () => {
  expect(codeAlphabet).toBe(drawnFrom);
});

test('a keyboard types in either case, erases, and cannot type what no code contains', () => {
  const typed = ['a', 'B', '0', 'o', '7', 'Shift', 'Backspace', 'c', 'd', 'e', 'f', 'g', 'h'].reduce(afterKey, '');
  expect(typed).toBe('ABCDEF');
});
