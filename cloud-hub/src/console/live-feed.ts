import type { ServerResponse } from 'node:http';

const keepAliveMs = 15_000;

/** Pages that are told of what happens, by server-sent events. */
export class LiveFeed {
  readonly #pages = new Set<ServerResponse>();
  readonly #keepAlive = setInterval(() => this.#write(': here\n\n'), keepAliveMs).unref();

  get isWatched(): boolean {
    return this.#pages.size > 0;
  }

  /** Takes over the response of a page. */
  add(page: ServerResponse): void {
    page.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    page.write('retry: 1000\n\n');
    this.#pages.add(page);
    page.once('close', () => this.#pages.delete(page));
  }

  send(event: string, data: unknown): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  close(): void {
    clearInterval(this.#keepAlive);
    for (const page of this.#pages) page.end();
  }

  #write(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
