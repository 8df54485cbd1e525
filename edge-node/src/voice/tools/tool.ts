import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { EventTime } from '@jarvis-edge/sync/event-time.ts';
import type { z } from 'zod';

/** Who asks, where and when: from the session, never from the arguments of a call. */
export interface ToolContext {
  readonly sessionId: string | null;
  readonly memberId: string;
  readonly gymId: string;
  readonly language: Language;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: number;
  /** This box's clocks, for events. */
  readonly time: EventTime;
}

export type ToolErrorCode = 'unknown-tool' | 'bad-arguments' | 'call-id-reused' | 'not-ready' | 'failed';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * What a call came to: codes and figures, never sentences. A wish that was understood and refused is `ok`, with its
 * reason as a code.
 */
export type ToolResult =
  | {
      readonly ok: true;
      /** Figures of the member's own: they go to the screen, and are spoken only when asked for. */
      readonly personal: boolean;
      readonly data: { readonly [key: string]: Json };
    }
  | NotDone;

/** @property error.message For a model or a log, in English. */
export interface NotDone {
  readonly ok: false;
  readonly error: { readonly code: ToolErrorCode; readonly message: string };
}

/** Something that a conversation may do on this box, with or without the internet. */
export interface Tool<Parameters extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** For a model, in English. */
  readonly description: string;
  /** An unknown argument is refused; an argument that is null is one not given. */
  readonly parameters: Parameters;
  /** Whether it changes anything: such a call is confirmed first and done once. */
  readonly writes: boolean;
  /** Writes belong in the transaction of the caller's. */
  run(args: z.output<Parameters>, context: ToolContext): ToolResult;
}

/** Lets a tool's arguments be known from its parameters. */
export const tool = <Parameters extends z.ZodObject>(definition: Tool<Parameters>): Tool => definition;

export const found = (data: { readonly [key: string]: Json }): ToolResult => ({ ok: true, personal: false, data });

export const foundPersonal = (data: { readonly [key: string]: Json }): ToolResult => ({
  ok: true,
  personal: true,
  data,
});

export const notDone = (code: ToolErrorCode, message: string): NotDone => ({ ok: false, error: { code, message } });
