import { body } from './body.ts';
import { conduct } from './conduct.ts';
import { feelings } from './feelings.ts';
import type { Meaning } from './meaning.ts';
import { membership } from './membership.ts';
import { places } from './places.ts';
import { states } from './states.ts';
import { training } from './training.ts';

/** All that is understood of what members speak of. The place of each is its axis: to move one is a new model. */
export const meanings: readonly Meaning[] = [
  ...places,
  ...training,
  ...body,
  ...membership,
  ...conduct,
  ...states,
  ...feelings,
];

/** What can be there or not: « pas de savon » still speaks of soap, and of something that lacks. */
export const things: ReadonlySet<string> = new Set([
  ...places.map(({ code }) => code),
  ...['free-weights', 'barbell', 'bench', 'mat', 'machine'],
]);
export const lackingCode = 'lacking';
