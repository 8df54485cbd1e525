import { expect, test } from 'vitest';
import { fingerprintWordList } from './fingerprint-word-list.ts';
import { fingerprintWords } from './fingerprint-words.ts';

test('every key has four words of its own, the same on every screen', () => {
  expect(fingerprintWords(Buffer.from('one key'))).toEqual(fingerprintWords(Buffer.from('one key')));
  expect(fingerprintWords(Buffer.from('one key'))).not.toEqual(fingerprintWords(Buffer.from('another key')));
  expect(fingerprintWords(Buffer.from('one key')).join(' ')).toMatch(/^[a-z]+( [a-z]+){3}$/);
});

test('words read over the telephone cannot be mistaken for one another', () => {
  expect(fingerprintWordList).toHaveLength(256);
  expect(new Set(fingerprintWordList.map((word) => word.slice(0, 4))).size).toBe(256);
  expect(fingerprintWordList.filter((word) => !/^[a-z]{4,11}$/.test(word))).toEqual([]);
});
