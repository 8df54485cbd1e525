import { z } from 'zod';

const BoxStatus = z.object({
  incarnation: z.string(),
  link: z.object({ state: z.enum(['up', 'down']), cause: z.string().nullable() }),
  outbox: z.object({ waiting: z.int(), dead: z.int() }),
  synchronous: z.int(),
});
export type BoxStatus = z.infer<typeof BoxStatus>;

/** What a box says of itself to its own machine. */
export async function boxStatus(boxUrl: string): Promise<BoxStatus> {
  return BoxStatus.parse(await (await fetch(`${boxUrl}/api/status`)).json());
}
