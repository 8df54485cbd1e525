import { expect, test } from 'vitest';
import {
  capReached,
  chatCostOf,
  chatPrices,
  costOf,
  priceOf,
  prices,
  ResponseUsage,
  tokensOf,
  transcriptionCostOf,
} from './ledger.ts';

const mini = 'gpt-realtime-2.1-mini';
const full = 'gpt-realtime-2.1';
const at = Date.UTC(2026, 10, 21);

/** As the service sends it, with fields that nobody here counts. */
const usage = (
  [text, audio]: [number, number],
  [textCached, audioCached]: [number, number],
  [textOut, audioOut]: [number, number],
): ResponseUsage =>
  ResponseUsage.parse({
    total_tokens: text + audio + textOut + audioOut,
    input_tokens: text + audio,
    output_tokens: textOut + audioOut,
    input_token_details: {
      ...{ text_tokens: text, audio_tokens: audio, image_tokens: 0, cached_tokens: textCached + audioCached },
      cached_tokens_details: { text_tokens: textCached, audio_tokens: audioCached, image_tokens: 0 },
    },
    output_token_details: { text_tokens: textOut, audio_tokens: audioOut, reasoning_tokens: 0 },
  });

test('a response costs what its tokens cost by hand, to the micro-dollar', () => {
  // 55 × 0.6 + 64 × 0.06 + 13 × 10 + 30 × 2.4 + 91 × 20 = 33 + 3.84 + 130 + 72 + 1,820 = 2,058.84
  expect(costOf(usage([119, 13], [64, 0], [30, 91]), mini, at)).toBe(2059);
  // 55 × 4 + 64 × 0.4 + 13 × 32 + 30 × 24 + 91 × 64 = 220 + 25.6 + 416 + 720 + 5,824 = 7,205.6
  expect(costOf(usage([119, 13], [64, 0], [30, 91]), full, at)).toBe(7206);
  // 500 × 0.6 + 1,000 × 0.06 + 20 × 10 + 100 × 0.3 + 40 × 2.4 + 400 × 20 = 300 + 60 + 200 + 30 + 96 + 8,000
  expect(costOf(usage([1500, 120], [1000, 100], [40, 400]), mini, at)).toBe(8686);
  // 1 × 0.6 = 0.6, and 1 × 0.06 = 0.06
  expect(costOf(usage([1, 0], [0, 0], [0, 0]), mini, at)).toBe(1);
  expect(costOf(usage([1, 0], [1, 0], [0, 0]), mini, at)).toBe(0);
  expect(costOf(usage([1_000_000, 1_000_000], [0, 0], [1_000_000, 1_000_000]), full, at)).toBe(124_000_000);
  expect(costOf({}, mini, at)).toBe(0);
});

test('each token counts once, by kind', () => {
  expect(tokensOf(usage([1500, 120], [1000, 100], [40, 400]))).toEqual({
    ...{ textIn: 500, textCached: 1000, textOut: 40, audioIn: 20, audioCached: 100, audioOut: 400 },
  });
});

test('what a usage does not tell apart is never counted too cheap', () => {
  const none = { textIn: 0, textCached: 0, textOut: 0, audioIn: 0, audioCached: 0, audioOut: 0 };
  expect(tokensOf({ input_tokens: 10, output_tokens: 5 })).toEqual({ ...none, audioIn: 10, audioOut: 5 });
  expect(tokensOf({ input_token_details: { image_tokens: 7 } })).toEqual({ ...none, audioIn: 7 });
  // Cached without a kind: text saves less than audio.
  const details = { text_tokens: 100, audio_tokens: 50, cached_tokens: 120 };
  expect(tokensOf({ input_token_details: details })).toEqual({
    ...{ ...none, textCached: 100, audioCached: 20, audioIn: 30 },
  });
  // More cached than there was: nothing becomes negative.
  const cached_tokens_details = { text_tokens: 9, audio_tokens: 9 };
  expect(tokensOf({ input_token_details: { text_tokens: 4, audio_tokens: 5, cached_tokens_details } })).toEqual({
    ...{ ...none, textCached: 4, audioCached: 5 },
  });
  expect(tokensOf({ input_token_details: null, output_token_details: null })).toEqual(none);
});

