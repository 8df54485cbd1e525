import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { TalkMessage, TalkWish } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';

/** The way to the screen that a conversation is held at. None of it throws; after the screen is lost it does nothing. */
export interface KioskLine {
  tell(message: TalkMessage): void;
  play(frame: AudioFrame): void;
  /** What has been sent to the screen and has not left this machine, bytes. */
  readonly bufferedBytes: number;
}

/** A conversation as the screen reaches it. */
export interface Talk {
  readonly sessionId: string;
  wish(wish: Exclude<TalkWish, { type: 'talk-start' }>): void;
  /** A frame of the microphone. */
  captured(frame: AudioFrame): void;
  /** The screen is gone. */
  lost(): void;
}
