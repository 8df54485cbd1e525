import { z } from 'zod';
import { Id, Operation, OperationOutcome } from './change.ts';
import { isStorable, notStorable } from './storable.ts';

/**
 * What travels between box and hub over HTTPS besides shapes. Bumped when a row's meaning changes; the hub accepts
 * boxes that are two versions behind.
 */
export const schemaVersion = 2;

/** The largest batch of a push. */
export const pushLimits = { operations: 500, bytes: 1_000_000 } as const;

/** How either side says that a request cannot be served: what was wrong, and what to do about it. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** The box's clocks at one instant, by which the hub puts right the times of what it sends. */
export const SentAt = z.object({
  bootId: z.string().max(64),
  /** CLOCK_MONOTONIC, nanoseconds since that boot, in decimal. */
  monotonicNs: z.string().regex(/^\d{1,19}$/),
  /** Unix ms. */
  wallMs: z.int(),
});
export type SentAt = z.infer<typeof SentAt>;

/** A boot of the box, and the hub's Unix ms when it began, where the box could learn it. */
export const Boot = z.object({ bootId: z.string().max(64), bootAtMs: z.number() });
export type Boot = z.infer<typeof Boot>;

const PushEnvelope = z.object({
  schemaVersion: z.int(),
  incarnation: Id,
  /** The lowest sequence that the box could send again. Since version 2. */
  oldestKept: z.int().positive().optional(),
  sentAt: SentAt.optional(),
  boots: z.array(Boot).max(16).optional(),
  /** The box reads `runs` in the answer. */
  takesRuns: z.boolean().optional(),
});

export const PushRequest = PushEnvelope.extend({
  operations: z.array(Operation).min(1).max(pushLimits.operations),
});
export type PushRequest = z.infer<typeof PushRequest>;

/**
 * A push whose operations are yet to be judged one by one: one that nobody can read must not hold back the rest of its
 * batch for ever.
 */
export const UnjudgedPush = PushEnvelope.extend({
  operations: z
    .array(z.looseObject({ id: Id, sequence: z.int().positive() }))
    .min(1)
    .max(pushLimits.operations),
});
export type UnjudgedPush = z.infer<typeof UnjudgedPush>;

export const PushResponse = z.object({
  /** Changes when the hub was restored from a backup and may have forgotten what it acknowledged. */
  hubEpoch: Id,
  /** The hub's clock when it answered, Unix ms. */
  hubTime: z.int(),
  /** The hub has everything of this incarnation up to this sequence; below what the box was told, it has forgotten. */
  received: z.int().nonnegative(),
  /** What the hub would still have after it was restored from its newest backup: up to here the box may forget. */
  durable: z.int().nonnegative(),
  /** None, and no runs, when operations before the first one sent are missing. */
  outcomes: z.array(OperationOutcome),
  /**
   * Sequences, the first and the last of each run, of events that the hub has now, whether they are new to it or not:
   * their outcomes are left out. Only for a box that takes runs.
   */
  runs: z.array(z.tuple([z.int().positive(), z.int().positive()])).optional(),
});
export type PushResponse = z.infer<typeof PushResponse>;

/** Letters and digits that cannot be mistaken for one another, read aloud or on a sticker: 32 symbols, 30 bits in 6. */
export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code that provisions a box or pairs a kiosk, as typed: case and spaces do not matter. */
export const Code = z
  .string()
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))
  .refine((code) => code.length === 6 && [...code].every((letter) => codeAlphabet.includes(letter)), {
    error: 'A code has 6 letters or digits; I, O, 0 and 1 are never used.',
  });

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/**
 * POST /v1/news: where a box stands in each table that it follows, so that it holds one request open and not one a table.
 * A hub that answers 404 has none, and each table is waited for by itself.
 */
export const NewsRequest = z.object({
  tables: z.record(z.string().max(64), z.object({ handle: z.string().max(100), offset: z.string().max(40) })),
});
export type NewsRequest = z.infer<typeof NewsRequest>;

