import { emotions, intents, sentiments, topics } from '@jarvis-edge/sync/labels.ts';
import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import * as z from 'zod/mini';
import { storable, Time } from './storable.ts';

/** What was understood of members and their conversations, as the console shows it. Times are Unix ms. */

const Id = z.string();
const Level = z.enum(['low', 'medium', 'high', 'critical']);
const Factor = z.object({
  code: z.string(),
  weight: z.number(),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});

/** As `MemberFigures` of what box and hub share, without the weight of its schema. */
export const Figures = z.object({
  total_sessions: z.number(),
  mean_session_ms: z.nullable(z.number()),
  last_conversation_at: z.nullable(z.number()),
  conversation_frequency: z.enum(['daily', 'weekly', 'monthly', 'rare']),
  mean_sentiment: z.nullable(z.number()),
  sentiment_trend: z.enum(['improving', 'stable', 'declining']),
  negative_sessions: z.number(),
  positive_sessions: z.number(),
  engagement_score: z.number(),
  days_since_last_visit: z.nullable(z.number()),
  visits_per_week: z.number(),
  visit_count: z.number(),
  churn_risk_score: z.number(),
  churn_risk_level: Level,
  churn_factors: z.array(Factor),
  learned: z.nullable(z.object({ score: z.number(), level: Level, factors: z.array(Factor), model: z.string() })),
}) satisfies z.ZodMiniType<MemberFigures>;

const OfPlaces = {
  gymId: z.optional(z.uuid()),
  franchiseId: z.optional(z.uuid()),
};

export const riskFloors = ['any', 'medium', 'high', 'critical'] as const;
/** `GET /api/members`: those at risk first, by the higher of both scores. */
export const MemberQuery = z.object({
  ...OfPlaces,
  text: z.prefault(z.string().check(z.trim(), z.maxLength(80), storable), ''),
  /** At least that level, by the rule or the learned score. */
  level: z.prefault(z.enum(riskFloors), 'high'),
  offset: z.prefault(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000)), 0),
  limit: z.prefault(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 50),
});
export const Member = z.object({
  id: Id,
  gymId: Id,
  name: z.string(),
  membershipType: z.nullable(z.string()),
  membershipExpires: z.nullable(z.int()),
  /** Null until they are first computed. */
  figures: z.nullable(Figures),
  computedAt: z.nullable(z.int()),
});
export type Member = z.infer<typeof Member>;
export const MemberPage = z.object({ members: z.array(Member), total: z.int() });
export type MemberPage = z.infer<typeof MemberPage>;

export const Conversation = z.object({
  id: Id,
  gymId: Id,
  memberId: z.nullable(Id),
  memberName: z.nullable(z.string()),
  kioskName: z.nullable(z.string()),
  startedAt: z.int(),
  closedAt: z.nullable(z.int()),
  language: z.nullable(z.string()),
  /** Null where nothing of it may be kept, or the box has not sent it yet. */
  summary: z.nullable(
    z.object({
      status: z.enum(['pending', 'done', 'failed']),
      text: z.nullable(z.string()),
      /** Whether a cloud model worded the text. */
      isRefined: z.boolean(),
      /** −1 to 1. */
      score: z.nullable(z.number()),
      sentiment: z.nullable(z.enum(sentiments)),
      emotion: z.nullable(z.enum(emotions)),
      topics: z.array(z.enum(topics)),
      intents: z.array(z.enum([...intents, 'unknown'])),
      actionItems: z.array(z.object({ code: z.string(), parameters: z.record(z.string(), z.unknown()) })),
    }),
  ),
});
export type Conversation = z.infer<typeof Conversation>;

/** `GET /api/conversations`: the newest first; with a text, those nearest in meaning, the nearest first. */
export const ConversationQuery = z.object({
  ...OfPlaces,
  memberId: z.optional(z.uuid()),
  text: z.prefault(z.string().check(z.trim(), z.maxLength(200), storable), ''),
  sentiment: z.optional(z.enum(sentiments)),
  /** When the last of the page before happened, and its id. */
  before: z.optional(Time),
  beforeId: z.optional(z.uuid()),
});
export const ConversationPage = z.object({
  conversations: z.array(Conversation),
  /** There are older ones. */
  hasMore: z.boolean(),
  /** How many were searched, where it was not all: the newest. */
  searchedOnly: z.nullable(z.int()),
  /** The sentence nearest to the text that was looked for, of what was said or of the summary, by conversation. */
  nearest: z.record(z.string(), z.string()),
});
export type ConversationPage = z.infer<typeof ConversationPage>;

/** `GET /api/conversations/:id` */
export const ConversationRead = z.object({
  conversation: Conversation,
  /** For as long as the member lets them be kept, and the hub keeps them. */
  turns: z.array(
    z.object({
      id: Id,
      role: z.enum(['member', 'jarvis']),
      text: z.string(),
      at: z.int(),
      /** How the member felt as they said it, −1 to 1; null where the box has not told. */
      score: z.nullable(z.number()),
    }),
  ),
  /** The member's mood from one conversation to the next, the oldest first, this one among them. */
  moods: z.array(z.object({ id: Id, at: z.int(), score: z.number() })),
});
export type ConversationRead = z.infer<typeof ConversationRead>;

/** `GET /api/members/:id` */
export const MemberRead = z.object({
  member: Member,
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  memberSince: z.nullable(z.int()),
  conversations: z.array(Conversation),
  moods: ConversationRead.shape.moods,
});
export type MemberRead = z.infer<typeof MemberRead>;
