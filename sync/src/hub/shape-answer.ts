import type { Offset } from './offset.ts';
import { formatOffset } from './offset.ts';

export interface ShapeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or server-sent events as they happen. */
  readonly body: string | AsyncIterable<string>;
}

/** What is being answered, as far as caches care. */
export type AnswerKind = 'first-load' | 'catch-up' | 'live' | 'events' | 'refetch' | 'error' | 'subset';

export type CacheHeaders = (kind: AnswerKind) => Readonly<Record<string, string>>;

/** Answers differ by token, so no cache that others share may keep them. */
export const uncached: CacheHeaders = (kind) =>
  kind === 'error' ? { 'cache-control': 'no-store' } : { 'cache-control': 'private, no-cache', vary: 'authorization' };

/** As Electric has it, for a service whose answers depend on the address alone. Ages in seconds. */
export const cachedByAddress =
  ({ maxAge, staleAge, eventsSeconds }: { maxAge: number; staleAge: number; eventsSeconds: number }): CacheHeaders =>
  (kind) => {
    switch (kind) {
      case 'first-load':
        return { 'cache-control': 'public, max-age=604800, s-maxage=3600, stale-while-revalidate=2629746' };
      case 'catch-up':
        return { 'cache-control': `public, max-age=${maxAge}, stale-while-revalidate=${staleAge}` };
      case 'live':
        return { 'cache-control': 'public, max-age=5, stale-while-revalidate=5' };
      case 'events':
        return { 'cache-control': `public, max-age=${Math.max(1, eventsSeconds - 1)}` };
      case 'refetch':
        return { 'cache-control': 'public, max-age=60, must-revalidate' };
      case 'subset':
        return { 'cache-control': 'no-cache' };
      case 'error':
        return { 'cache-control': 'no-store', 'surrogate-control': 'no-store' };
    }
  };

/** The last word of an answer that leaves nothing out. @param seen The even number behind the last turn read. */
export const upToDate = (seen: number): string =>
  JSON.stringify({ headers: { control: 'up-to-date', global_last_seen_lsn: String(seen) } });

export const mustRefetch = (handle: string, caching: CacheHeaders): ShapeAnswer => ({
  status: 409,
  headers: { ...json, 'electric-handle': handle, ...caching('refetch') },
  body: JSON.stringify([{ headers: { control: 'must-refetch' } }]),
});

export const json = { 'content-type': 'application/json; charset=utf-8' };

/** As Electric words it; the hub's route adds its own words. */
export const badRequest = (
  errors: Readonly<Record<string, unknown>>,
  caching: CacheHeaders,
  status = 400,
): ShapeAnswer => ({
  status,
  headers: { ...json, ...caching('error') },
  body: JSON.stringify({ message: 'Invalid request', errors }),
});

export const pageHeaders = (handle: string, from: string, to: Offset, suffix = ''): Record<string, string> => ({
  'electric-handle': handle,
  'electric-offset': formatOffset(to),
  etag: `"${handle}:${from}:${formatOffset(to)}${suffix}"`,
});
