import { reading } from '../kit/reading.svelte.ts';
import type { Place } from '../kit/moment.ts';
import type { DashboardParts } from './dashboard-parts.ts';

/** In whose words and by whose clock times are told: the reader's, and the gym's. */
export const placeOf = ({ overview }: DashboardParts): Place => ({
  language: reading.language,
  timeZone: overview.value?.gym.timezone,
});
