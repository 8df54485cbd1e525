import { upTables } from '@jarvis-edge/sync/catalogue.ts';
import { Id, WireRow } from '@jarvis-edge/sync/change.ts';
import { Stamp } from '@jarvis-edge/sync/clock.ts';
import { z } from 'zod';

/** What staff do at a box. */
export const DeskTask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    table: z.enum(upTables),
    id: Id,
    changes: WireRow,
    /** What the row showed; when it has changed meanwhile, nothing is done. */
    seen: WireRow.optional(),
  }),
  z.object({
    kind: z.literal('insert'),
    table: z.enum(upTables),
    row: WireRow.and(z.object({ id: Id, gym_id: Id })),
  }),
  /** An event, with the times of the box's own clocks in it. */
  z.object({
    kind: z.literal('event'),
    table: z.enum(upTables),
    row: WireRow.and(z.object({ id: Id, gym_id: Id })),
    happenedAt: z.string(),
  }),
]);
export type DeskTask = z.infer<typeof DeskTask>;

/** The operation that was committed. */
export const Done = z.object({
  id: Id,
  incarnation: Id,
  stamp: Stamp.nullable(),
  base: z.record(z.string(), Stamp.nullable()),
});
export type Done = z.infer<typeof Done>;

/** For the environment of a box, among other options of Node. */
export const deskOption = `--import ${new URL('./before-the-box.ts', import.meta.url).href}`;

/**
 * Has something done at a box.
 *
 * @returns Undefined when the box did not say that it was done; it may have been.
 * @throws when the box refuses what it should do.
 */
export async function atDesk(deskUrl: string, task: DeskTask): Promise<Done | undefined> {
  const answer = await fetch(deskUrl, { method: 'POST', body: JSON.stringify(task) })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => undefined);
  if (answer === undefined || answer.status === 412) return undefined;
  if (answer.status !== 200) throw new Error(`The desk refused: ${answer.text}`);
  return Done.parse(JSON.parse(answer.text));
}
