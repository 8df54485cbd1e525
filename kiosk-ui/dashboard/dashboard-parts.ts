import type { LiveLine } from './live-line.svelte.ts';
import type { Person } from './staff-client.ts';
import type { Loaded } from '../kit/loaded.svelte.ts';
import type { Overview } from '../protocol/dashboard.ts';

/** What a page is given: who reads it, the line of news, and what the frame itself keeps. */
export interface DashboardParts {
  readonly person: Person;
  readonly line: LiveLine;
  readonly overview: Loaded<Overview>;
  /** Tells who cannot see it what was done. */
  readonly say: (words: string) => void;
}
