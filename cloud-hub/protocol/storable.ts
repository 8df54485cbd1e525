import { isStorable, notStorable } from '@jarvis-edge/sync/storable.ts';
import * as z from 'zod/mini';

/** A check of every text that somebody may send: without it, one that PostgreSQL cannot keep is a failure of the hub's own. */
export const storable = z.refine<string>(isStorable, notStorable);

/** Of the year 0, and the last that a `Date` has. While a year is typed it may be any between, such as 2 on the way to 2026. */
const [first, last] = [-62_167_219_200_000, 8_640_000_000_000_000];
/** Unix ms in the address of a request. */
export const Time = z.coerce.number().check(z.int(), z.minimum(first), z.maximum(last));
