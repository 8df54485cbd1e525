import { setImmediate as otherWork } from 'node:timers/promises';
import type { Message } from '@electric-sql/client';
import { FetchError, isChangeMessage, ShapeStream } from '@electric-sql/client';
import type { DownTableName } from '../catalogue.ts';
import type { Mirror, ShapeEvent } from './mirror.ts';

export interface FollowDeps {
  readonly mirror: Mirror;
  /** The hub's address, without a path. */
  readonly hubUrl: string;
  /** A valid token; with `renew`, a fresh one because the hub refused the last. */
  readonly token: (options?: { renew: boolean }) => Promise<string>;
  /** What it asks the hub by, where that is not the usual. */
  readonly fetch?: typeof fetch;
  /** Told after each batch, and with the error of each failed request. */
  readonly exchanged: (error: unknown) => void;
}

/** Messages of a page that take a millisecond or more to parse. */
const longPage = 50;

/** PostgreSQL's text as it is: the mirror converts by the catalogue's kinds. */
const asText = (text: string): string => text;
const parser = {
  int2: asText,
  int4: asText,
  int8: asText,
  bool: asText,
  float4: asText,
  float8: asText,
  json: asText,
  jsonb: asText,
};

/**
 * Keeps one table of the mirror like the hub's, from where it stood, until aborted.
 *
 * @throws what the mirror threw when a batch could not be applied: the cursor did not move, so following again resumes
 *   before that batch.
 */
export async function followTable(
  table: DownTableName,
  { mirror, hubUrl, token, fetch: fetchClient, exchanged }: FollowDeps,
  signal: AbortSignal,
): Promise<void> {
  const cursor = mirror.cursor(table);
  const ended = Promise.withResolvers<void>();
  const stop = new AbortController();
  const stream = new ShapeStream<Record<string, string | null>>({
    url: `${hubUrl}/v1/shape/${table}`,
    headers: { authorization: async () => `Bearer ${await token()}` },
    ...(cursor && { handle: cursor.handle, offset: cursor.offset as `${number}_${number}` }),
    parser,
    ...(fetchClient && { fetchClient }),
    signal: AbortSignal.any([signal, stop.signal]),
    backoffOptions: {
      initialDelay: 250,
      maxDelay: 3000,
      multiplier: 2,
      onFailedAttempt: () => exchanged(new Error(`The hub did not serve ${table}.`)),
    },
    onError: async (error) => {
      exchanged(error);
      if (error instanceof FetchError && error.status === 401) {
        await token({ renew: true }).catch(() => undefined);
        return {};
      }
      ended.reject(error);
      return undefined;
    },
  });
  // The client waits for one batch to be applied before it asks for the next.
  stream.subscribe(async (messages) => {
    if (stop.signal.aborted) return;
    try {
      const { shapeHandle, lastOffset } = stream;
      const known = shapeHandle !== undefined && lastOffset !== '-1';
      const cursorAfter = known ? { handle: shapeHandle, offset: lastOffset } : undefined;
      // Whoever waits while the client parses a long page goes first.
      if (messages.length > longPage) await otherWork();
      if (signal.aborted || stop.signal.aborted) return;
      const steps = mirror.applyInSteps(table, toShapeEvents(messages), cursorAfter);
      while (steps.next().done !== true) {
        await otherWork();
        // The file may be closed by now.
        if (signal.aborted || stop.signal.aborted) return;
      }
      exchanged(undefined);
    } catch (error) {
      stop.abort();
      ended.reject(error as Error);
    }
  });
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  try {
    await ended.promise;
  } finally {
    stop.abort();
    stream.unsubscribeAll();
  }
}

function toShapeEvents(messages: readonly Message<Record<string, string | null>>[]): ShapeEvent[] {
  const events: ShapeEvent[] = [];
  for (const message of messages) {
    if (isChangeMessage(message)) {
      events.push({ operation: message.headers.operation, value: message.value });
    } else {
      const { control } = message.headers as { control?: string };
      if (control === 'must-refetch' || control === 'up-to-date') events.push({ control });
    }
  }
  return events;
}
