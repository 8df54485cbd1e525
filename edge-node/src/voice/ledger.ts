import { z } from 'zod';

/** What a million tokens of a kind cost, in micro-dollars, from a day on. */
export interface Price {
  readonly model: string;
  /** UTC midnight. */
  readonly from: `${number}-${number}-${number}`;
  readonly textIn: number;
  readonly textCached: number;
  readonly textOut: number;
  readonly audioIn: number;
  readonly audioCached: number;
  readonly audioOut: number;
}

/**
 * A price that changes is a line more: what was used before keeps the former one.
 *
 * @see https://developers.openai.com/api/docs/models, as read on 2026-11-20.
 */
export const prices: readonly Price[] = [
  {
    ...{ model: 'gpt-realtime-2.1-mini', from: '2026-11-20' },
    ...{ textIn: 600_000, textCached: 60_000, textOut: 2_400_000 },
    ...{ audioIn: 10_000_000, audioCached: 300_000, audioOut: 20_000_000 },
  },
  {
    ...{ model: 'gpt-realtime-2.1', from: '2026-11-20' },
    ...{ textIn: 4_000_000, textCached: 400_000, textOut: 24_000_000 },
    ...{ audioIn: 32_000_000, audioCached: 400_000, audioOut: 64_000_000 },
  },
];

/** What a million tokens of a chat cost, in micro-dollars, from a day on. */
export type ChatPrice = Pick<Price, 'model' | 'from' | 'textIn' | 'textCached' | 'textOut'>;

/** As lists of prices quoted them on 2026-11-21; likewise, a line more for each change. */
export const chatPrices: readonly ChatPrice[] = [
  { model: 'gpt-5.4-mini', from: '2026-11-21', textIn: 750_000, textCached: 75_000, textOut: 4_500_000 },
  { model: 'gpt-5.4', from: '2026-11-21', textIn: 2_500_000, textCached: 250_000, textOut: 15_000_000 },
];

/** Of transcription that is billed by duration, in micro-dollars a minute. */
const transcriptionMinute = 17_000;

const Count = z.int().nonnegative();

/** `response.done.response.usage`. Input counts contain those read from the cache. */
export const ResponseUsage = z.object({
  total_tokens: Count.optional(),
  input_tokens: Count.optional(),
  output_tokens: Count.optional(),
  input_token_details: z
    .object({
      text_tokens: Count.optional(),
      audio_tokens: Count.optional(),
      image_tokens: Count.optional(),
      cached_tokens: Count.optional(),
      cached_tokens_details: z
        .object({
          text_tokens: Count.optional(),
          audio_tokens: Count.optional(),
          image_tokens: Count.optional(),
        })
        .nullish(),
    })
    .nullish(),
  output_token_details: z.object({ text_tokens: Count.optional(), audio_tokens: Count.optional() }).nullish(),
});
export type ResponseUsage = z.infer<typeof ResponseUsage>;

/** `usage` of `conversation.item.input_audio_transcription.completed`. */
export const TranscriptionUsage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('duration'), seconds: z.number().nonnegative() }),
  z.object({
    type: z.literal('tokens'),
    input_tokens: Count,
    output_tokens: Count,
    input_token_details: z.object({ text_tokens: Count.optional(), audio_tokens: Count.optional() }).nullish(),
  }),
]);
export type TranscriptionUsage = z.infer<typeof TranscriptionUsage>;

/** Each token once: `textIn` and `audioIn` are those that were not read from the cache. */
export interface Tokens extends Readonly<Record<string, number>> {
  readonly textIn: number;
  readonly textCached: number;
  readonly textOut: number;
  readonly audioIn: number;
  readonly audioCached: number;
  readonly audioOut: number;
}

/**
 * Sorts a usage by what its tokens cost. What it does not tell apart counts as the dearer kind: images and unnamed tokens
 * as audio, cached tokens of an unnamed kind as text first.
 */
