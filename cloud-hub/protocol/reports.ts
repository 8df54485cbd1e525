import { topics } from '@jarvis-edge/sync/labels.ts';
import * as z from 'zod/mini';

/**
 * Reports as the hub keeps them and the console shows them. What they say is codes with parameters, put into words in the
 * reader's language. Times are Unix ms; a `day` and a `period` are local dates of the gym, such as `2026-11-16`.
 */

const Id = z.string();

/**
 * What is measured of a week. Null where nothing is known of it, which is not the same as none.
 *
 * - `scored_talks`: conversations whose mood is known; the negative and positive ones and the mean are of these.
 * - `alerts_median_ms`: from an alert to its end, of those resolved in the week.
 * - `alerts_open`, `machines_open`, `members_at_risk`: when the report was made; whoever has left is at no risk any more.
 * - `bookings_kept`, `bookings_missed`: of classes that began in the week.
 */
export const metricNames = [
  ...['visits', 'members', 'conversations', 'scored_talks', 'mean_sentiment', 'negative_talks', 'positive_talks'],
  ...['alerts_raised', 'alerts_resolved', 'alerts_median_ms', 'alerts_open', 'machines_reported', 'machines_open'],
  ...['bookings_kept', 'bookings_missed', 'members_at_risk'],
] as const;
export type MetricName = (typeof metricNames)[number];

const Metrics = z.partialRecord(z.enum(metricNames), z.nullable(z.number()));
export type Metrics = z.infer<typeof Metrics>;
/** Against the week before, where both are known. */
const Trends = z.partialRecord(z.enum(metricNames), z.object({ before: z.number(), change: z.number() }));
export type Trends = z.infer<typeof Trends>;

const Saying = z.object({
  code: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
});
export type Saying = z.infer<typeof Saying>;
export const Summary = z.array(Saying);
/** `weight` is 0 to 1: what matters most stands first. */
const Insight = z.extend(Saying, { weight: z.number() });
export type Insight = z.infer<typeof Insight>;

const said = {
  metrics: Metrics,
  trends: Trends,
  insights: z.array(Insight),
  recommendations: z.array(Saying),
  /** The few insights that matter most. */
  summary: Summary,
};

/** What a report may find; parameters are those that the wording of each needs. */
export const insightCodes = [
  ...['no_data', 'box_silent', 'members_at_risk', 'visits_down', 'visits_up', 'mood_down', 'mood_up', 'talks_unhappy'],
  ...['topic_unhappy', 'topic_most', 'alerts_waiting', 'alerts_settled', 'machines_open', 'bookings_missed', 'steady'],
  ...['gyms_silent', 'gyms_at_risk', 'gym_visits_down', 'gym_visits_up', 'gym_unhappy', 'topic_shared'],
  'gym_alerts_waiting',
] as const;
export type InsightCode = (typeof insightCodes)[number];

export const recommendationCodes = [
  ...['check_box', 'call_members', 'talk_about_contracts', 'invite_back', 'act_on_topic', 'read_talks'],
  ...['settle_alerts', 'repair_machines', 'remind_of_classes', 'check_box_of_gym', 'call_members_of_gym'],
  ...['ask_about_visits', 'ask_about_mood', 'settle_alerts_of_gym'],
] as const;
export type RecommendationCode = (typeof recommendationCodes)[number];

/** How a talk with a member at risk may begin. */
export const openings = ['missed', 'listen', 'goal', 'contract', 'class', 'newcomer'] as const;
export type Opening = (typeof openings)[number];

const AtRisk = z.object({
  id: Id,
  score: z.number(),
  level: z.enum(['low', 'medium', 'high', 'critical']),
  by: z.enum(['rule', 'learned']),
  /** The heaviest reasons. */
  factors: z.array(z.extend(Saying, { weight: z.number() })),
  /** How a talk with them could begin, as codes. */
  openings: z.array(z.string()),
});
export type AtRisk = z.infer<typeof AtRisk>;

