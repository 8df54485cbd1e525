import { z } from 'zod';

const Ms = z.int();

/** The running box's part of the report: what no file could tell. */
export const Live = z.object({
  link: z.object({ state: z.enum(['up', 'down']), since: Ms, cause: z.string().nullable() }),
  problems: z.array(z.object({ what: z.string(), cause: z.string(), remedy: z.string().nullable(), since: Ms })),
  pace: z.object({ lastMinute: z.int(), perSecond: z.number() }),
  /** What the hub said last that it would keep through a restore; null before it said anything. */
  durableSequence: z.int().nullable(),
});
export type Live = z.infer<typeof Live>;

/**
 * Puts the running box's part together, in the hub's time.
 *
 * @param parts Times in them are by this machine's clock, which is `aheadMs` ahead of the hub's.
 */
export function liveOf({
  link,
  problems,
  progress,
  aheadMs,
}: {
  readonly link: Live['link'];
  readonly problems: Live['problems'];
  readonly progress: { readonly pace: Live['pace']; readonly durableSequence: number | null };
  readonly aheadMs: number;
}): Live {
  const byHub = <Part extends { since: number }>(part: Part): Part => ({
    ...part,
    since: Math.round(part.since - aheadMs),
  });
  const { pace, durableSequence } = progress;
  return { link: byHub(link), problems: problems.map(byHub), pace, durableSequence };
}

export const DeadLetter = z.object({
  id: z.string(),
  sequence: z.int(),
  table: z.string(),
  rowId: z.string().nullable(),
  kind: z.string(),
  reason: z.string(),
  rejectedAt: Ms,
});
export type DeadLetter = z.infer<typeof DeadLetter>;

const TableReport = z.object({
  table: z.string(),
  isLoaded: z.boolean(),
  /** A generation is being loaded beside the one that is read. */
  isFilling: z.boolean(),
  rows: z.int(),
  handle: z.string().nullable(),
  offset: z.string().nullable(),
  /** When the hub last answered for it, and when rows last changed, since the box was started. */
  heardAt: Ms.nullable(),
  changedAt: Ms.nullable(),
});
export type TableReport = z.infer<typeof TableReport>;

/** What waits between a box and its hub, since when and why. Times are Unix ms; nothing in it says who anyone is. */
export const SyncReport = z.object({
  at: Ms,
  provisioning: z.enum(['unprovisioned', 'provisioning', 'ready']),
  /** Null where the box does not run and its file was read. */
  live: Live.nullable(),
  incarnation: z.string().nullable(),
  hubEpoch: z.string().nullable(),
  outbox: z.object({
    waiting: z.int(),
    /** By the box's best knowledge of the time, as are `queuedAt` of all changes. */
    oldestAt: Ms.nullable(),
    settledSequence: z.int(),
    lastSequence: z.int(),
    /** From here on everything could be sent again. */
    keptFrom: z.int().nullable(),
    waitingByTable: z.array(z.object({ table: z.string(), count: z.int() })),
  }),
  deadLetters: z.object({ count: z.int(), newest: z.array(DeadLetter) }),
  pendingEdits: z.object({
    rows: z.int(),
    /** By table: groups of columns that wait for the hub, and such as it took and the mirror does not show yet. */
    byTable: z.array(z.object({ table: z.string(), waiting: z.int(), taken: z.int() })),
  }),
  conflicts: z.object({ open: z.int(), oldestAt: Ms.nullable() }),
  tables: z.array(TableReport),
  clock: z.object({
    quality: z.string(),
    /** How far this machine's clock is ahead of the hub's, ms; null until the hub was heard in this boot. */
    aheadMs: z.number().nullable(),
    errorMs: z.number().nullable(),
    bootId: z.string(),
    boots: z.array(z.object({ bootId: z.string(), bootAtMs: z.number(), errorMs: z.number() })),
  }),
});
export type SyncReport = z.infer<typeof SyncReport>;
