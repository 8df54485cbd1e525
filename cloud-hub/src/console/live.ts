import { downTable } from '@jarvis-edge/sync/catalogue.ts';
import type pg from 'pg';
import { inScope } from '../tenancy/scope.ts';
import type { LiveFeed } from './live-feed.ts';
import { readBoxes, readVisits } from './visits.ts';

/** Boxes are heard of many times a second in a large fleet; pages are told at most so often, ms. */
const boxesEveryMs = 1000;

export interface LiveParts {
  readonly pool: pg.Pool;
  readonly feed: LiveFeed;
  readonly warn: (error: unknown) => void;
}

export interface Live {
  /** A box of that gym has sent new rows, by table. */
  readonly received: (rows: ReadonlyMap<string, readonly string[]>, gymId: string) => void;
  /** A box was heard of. */
  readonly boxesNoted: () => void;
}

/** What happens at the hub, as open pages are told of it. */
export function createLive({ pool, feed, warn }: LiveParts): Live {
  let waiting: NodeJS.Timeout | undefined;
  const tellOfBoxes = async (): Promise<void> => {
    if (!feed.isWatched) return;
    const scope = { kind: 'system', reason: 'pages are told of boxes, each of those of its gyms' } as const;
    feed.tell('boxes', await inScope(pool, scope, readBoxes), { asList: true });
  };
  return {
    received: (rows, gymId) => {
      const visits = rows.get('visits') ?? [];
      if (visits.length > 0 && feed.isWatched) {
        // As the gym sees them: a box can name any member in a visit.
        inScope(pool, { kind: 'box', gymId }, (tx) => readVisits(tx, visits))
          .then((read) => feed.tell('visit', read))
          .catch(warn);
      }
      if (rows.has('alerts')) feed.send('alerts', null, [gymId]);
      if (rows.has('sessions') || rows.has('conversation_summaries')) feed.send('conversations', null, [gymId]);
      // An edit may have met another: pages that show conflicts look again.
      if ([...rows.keys()].some((table) => downTable(table)?.rule === 'merge')) feed.send('conflicts', null, [gymId]);
    },
    boxesNoted: () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        tellOfBoxes().catch(warn);
      }, boxesEveryMs).unref();
    },
  };
}
