import { expect, test } from 'vitest';
import { heardTokens, itemTokens, spokenTokens, textTokens, usageOf } from './tokens.ts';

test('four characters, 100 ms heard and 50 ms spoken are a token each, begun ones count', () => {
  expect([textTokens(''), textTokens('abcd'), textTokens('abcde')]).toEqual([0, 1, 2]);
  expect([heardTokens(0), heardTokens(100), heardTokens(101)]).toEqual([0, 1, 2]);
  expect([spokenTokens(50), spokenTokens(51)]).toEqual([1, 2]);
  expect(itemTokens({ type: 'function_call', name: 'abcd', arguments: '{}' }, 0)).toEqual({ text: 2, audio: 0 });
});

test('what an answer took adds up', () => {
  expect(usageOf({ text: 5, audio: 2 }, { text: 3, audio: 40 })).toMatchObject({
    total_tokens: 50,
    input_tokens: 7,
    output_tokens: 43,
  });
});
