import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime';

export type { RealtimeClientEvent, RealtimeServerEvent };

/** What an engine may know of a talk before its first event. */
export interface TalkAbout {
  readonly language: Language;
  /** Of the member; null for whoever speaks to `/v1/realtime`. */
  readonly firstName: string | null;
  /** Whether the member is called « vous » or "usted". */
  readonly isFormal?: boolean;
  /** What the member's next talk would begin in; left out where nobody would remember another. */
  readonly usualLanguage?: Language;
}

/** Why the line to an engine ended. Only `lost` and `expired` may be tried again with the same credential. */
export type EngineEnd =
  | { readonly cause: 'closed' }
  /** The cable, the service, a time-out, a line that is no protocol. */
  | { readonly cause: 'lost'; readonly message: string }
  /** The service's own limit of a session's length. */
  | { readonly cause: 'expired'; readonly message: string }
  /** 429: too many sessions or tokens for now. @property retryAfterMs null where the service does not say. */
  | { readonly cause: 'busy'; readonly message: string; readonly retryAfterMs: number | null }
  /** Key, quota, account, protocol version, model: a person has to act. */
  | { readonly cause: 'refused'; readonly message: string };

export interface EngineListener {
  /** Every server event in its order. Events of a type that this box does not know are passed on too. */
  event(event: RealtimeServerEvent): void;
  /** From an engine that `confirms`: what it waits for a yes to, null once it does not any more. */
  asking(call: { readonly name: string; readonly args: Readonly<Record<string, unknown>> } | null): void;
  /** Once, and nothing after it. Never during `connect`. */
  ended(end: EngineEnd): void;
}

/** One conversation at an engine. */
export interface EngineLink {
  /** Queued until the line is open; nothing once it has ended. Never throws. */
  send(event: RealtimeClientEvent): void;
  /** Whether speech is understood now, in the language that it is in. Where not, text is answered, aloud if there is a voice. */
  readonly isHearing: boolean;
  /** What has been sent and has not left this machine, bytes. */
  readonly bufferedBytes: number;
  /** Ends it; the listener hears `closed`. */
  close(): void;
}

/** Something that converses by the Realtime protocol (GA): a service in the cloud, or this box. */
export interface Engine {
  readonly kind: 'cloud' | 'local';
  /** By which prices are looked up. */
  readonly model: string;
  /** Whether it asks the member itself before it calls a tool that writes; else whoever runs tools has to. */
  readonly confirms: boolean;
  connect(about: TalkAbout, listener: EngineListener): EngineLink;
}
