import { isChangeMessage, isControlMessage, ShapeStream, type Message } from '@electric-sql/client';
import { expect, vi } from 'vitest';
import type { TestBox } from './box.ts';

export type Row = Record<string, string | null>;

export interface FollowOptions {
  /** By server-sent events. */
  readonly liveSse?: boolean;
  readonly replica?: 'full';
}

/** A replica as the official client builds it, values as PostgreSQL's text. */
export class Replica {
  readonly rows = new Map<string, Row>();
  readonly operations: string[] = [];
  readonly messages: Message<Row>[] = [];
  readonly misfits: string[] = [];
  readonly requests: URL[] = [];
  refetches = 0;
  isUpToDate = false;
  readonly #stop = new AbortController();

  constructor(box: TestBox, table: string, { liveSse = false, replica }: FollowOptions = {}) {
    const asText = (text: string): string => text;
    new ShapeStream<Row>({
      url: `${box.hubUrl}/v1/shape/${table}`,
      headers: { authorization: `Bearer ${box.token}` },
      ...(replica && { params: { replica } }),
      liveSse,
      parser: { int4: asText, bool: asText, float4: asText, jsonb: asText },
      signal: this.#stop.signal,
      fetchClient: (input, init) => {
        this.requests.push(new URL(input instanceof Request ? input.url : input));
        return fetch(input, init);
      },
      backoffOptions: { initialDelay: 20, maxDelay: 100, multiplier: 2 },
      onError: () => undefined,
    }).subscribe((messages) => messages.forEach((message) => this.#apply(message)));
  }

  stop(): void {
    this.#stop.abort();
  }

  names(): (string | null | undefined)[] {
    return [...this.rows.values()].map((row) => row['first_name'] ?? row['name']).toSorted();
  }

  #apply(message: Message<Row>): void {
    this.messages.push(message);
    if (isChangeMessage(message)) {
      const { key, value, headers } = message;
      this.operations.push(headers.operation);
      // A message that does not fit what came before it is a gap or a double.
      if (this.rows.has(key) === (headers.operation === 'insert')) this.misfits.push(`${headers.operation} of ${key}`);
      if (headers.operation === 'delete') this.rows.delete(key);
      else this.rows.set(key, { ...this.rows.get(key), ...value });
    } else if (isControlMessage(message)) {
      if (message.headers.control === 'up-to-date') this.isUpToDate = true;
      if (message.headers.control !== 'must-refetch') return;
      this.refetches += 1;
      this.isUpToDate = false;
      this.rows.clear();
    }
  }
}

export const until = (what: () => void): Promise<void> => vi.waitFor(what, { timeout: 10_000, interval: 5 });

/** Those who follow in one test file, stopped and judged together. */
export class Replicas {
  readonly #all: Replica[] = [];

  begin(box: TestBox, table: string, options?: FollowOptions): Replica {
    const replica = new Replica(box, table, options);
    this.#all.push(replica);
    return replica;
  }

  /** Resolves once it has all that there is. */
  async follow(box: TestBox, table: string, options?: FollowOptions): Promise<Replica> {
    const replica = this.begin(box, table, options);
    await until(() => expect(replica.isUpToDate).toBe(true));
    return replica;
  }

  /** @throws when a message did not fit what came before it. */
  end(): void {
    const ended = this.#all.splice(0);
    for (const replica of ended) replica.stop();
    const misfits = ended.flatMap((replica) => replica.misfits);
    if (misfits.length > 0) throw new Error(`Messages did not fit what came before them: ${misfits.join(', ')}`);
  }
}

/** What the hub answers a box that asks for a shape. */
export const getShape = (box: TestBox, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${box.hubUrl}/v1/shape/${path}`, { headers: { authorization: `Bearer ${box.token}`, ...headers } });
