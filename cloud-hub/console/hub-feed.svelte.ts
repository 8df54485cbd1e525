import * as z from 'zod/mini';
import { Box, Visit } from './arrivals-client.ts';

const Boxes = z.array(Box);
const retryMs = 3_000;

export interface Heard {
  /** The stream has begun, or begun again. */
  readonly opened: () => void;
  readonly visit: (visit: Visit) => void;
  readonly boxes: (boxes: z.infer<typeof Boxes>) => void;
  /** There may be other conflicts than before. */
  readonly conflicts: () => void;
  /** The hub will not have this page listen: it may no longer know who reads it. */
  readonly refused: () => void;
  /** There may be other alerts than before. */
  readonly alerts: () => void;
  /** There may be other conversations than before. */
  readonly conversations: () => void;
  /** Boxes or kiosks are not as they were. */
  readonly fleet: () => void;
}

/** The hub's stream, followed for as long as the page is open; the browser reconnects by itself, and again when it gave up. */
export class HubFeed {
  live = $state.raw(false);
  #stream: EventSource | undefined;
  #isClosed = false;

  constructor(heard: Heard) {
    this.#follow(heard);
  }

  close() {
    this.#isClosed = true;
    this.live = false;
    this.#stream?.close();
  }

  #follow(heard: Heard) {
    if (this.#isClosed) return;
    const stream = new EventSource('/api/visits/stream');
    this.#stream = stream;
    stream.onopen = () => {
      if (!this.live) heard.opened();
      this.live = true;
    };
    stream.onerror = () => {
      this.live = false;
      if (stream.readyState !== EventSource.CLOSED || this.#isClosed) return;
      heard.refused();
      setTimeout(() => this.#follow(heard), retryMs);
    };
    stream.addEventListener('visit', ({ data }) => heard.visit(Visit.parse(JSON.parse(data))));
    stream.addEventListener('boxes', ({ data }) => heard.boxes(Boxes.parse(JSON.parse(data))));
    stream.addEventListener('fleet', () => heard.fleet());
    stream.addEventListener('conflicts', () => heard.conflicts());
    stream.addEventListener('alerts', () => heard.alerts());
    stream.addEventListener('conversations', () => heard.conversations());
  }
}
