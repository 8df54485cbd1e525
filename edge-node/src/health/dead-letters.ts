import type Database from 'better-sqlite3';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { z } from 'zod';

/** Which dead letters to send again. */
export const Retry = z.union([z.strictObject({ id: z.uuid() }), z.strictObject({ all: z.literal(true) })]);
export type Retry = z.infer<typeof Retry>;

export interface RetryDeps {
  readonly db: Database.Database;
  /** @returns whether there was one of that id. */
  readonly retry: (id: string) => boolean;
  readonly atOnce: <Result>(work: () => Result) => Result;
  /** Told once they wait again. */
  readonly queued: () => void;
}

/**
 * Sends dead letters again, behind all that waits, the oldest first.
 *
 * @returns how many.
 * @throws RequestRefused when there is none of that id.
 */
export const createRetry =
  ({ db, retry, atOnce, queued }: RetryDeps) =>
  (which: Retry): number => {
    const ids =
      'id' in which
        ? [which.id]
        : db
            .prepare<[], { id: string }>('select id from dead_letters order by rejected_at, sequence')
            .all()
            .map(({ id }) => id);
    const count = atOnce(() => ids.filter((id) => retry(id)).length);
    if ('id' in which && count === 0) {
      throw new RequestRefused(404, {
        code: 'unknown',
        message: 'The hub has refused no change of that id.',
        remedy: '`npm run sync:status` lists them.',
      });
    }
    if (count > 0) queued();
    return count;
  };
