import type { RealtimeServerEvent } from '../engine.ts';
import type { ClientEventType } from './faulty-engine-wire.ts';

/** What the line or the service does wrong at a moment. */
export type LineFault =
  /** The socket is destroyed: the client sees 1006. What the moment was about is not sent or not done. */
  | { readonly kind: 'cut' }
  /** Closed by the service, such as 4000 `invalid_request_error.beta_api_shape_disabled`. */
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  /** The error `session_expired`, and the line is closed. */
  | { readonly kind: 'expire' }
  /** An error that the session survives, and what the moment was about goes on. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** An error instead of what the moment was about. */
  | { readonly kind: 'refuse'; readonly code: string; readonly message: string }
  /** Half of an event first: no JSON. */
  | { readonly kind: 'malformed' }
  /** An event first of a type that nobody knows. */
  | { readonly kind: 'unknown-event' }
  /** From here on nothing is answered, though the line stays up. @property pongs Whether pings still are. */
  | { readonly kind: 'black-hole'; readonly pongs: boolean }
  /** From here on every event of a response comes this much after the one before, ms. */
  | { readonly kind: 'slow-drip'; readonly ms: number }
  /** Responses that are cancelled from here on are still heard of by this many deltas. */
  | { readonly kind: 'late-deltas'; readonly count: number };

/** What happens to one event of the service on its way. */
export type EventFault =
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'drop' }
  /** It comes after the next events, this many. */
  | { readonly kind: 'out-of-order'; readonly by: number };

/** The service began a response by itself just before: the client's is refused. */
export type RaceFault = { readonly kind: 'active-response-race' };

/** @property nth From 1, counted within a connection. */
export type PlannedFault =
  | {
      readonly on: 'client-event';
      readonly type: ClientEventType;
      readonly nth: number;
      readonly fault: LineFault | RaceFault;
    }
  | {
      readonly on: 'server-event';
      readonly type: RealtimeServerEvent['type'];
      readonly nth: number;
      readonly fault: LineFault | EventFault;
    };

/** What happens instead of an open line. */
export type HandshakeFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly retryAfter?: string;
    }
  /** The request is never answered. */
  | { readonly kind: 'black-hole' }
  | { readonly kind: 'cut' };

export interface Usage {
  readonly total_tokens: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_token_details: {
    readonly text_tokens: number;
    readonly audio_tokens: number;
    readonly image_tokens: number;
    readonly cached_tokens: number;
    readonly cached_tokens_details: {
      readonly text_tokens: number;
      readonly audio_tokens: number;
      readonly image_tokens: number;
    };
  };
  readonly output_token_details: { readonly text_tokens: number; readonly audio_tokens: number };
}

/** What the model answers. */
export interface Reply {
  /** Spoken where the session speaks, else written. */
  readonly text?: string;
  /** PCM16, 24 kHz, of the spoken text; else a tone that is about as long as its words. */
  readonly pcm?: Uint8Array;
  readonly calls?: readonly { readonly name: string; readonly args: unknown; readonly callId?: string }[];
  /** Billed; else counted from what was said. */
  readonly usage?: Usage;
  /** The response fails with it after what it said. */
  readonly failed?: { readonly type: string; readonly code: string; readonly message: string };
}

/** What the model has before it when it answers. */
export interface Heard {
  /** What the member said or wrote last; null before the first word. */
  readonly text: string | null;
  /** The results of tools that came since the last response, as they were sent. */
  readonly outputs: readonly { readonly callId: string; readonly output: string }[];
  /** Of this response within its connection, from 1. */
  readonly nth: number;
  /** Of the response itself, else of the session. */
  readonly instructions: string;
  /** Names. */
  readonly tools: readonly string[];
  /** Of the response that was asked for. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Somebody speaks, by the milliseconds of audio that were appended before. */
export interface Utterance {
  readonly fromMs: number;
  readonly toMs: number;
  /** What the service writes down; null: the transcription fails. */
  readonly transcript: string | null;
  /** Written down after the response to it instead of before. */
  readonly isLate?: boolean;
}

/** One connection. */
export interface Script {
  readonly handshake?: HandshakeFault;
  /** Answers with what it heard when absent. */
  readonly reply?: (heard: Heard) => Reply;
  /** In their order; without them nobody is ever heard. */
  readonly utterances?: readonly Utterance[];
  readonly faults?: readonly PlannedFault[];
  /** Between two deltas, ms; absent: everything at once. */
  readonly paceMs?: number;
  /** Of audio in a delta, ms. */
  readonly deltaMs?: number;
  /** Of speech that a character takes when a tone stands for it, ms. */
  readonly characterMs?: number;
  /** Until `expires_at` that `session.created` names, seconds; an hour like the service. */
  readonly expiresInS?: number;
}

/** What the service has seen and done, of all its connections. */
export interface Seen {
  connections: number;
  open: number;
  refusedHandshakes: number;
  /** The `Authorization` header of every request. */
  readonly authorizations: string[];
  /** The whole address of every request. */
  readonly urls: string[];
  readonly clientEvents: Map<ClientEventType, number>;
  /** Messages that were refused as they were, and every other error that was sent. */
  readonly errors: { readonly code: string; readonly message: string; readonly param: string | null }[];
  truncatesDone: number;
  truncatesRefused: number;
  responsesCreated: number;
  /** What was billed, in its order. */
  readonly usages: { readonly model: string; readonly usage: Usage }[];
  readonly transcriptionSeconds: number[];
  /** Calls that the model made, and how many outputs came for each. */
  readonly calls: Map<string, { readonly name: string; outputs: number }>;
  /** Of faults, by kind, that have happened. */
  readonly faults: Map<string, number>;
  pings: number;
  /** What `input_audio_buffer.append` brought, bytes. */
  appendedBytes: number;
}

export const count = <Key>(counts: Map<Key, number>, key: Key): number => {
  const now = (counts.get(key) ?? 0) + 1;
  counts.set(key, now);
  return now;
};
