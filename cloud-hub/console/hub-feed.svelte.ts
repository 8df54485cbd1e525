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
}

/** The hub's stream, followed for as long as the page is open; the browser reconnects by itself, and again when it gave up. */
export class HubFeed {
  live = $state.raw(false);

  constructor(heard: Heard) {
    this.#follow(heard);
  }

  #follow(heard: Heard) {
    const stream = new EventSource('/api/visits/stream');
    stream.onopen = () => {
      if (!this.live) heard.opened();
      this.live = true;
    };
    stream.onerror = () => {
      this.live = false;
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.#follow(heard), retryMs);
    };
    stream.addEventListener('visit', ({ data }) => heard.visit(Visit.parse(JSON.parse(data))));
    stream.addEventListener('boxes', ({ data }) => heard.boxes(Boxes.parse(JSON.parse(data))));
    stream.addEventListener('conflicts', () => heard.conflicts());
  }
}