/** Comes as soon as a table may have something to tell, or after half a minute. */
export const NewsResponse = z.object({
  changed: z.array(z.string()),
  /** Up to here there is nothing in all the others that were asked about. */
  offset: z.string(),
});
export type NewsResponse = z.infer<typeof NewsResponse>;

/** POST /v1/boxes/claims: a technician typed the code of a box that a manager has made. */
export const ClaimRequest = z.object({
  code: Code,
  /** Ed25519, SubjectPublicKeyInfo in DER. */
  publicKey: Base64Url,
  incarnation: Id,
  softwareVersion: z.string().max(64).refine(isStorable, notStorable),
});
export type ClaimRequest = z.infer<typeof ClaimRequest>;

/** 202: the box waits until a manager has compared the words of its key and confirmed. Times are the hub's Unix ms. */
export const ClaimResponse = z.object({
  claimId: Id,
  words: z.array(z.string()),
  expiresAt: z.int(),
  hubTime: z.int(),
});
export type ClaimResponse = z.infer<typeof ClaimResponse>;

/** POST /v1/boxes/claims/:claimId/answer */
export const ClaimPoll = z.object({
  /** Higher than in any poll before, so that one that was overheard is worth nothing. */
  counter: z.int().positive(),
  /** Ed25519 over `claimPollText`. */
  signature: Base64Url,
});
export type ClaimPoll = z.infer<typeof ClaimPoll>;

/** The bytes that a box signs to ask what became of its claim. */
export const claimPollText = (claimId: string, counter: number): Buffer =>
  Buffer.from(['jarvis-edge box claim v1', claimId, counter].join('\n'));

const Token = z.object({
  /** EdDSA JWT naming box, gym, tenant, incarnation and version. */
  token: z.string(),
  /** Unix ms by the hub's clock. */
  expiresAt: z.int(),
  /** The hub's clock when it answered, Unix ms. */
  hubTime: z.int(),
  hubEpoch: Id,
});

/** What a confirmed box is given. */
export const Admission = Token.extend({
  boxId: Id,
  gymId: Id,
  tenantId: Id,
  /** 32 bytes: the key of the tenant's badge HMACs. */
  tenantKey: Base64Url,
});
export type Admission = z.infer<typeof Admission>;

/** What became of a claim; `expired` also when the manager has made a new code since. */
export const ClaimAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), expiresAt: z.int(), hubTime: z.int() }),
  z.object({ state: z.literal('rejected') }),
  z.object({ state: z.literal('expired') }),
  Admission.extend({ state: z.literal('confirmed') }),
]);
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

/** POST /v1/boxes/:boxId/challenge */
export const ChallengeResponse = z.object({ challenge: z.string() });

/** POST /v1/boxes/:boxId/token */
export const TokenRequest = z.object({
  incarnation: Id,
  softwareVersion: z.string().max(64).refine(isStorable, notStorable),
  /** Higher than in any request before; a copy of this box's disk cannot know it. */
  counter: z.int().positive(),
  /** The last sequence that this incarnation has given out. */
  lastSequence: z.int().nonnegative(),
  challenge: z.string(),
  /** Ed25519 over `tokenRequestText`. */
  signature: Base64Url,
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** What the hub has of this incarnation; when it is not what the box has, the box was restored. */
export const TokenResponse = Token.extend({
  highestSequence: z.int().nonnegative(),
  /** The operation of that sequence, where the hub still knows it. */
  highestOperation: Id.nullable().optional(),
});
export type TokenResponse = z.infer<typeof TokenResponse>;

/** The bytes that a box signs to renew its token. */
export function tokenRequestText(boxId: string, request: Omit<TokenRequest, 'signature'>): Buffer {
  const { incarnation, softwareVersion, counter, lastSequence, challenge } = request;
  return Buffer.from(
    ['jarvis-edge box token v1', boxId, incarnation, softwareVersion, counter, lastSequence, challenge].join('\n'),
  );
}