export const GymWeek = z.object({
  of: z.literal('gym'),
  ...said,
  /** Monday to Sunday; nothing where nothing is known of the week. */
  days: z.array(z.object({ day: z.string(), visits: z.int(), conversations: z.int() })),
  /** What was spoken of, the most often first. */
  topics: z.array(z.object({ topic: z.enum(topics), talks: z.int(), negative: z.int() })),
  /** The highest risk first; not all where there are many. */
  members: z.array(AtRisk),
});
export type GymWeek = z.infer<typeof GymWeek>;

export const FranchiseWeek = z.object({
  of: z.literal('franchise'),
  ...said,
  gyms: z.array(z.object({ gymId: Id, reportId: Id, metrics: Metrics, trends: Trends })),
});
export type FranchiseWeek = z.infer<typeof FranchiseWeek>;

export const Week = z.discriminatedUnion('of', [GymWeek, FranchiseWeek]);
export type Week = z.infer<typeof Week>;

const Report = z.object({
  id: Id,
  /** Null of a franchise's report. */
  gymId: z.nullable(Id),
  franchiseId: z.nullable(Id),
  type: z.enum(['daily', 'weekly', 'monthly', 'quarterly']),
  /** The first day of it. */
  period: z.string(),
  from: z.int(),
  to: z.int(),
  status: z.enum(['draft', 'published', 'archived']),
  computedAt: z.int(),
  summary: Summary,
  /** Readers whose mail of it was given up, as far as one may know. */
  undelivered: z.int(),
});
export type Report = z.infer<typeof Report>;

/**
 * Why the mail of a report did not leave: `address` the mail server knows no such mailbox, `sign_in` it did not take the hub's
 * password, `unreachable` it is not there, `refused` it said no to all else, `folder` the hub's own folder could not be written,
 * `broken_off` the hub ended in the middle of it.
 */
export const mailTroubles = ['address', 'sign_in', 'unreachable', 'refused', 'folder', 'broken_off'] as const;
export type MailTrouble = (typeof mailTroubles)[number];

/** What became of a report's mails, in numbers of readers. */
export const Mails = z.object({
  sent: z.int(),
  waiting: z.int(),
  /** When the next of those is tried, and why the last try failed; null before the first. */
  nextTryAt: z.nullable(z.int()),
  trouble: z.nullable(z.enum(mailTroubles)),
  givenUp: z.array(z.object({ trouble: z.enum(mailTroubles), readers: z.int() })),
});
export type Mails = z.infer<typeof Mails>;

export const reportViews = ['current', 'archived'] as const;
export type ReportView = (typeof reportViews)[number];

/** `GET /api/reports`: the newest first; archived are those older than a year. */
export const ReportQuery = z.object({
  show: z.prefault(z.enum(reportViews), 'current'),
  gymId: z.optional(z.uuid()),
  franchiseId: z.optional(z.uuid()),
  /** None of a later week: its Monday, or any day of it. */
  until: z.optional(z.iso.date().check(z.refine((day) => day >= '0001', 'has to be a day of our era'))),
  /** The last report of the page before. */
  after: z.optional(z.uuid()),
});
export const ReportPage = z.object({
  reports: z.array(Report),
  /** There are older ones. */
  hasMore: z.boolean(),
});
export type ReportPage = z.infer<typeof ReportPage>;

/** `GET /api/reports/:id` */
export const ReportRead = z.object({
  report: Report,
  /** Null of a version that this hub does not know. */
  week: z.nullable(Week),
  /** Of the members at risk, by id; whoever is gone has none. */
  names: z.record(z.string(), z.string()),
  /** Null where there were none, and for who may not know. */
  mails: z.nullable(Mails),
});
export type ReportRead = z.infer<typeof ReportRead>;

/** `GET /api/report-mail`, and `PUT`, which answers with it: whether somebody wants the mails of their own reports. */
export const ReportMailChoice = z.object({ isWanted: z.boolean() });