export function tokensOf(usage: ResponseUsage): Tokens {
  const input = usage.input_token_details ?? {};
  const output = usage.output_token_details ?? {};
  const text = input.text_tokens ?? 0;
  const audio = Math.max((input.audio_tokens ?? 0) + (input.image_tokens ?? 0), (usage.input_tokens ?? 0) - text);
  const cached = input.cached_tokens_details;
  const allCached = Math.max(
    input.cached_tokens ?? 0,
    (cached?.text_tokens ?? 0) + (cached?.audio_tokens ?? 0) + (cached?.image_tokens ?? 0),
  );
  const textCached = Math.min(text, cached?.text_tokens ?? (cached ? 0 : allCached));
  const named = cached ? (cached.audio_tokens ?? 0) + (cached.image_tokens ?? 0) : allCached - textCached;
  const audioCached = Math.min(audio, named);
  const textOut = output.text_tokens ?? 0;
  return {
    textIn: text - textCached,
    textCached,
    textOut,
    audioIn: audio - audioCached,
    audioCached,
    audioOut: Math.max(output.audio_tokens ?? 0, (usage.output_tokens ?? 0) - textOut),
  };
}

/** The price of a model at a time, also of a dated version of it; undefined for a model whose price nobody knows. */
export const priceOf = (model: string, atMs: number): Price | undefined => priceIn(prices, model, atMs);

function priceIn<Each extends Pick<Price, 'model' | 'from'>>(
  all: readonly Each[],
  model: string,
  atMs: number,
): Each | undefined {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const dated = all
    .filter((price) => price.model === name)
    .toSorted((one, other) => Date.parse(other.from) - Date.parse(one.from));
  return dated.find(({ from }) => Date.parse(from) <= atMs) ?? dated.at(-1);
}

/** What a response cost, in whole micro-dollars. A model without a price costs as much as the dearest. */
export function costOf(usage: ResponseUsage, model: string, atMs: number): number {
  return costOfTokens(tokensOf(usage), priceOf(model, atMs) ?? dearest(prices));
}

/** Tokens of a chat; `in` contains those read from the cache. */
export interface ChatUsage {
  readonly in: number;
  readonly cached: number;
  readonly out: number;
}

export const chatTokensOf = ({ in: all, cached, out }: ChatUsage) => ({
  ...{ textIn: all - cached, textCached: cached, textOut: out },
});

/** What an answer of a chat cost, in whole micro-dollars, no part of one for nothing. A model without a price costs as much as the dearest. */
export function chatCostOf(usage: ChatUsage, model: string, atMs: number): number {
  const price = priceIn(chatPrices, model, atMs) ?? dearest(prices);
  const { textIn, textCached, textOut } = chatTokensOf(usage);
  return Math.ceil((textIn * price.textIn + textCached * price.textCached + textOut * price.textOut) / 1_000_000);
}

/** What writing down the member's words cost, in whole micro-dollars. */
export function transcriptionCostOf(usage: TranscriptionUsage, model: string, atMs: number): number {
  if (usage.type === 'duration') return Math.round((usage.seconds * transcriptionMinute) / 60);
  return costOf(usage, model, atMs);
}

function costOfTokens(tokens: Tokens, price: Price): number {
  const millionths = kinds.reduce((sum, kind) => sum + tokens[kind] * price[kind], 0);
  return Math.round(millionths / 1_000_000);
}

const kinds = ['textIn', 'textCached', 'textOut', 'audioIn', 'audioCached', 'audioOut'] as const;

const dearest = (all: readonly Price[]): Price =>
  all.reduce((one, other) => (other.audioOut > one.audioOut ? other : one));

/** Micro-dollars. */
export interface Spent {
  readonly session: number;
  readonly day: number;
  readonly gym: number;
}

/** Micro-dollars; null: no cap. */
export type Caps = { readonly [Scope in keyof Spent]: number | null };

/** Which cap allows no further response, the narrowest first; undefined while there is money left. */
export function capReached(spent: Spent, caps: Caps): keyof Spent | undefined {
  return (['session', 'day', 'gym'] as const).find((scope) => {
    const cap = caps[scope];
    return cap !== null && spent[scope] >= cap;
  });
}
