import * as z from 'zod/mini';
import { ask } from './ask.ts';

export const Visit = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  memberName: z.string(),
  door: z.nullable(z.string()),
  reader: z.nullable(z.string()),
  /** When the member came in, as well as anyone can tell; when the hub learned it. Unix ms. */
  enteredAt: z.int(),
  receivedAt: z.int(),
  /** What the box's clock said where it was wrong, and whether the hub knows better from its boot or by how far it is off. */
  corrected: z.nullable(z.object({ boxClockAt: z.int(), basis: z.enum(['boot', 'offset']) })),
});
export type Visit = z.infer<typeof Visit>;

const Gym = z.object({ id: z.string(), name: z.string(), city: z.string(), timezone: z.optional(z.string()) });
export type Gym = z.infer<typeof Gym>;

export const Box = z.object({
  id: z.string(),
  gymId: z.string(),
  gymName: z.string(),
  lastSeenAt: z.nullable(z.int()),
  softwareVersion: z.nullable(z.string()),
  /** How far its clock is ahead of the hub's, ms; negative: behind; null: nobody knows yet. */
  clockAheadMs: z.nullable(z.int()),
});
export type Box = z.infer<typeof Box>;

const Page = z.object({ visits: z.array(Visit), gyms: z.array(Gym), boxes: z.array(Box) });

/** How many of the newest visits are read, to count by; the hub gives no more at once. */
export const visitsRead = 500;

export type Arrived = z.infer<typeof Page>;

export const readVisits = (): Promise<Arrived> => ask(Page, `/api/visits?limit=${visitsRead}`);
