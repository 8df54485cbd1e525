import type { ServerResponse } from 'node:http';
import type { DashboardEvent } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';

type Room = DashboardEvent['rooms'][number];

/** A busy entrance is one event, ms. */
const gatherMs = 150;
/** A line that has been cut is found out by writing to it, ms. */
const beatMs = 15_000;
/** Screens of one gym; one more takes the place of the oldest. */
const linesMax = 100;

export interface Line {
  /** Whether who listens is still signed in: the line ends with their session. */
  readonly isOpenTo: () => boolean;
}

/** The open pages of the dashboard: told which rooms have changed, they ask them again. Nothing of a member is on the line. */
export class Events {
  readonly #lines = new Map<ServerResponse, Line>();
  readonly #changed = new Set<Room>();
  #gathering: NodeJS.Timeout | undefined;
  readonly #beat: NodeJS.Timeout;

  constructor() {
    this.#beat = setInterval(() => this.#write(':\n\n'), beatMs).unref();
  }

  get lines(): number {
    return this.#lines.size;
  }

  add(response: ServerResponse, line: Line): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-accel-buffering': 'no',
    });
    // A browser that lost the line tries again soon: the box is in the same building.
    response.write('retry: 2000\n\n');
    this.#lines.set(response, line);
    response.on('close', () => this.#lines.delete(response));
    response.on('error', () => this.#lines.delete(response));
    const [oldest] = this.#lines.keys();
    if (this.#lines.size > linesMax) oldest?.end();
  }

  tell(...rooms: readonly Room[]): void {
    for (const room of rooms) this.#changed.add(room);
    if (this.#lines.size === 0) this.#changed.clear();
    if (this.#changed.size === 0) return;
    this.#gathering ??= setTimeout(() => this.#flush(), gatherMs).unref();
  }

  close(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#gathering);
    for (const response of this.#lines.keys()) response.end();
  }

  #flush(): void {
    this.#gathering = undefined;
    const event: DashboardEvent = { rooms: [...this.#changed] };
    this.#changed.clear();
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  #write(text: string): void {
    for (const [response, line] of this.#lines) {
      if (line.isOpenTo()) response.write(text);
      else response.end();
    }
  }
}
