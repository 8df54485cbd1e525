import { z } from 'zod';

/** POST /api/simulator/conversations: one whole conversation by typing, for whoever tries the demo. */
export const TalkWish = z.object({
  /** Of the badge, as printed. */
  label: z.string().min(1).max(64),
  says: z.array(z.string().min(1).max(500)).min(1).max(20),
});
export type TalkWish = z.infer<typeof TalkWish>;

export const Talk = z.object({
  member: z.string(),
  turns: z.array(
    z.object({
      role: z.enum(['member', 'jarvis']),
      text: z.string(),
      /** The tools that were asked on the way. */
      tools: z.array(z.string()),
    }),
  ),
  /** Whether the member took leave; otherwise the conversation was ended after the last words. */
  isGoodbye: z.boolean(),
});
export type Talk = z.infer<typeof Talk>;
