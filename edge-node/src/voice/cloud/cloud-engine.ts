import type { Engine, EngineLink, EngineListener, TalkAbout } from '../engine.ts';
import { CloudLink } from './cloud-link.ts';
import type { Credentials } from './credentials.ts';

/** Time that passes by itself, and can be made to pass by a test. */
export interface LinkTimers {
  /** Monotonic, ms. */
  now(): number;
  /** @returns what cancels it. */
  after(ms: number, work: () => void): () => void;
}

export interface CloudLimits {
  /** From connecting to `session.created`, ms. */
  readonly openMs: number;
  readonly pingEveryMs: number;
  /** Without a pong or an event, ms. */
  readonly silentMs: number;
  /** Without an event of a response that was asked for or goes on, ms. */
  readonly answerMs: number;
  readonly messageBytes: number;
  /** Of what waits for the line to open: 5 s of the member's audio and all that configures a session. */
  readonly waitingBytes: number;
  /** Messages of a line that are no events. */
  readonly malformed: number;
}

export const usualLimits: CloudLimits = {
  openMs: 8000,
  pingEveryMs: 5000,
  silentMs: 12_000,
  answerMs: 15_000,
  messageBytes: 16 * 1024 * 1024,
  waitingBytes: 1024 * 1024,
  malformed: 10,
};

export interface CloudEngineOptions {
  readonly model: string;
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly timers: LinkTimers;
  /** Unix ms. */
  readonly nowMs: () => number;
  readonly limits?: CloudLimits;
}

/** What the lines of an engine have met since it was made. */
export interface CloudCounts {
  opened: number;
  malformed: number;
  duplicates: number;
}

/** The Realtime service at a configured address, over a WebSocket. */
export class CloudEngine implements Engine {
  readonly kind = 'cloud';
  readonly confirms = false;
  readonly model: string;
  readonly counts: CloudCounts = { opened: 0, malformed: 0, duplicates: 0 };
  readonly #options: CloudEngineOptions;

  constructor(options: CloudEngineOptions) {
    this.#options = options;
    this.model = options.model;
  }

  connect(_about: TalkAbout, listener: EngineListener): EngineLink {
    return new CloudLink({ limits: usualLimits, ...this.#options, counts: this.counts, listener });
  }
}
