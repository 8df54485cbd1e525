import type { ConversationItem, RealtimeResponseUsage } from 'openai/resources/realtime/realtime';
import type { AnswerConfig } from './session-config.ts';

/**
 * What an answer would have taken of a model: four characters of text are a token, as is what the service counts for
 * audio, 100 ms of the member's and 50 ms of the assistant's. Nothing is cached and nothing costs.
 */
export const textTokens = (text: string): number => Math.ceil(text.length / charsPerToken);
export const charsPerToken = 4;
export const heardTokens = (ms: number): number => Math.ceil(ms / 100);
export const spokenTokens = (ms: number): number => Math.ceil(ms / 50);

export interface Counted {
  readonly text: number;
  readonly audio: number;
}

export const sum = (counts: readonly Counted[]): Counted => ({
  text: counts.reduce((so, { text }) => so + text, 0),
  audio: counts.reduce((so, { audio }) => so + audio, 0),
});

/** An item that an answer is asked to. @param heardMs Of the member's audio. */
export function itemTokens(item: ConversationItem, heardMs: number): Counted {
  switch (item.type) {
    case 'message': {
      const texts = item.content.map((part) => part.text ?? ('transcript' in part ? (part.transcript ?? '') : ''));
      return { text: textTokens(texts.join('')), audio: heardTokens(heardMs) };
    }
    case 'function_call':
      return { text: textTokens(item.name + item.arguments), audio: 0 };
    case 'function_call_output':
      return { text: textTokens(item.output), audio: 0 };
    default:
      return { text: 0, audio: 0 };
  }
}

export const configTokens = ({ instructions, tools }: Pick<AnswerConfig, 'instructions' | 'tools'>): Counted => ({
  text: textTokens(instructions) + (tools.length === 0 ? 0 : textTokens(JSON.stringify(tools))),
  audio: 0,
});

export const usageOf = (input: Counted, output: Counted): RealtimeResponseUsage => ({
  total_tokens: input.text + input.audio + output.text + output.audio,
  input_tokens: input.text + input.audio,
  output_tokens: output.text + output.audio,
  input_token_details: {
    text_tokens: input.text,
    audio_tokens: input.audio,
    image_tokens: 0,
    cached_tokens: 0,
    cached_tokens_details: { text_tokens: 0, audio_tokens: 0, image_tokens: 0 },
  },
  output_token_details: { text_tokens: output.text, audio_tokens: output.audio },
});
