import type { Usage } from './faulty-engine-script.ts';

/** What a response has read and made. */
export interface Spoken {
  /** Letters of instructions, tools and everything written in the conversation. */
  readonly lettersIn: number;
  /** Of the member's audio, and JARVIS's own, ms. */
  readonly memberMs: number;
  readonly jarvisMs: number;
  readonly lettersOut: number;
  readonly outMs: number;
  /** Input tokens of the response before. */
  readonly readBefore: { readonly text: number; readonly audio: number };
}

const lettersAToken = 4;
const memberMsAToken = 100;
const jarvisMsAToken = 50;
/** What is read again is cached in whole pieces of this many tokens. */
const cachedPiece = 64;

/** The bill of a response, counted as the service counts: 1 token for 100 ms of the member, 50 ms of the assistant. */
export function usageOf(spoken: Spoken): Usage {
  const { lettersIn, memberMs, jarvisMs, lettersOut, outMs, readBefore } = spoken;
  const text = Math.ceil(lettersIn / lettersAToken);
  const audio = Math.ceil(memberMs / memberMsAToken) + Math.ceil(jarvisMs / jarvisMsAToken);
  const cached = {
    text_tokens: Math.min(text, inPieces(readBefore.text)),
    audio_tokens: Math.min(audio, inPieces(readBefore.audio)),
    image_tokens: 0,
  };
  const textOut = Math.ceil(lettersOut / lettersAToken);
  const audioOut = Math.ceil(outMs / jarvisMsAToken);
  return {
    total_tokens: text + audio + textOut + audioOut,
    input_tokens: text + audio,
    output_tokens: textOut + audioOut,
    input_token_details: {
      ...{ text_tokens: text, audio_tokens: audio, image_tokens: 0 },
      cached_tokens: cached.text_tokens + cached.audio_tokens,
      cached_tokens_details: cached,
    },
    output_token_details: { text_tokens: textOut, audio_tokens: audioOut },
  };
}

const inPieces = (tokens: number): number => Math.floor(tokens / cachedPiece) * cachedPiece;
