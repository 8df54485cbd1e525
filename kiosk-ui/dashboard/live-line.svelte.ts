import { untrack } from 'svelte';
import type { DashboardEvent } from '../protocol/dashboard.ts';

export type LiveRoom = DashboardEvent['rooms'][number];

/** A browser that gave up is made to try again after so long, ms. */
const retryMs = 3_000;
/** Without a line pages are read anew so often, and with one for what changes by the clock alone, ms. */
const readEveryMs = 30_000;

/** The box's line of news, for as long as the page is open: tells pages which rooms have changed. */
export class LiveLine {
  state: 'opening' | 'live' | 'lost' = $state.raw('opening');
  readonly #followers = new Set<{ rooms: readonly LiveRoom[]; read: () => void }>();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #refused: () => void;
  #stream: EventSource | undefined;
  #isClosed = false;

  /** @param refused Told when the box will not have this page listen: it may no longer know who reads it. */
  constructor(refused: () => void) {
    this.#refused = refused;
    this.#timer = setInterval(() => this.#tellAll(), readEveryMs);
    this.#open();
  }

  /** Reads now, and whenever one of those rooms has changed. @returns What ends it. */
  follow(rooms: readonly LiveRoom[], read: () => void): () => void {
    const follower = { rooms, read };
    this.#followers.add(follower);
    untrack(read);
    return () => void this.#followers.delete(follower);
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#stream?.close();
  }

  #open(): void {
    if (this.#isClosed) return;
    const stream = new EventSource('/api/dashboard/events');
    this.#stream = stream;
    stream.onopen = () => {
      // What changed while the line was away is in the pages only.
      if (this.state === 'lost') this.#tellAll();
      this.state = 'live';
    };
    stream.onerror = () => {
      if (this.#isClosed) return;
      this.state = 'lost';
      if (stream.readyState !== EventSource.CLOSED) return;
      this.#refused();
      setTimeout(() => this.#open(), retryMs);
    };
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const { rooms } = JSON.parse(data) as DashboardEvent;
      for (const follower of this.#followers) {
        if (rooms.some((room) => follower.rooms.includes(room))) follower.read();
      }
    };
  }

  #tellAll(): void {
    for (const { read } of this.#followers) read();
  }
}
