import type { ServerResponse } from 'node:http';

const keepAliveMs = 15_000;

/** Who looks at a page, and which gyms they may be told of. */
export interface Watcher {
  /** @returns undefined when they may look no more: signed out, or their account was closed. */
  readonly gyms: () => Promise<ReadonlySet<string> | undefined>;
}

interface Page {
  readonly response: ServerResponse;
  readonly watcher: Watcher;
  gyms: ReadonlySet<string>;
}

/** Pages that are told of what happens in the gyms that their people see, by server-sent events. */
export class LiveFeed {
  readonly #pages = new Set<Page>();
  readonly #failed: (error: unknown) => void;
  readonly #keepAlive: NodeJS.Timeout;

  /** @param failed Told when it cannot be found out what a page may be told; it is told nothing then. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#keepAlive = setInterval(() => {
      for (const page of this.#pages) page.response.write(': here\n\n');
      void this.refresh();
    }, keepAliveMs).unref();
  }

  get isWatched(): boolean {
    return this.#pages.size > 0;
  }

  /** Takes over the response of a page. */
  add(response: ServerResponse, watcher: Watcher, gyms: ReadonlySet<string>): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    const page: Page = { response, watcher, gyms };
    this.#pages.add(page);
    response.once('close', () => this.#pages.delete(page));
  }

  /** Says that something has changed, and nothing of what; without gyms, to every page. */
  send(event: string, data: null, gymIds?: readonly string[]): void {
    for (const { response, gyms } of this.#pages) {
      if (gymIds === undefined || gymIds.some((id) => gyms.has(id))) response.write(textOf(event, data));
    }
  }

  /** Tells each page of those that are of its gyms; of all of them in one event where `asList` says so. */
  tell(event: string, items: readonly { readonly gymId: string }[], { asList = false } = {}): void {
    for (const { response, gyms } of this.#pages) {
      const theirs = items.filter(({ gymId }) => gyms.has(gymId));
      if (asList) response.write(textOf(event, theirs));
      else for (const item of theirs) response.write(textOf(event, item));
    }
  }

  /** Asks anew what each page may be told. To be called when people or gyms have changed; it happens by itself too. */
  async refresh(): Promise<void> {
    await Promise.all(
      [...this.#pages].map(async (page) => {
        const gyms = await page.watcher.gyms().catch((error: unknown) => {
          this.#failed(error);
          return new Set<string>();
        });
        if (gyms === undefined) page.response.end();
        else page.gyms = gyms;
      }),
    );
  }

  close(): void {
    clearInterval(this.#keepAlive);
    for (const { response } of this.#pages) response.end();
  }
}

const textOf = (event: string, data: unknown): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