test('a usage that counts in halves or below nothing is refused', () => {
  expect(ResponseUsage.safeParse({ input_tokens: -1 }).success).toBe(false);
  expect(ResponseUsage.safeParse({ output_token_details: { audio_tokens: 0.5 } }).success).toBe(false);
});

test('a dated version of a model has its price, and a model without one costs as the dearest', () => {
  expect(priceOf('gpt-realtime-2.1-mini-2026-10-06', at)?.model).toBe(mini);
  expect(priceOf('gpt-realtime-2.1-2026-10-06', at)?.model).toBe(full);
  expect(priceOf('gpt-realtime-9', at)).toBeUndefined();
  expect(priceOf('gpt-realtime-2.1-micro', at)).toBeUndefined();
  expect(costOf(usage([0, 0], [0, 0], [0, 10]), 'gpt-realtime-9', at)).toBe(640);
  expect(priceOf(mini, 0)?.model).toBe(mini);
});

test('every price is a whole number of micro-dollars, and audio costs at least as much as text', () => {
  for (const { model, from, ...price } of prices) {
    for (const each of Object.values(price)) expect(Number.isSafeInteger(each) && each > 0, model).toBe(true);
    expect(price.audioIn >= price.textIn && price.audioOut >= price.textOut, model).toBe(true);
    expect(price.audioIn - price.audioCached, model).toBeGreaterThan(price.textIn - price.textCached);
    expect(Number.isNaN(Date.parse(from)), model).toBe(false);
  }
});

test('an answer of a chat costs what its tokens cost by hand, cached ones at their price', () => {
  // 300 × 0.75 + 100 × 0.075 + 60 × 4.5
  expect(chatCostOf({ in: 400, cached: 100, out: 60 }, 'gpt-5.4-mini-2026-03-17', at)).toBe(503);
  // A model without a price: 300 × 4 + 100 × 0.4 + 60 × 24
  expect(chatCostOf({ in: 400, cached: 100, out: 60 }, 'gpt-9', at)).toBe(2680);
  for (const { model, from, ...price } of chatPrices) {
    for (const each of Object.values(price)) expect(Number.isSafeInteger(each) && each > 0, model).toBe(true);
    expect(Number.isNaN(Date.parse(from)), model).toBe(false);
  }
});

test('writing down what was said costs by the minute or by its tokens', () => {
  expect(transcriptionCostOf({ type: 'duration', seconds: 60 }, 'gpt-realtime-whisper', at)).toBe(17_000);
  // 4.2 × 17,000 ÷ 60
  expect(transcriptionCostOf({ type: 'duration', seconds: 4.2 }, 'gpt-realtime-whisper', at)).toBe(1190);
  const input_token_details = { text_tokens: 0, audio_tokens: 42 };
  const tokens = { type: 'tokens', input_tokens: 42, output_tokens: 0, input_token_details } as const;
  expect(transcriptionCostOf(tokens, mini, at)).toBe(420);
});

test('a cap that is reached stops the next response, the narrowest first', () => {
  const caps = { session: 2_000_000, day: 5_000_000, gym: null };
  const spent = { session: 1_999_999, day: 4_999_999, gym: 1_000_000_000 };
  expect(capReached(spent, caps)).toBeUndefined();
  expect(capReached({ ...spent, session: 2_000_000 }, caps)).toBe('session');
  expect(capReached({ ...spent, session: 2_000_000, day: 5_000_000 }, caps)).toBe('session');
  expect(capReached({ ...spent, day: 5_000_000 }, caps)).toBe('day');
  expect(capReached(spent, { ...caps, gym: 1_000_000_000 })).toBe('gym');
  expect(capReached({ session: 0, day: 0, gym: 0 }, { session: 0, day: null, gym: null })).toBe('session');
});
