import type { Person } from '../protocol/person.ts';
import type { Arrivals } from './arrivals.svelte.ts';
import type { Conflicts } from './conflicts.svelte.ts';
import type { FleetSeen } from './fleet.svelte.ts';
import type { HubFeed } from './hub-feed.svelte.ts';
import type { InsightNews } from './insight-news.svelte.ts';
import type { PlacesSeen } from './places.svelte.ts';
import type { Session } from './session.svelte.ts';

/** What a page is given: who reads it, and what the console keeps while pages come and go. */
export interface ConsoleParts {
  readonly person: Person;
  readonly session: Session;
  readonly places: PlacesSeen;
  readonly fleet: FleetSeen;
  readonly arrivals: Arrivals;
  readonly conflicts: Conflicts;
  readonly news: InsightNews;
  readonly feed: HubFeed;
  /** Tells who cannot see it what came or was done. */
  readonly say: (words: string) => void;
}
