import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type {
  ConversationItem,
  RealtimeFunctionTool,
  RealtimeToolChoiceConfig,
} from 'openai/resources/realtime/realtime';
import type { TalkAbout } from '../engine.ts';

/** What an answer is asked to: the session's settings with those of the one response laid over them. */
export interface Asked {
  /** In their order. What the member said last, or what a tool answered, stands last. Audio is not among it. */
  readonly items: readonly ConversationItem[];
  readonly instructions: string;
  readonly tools: readonly RealtimeFunctionTool[];
  readonly toolChoice: RealtimeToolChoiceConfig;
  readonly maxOutputTokens: number | 'inf';
  /** As the client gave it to this one response. */
  readonly metadata: Readonly<Record<string, string>>;
  /** False for an answer beside the conversation: nothing of it is remembered. */
  readonly isOfConversation: boolean;
  /** Whether words are made of what is spoken: what has none then was no speech. */
  readonly hears: boolean;
  /** That the session is held in: the client may pin another than it began with. */
  readonly language: Language;
}

/** A part of an answer, in the order in which it is made. */
export type Piece =
  /** Goes on with the message; need not be a whole word. @property language What it is to be spoken in. */
  | { readonly kind: 'text'; readonly text: string; readonly language: Language }
  /** A whole call. @property args JSON. */
  | { readonly kind: 'call'; readonly name: string; readonly args: string }
  /** What the generator waits for a yes to, null once it does not any more. */
  | {
      readonly kind: 'asking';
      readonly call: { readonly name: string; readonly args: Readonly<Record<string, unknown>> } | null;
    }
  /** The member took leave. */
  | { readonly kind: 'farewell' };

/** Something that answers in one conversation. */
export interface Generator {
  /**
   * Ends when the answer is complete, and early and without an error when the signal aborts.
   *
   * @throws {GenerationFailed} when it cannot answer.
   */
  answer(asked: Asked, signal: AbortSignal): AsyncIterable<Piece>;
}

/** Begins a conversation. */
export type BeginGenerator = (about: TalkAbout) => Generator;

/** The reason is told to whoever asked for the answer; the message names no secret and nothing that was said. */
export class GenerationFailed extends Error {
  override readonly name = 'GenerationFailed';
  /** In snake case, as the protocol has it. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
