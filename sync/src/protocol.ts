import { z } from 'zod';

/**
 * What travels between box and hub over HTTPS besides shapes. Bumped when a row's meaning changes; the hub accepts
 * boxes that are two versions behind.
 */
export const schemaVersion = 1;

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

export const Id = z.uuid();

/** A wire value: `time` columns are Unix ms, `bigint` columns decimal strings, `json` columns nested values. */
const WireRow = z.record(z.string(), z.json());
export type WireRow = z.infer<typeof WireRow>;

/** One change made on a box. `sequence` counts from 1 within an incarnation and has no holes. */
export const Operation = z.object({
  id: Id,
  sequence: z.int().positive(),
  table: z.string(),
  kind: z.literal('insert'),
  row: WireRow,
});
export type Operation = z.infer<typeof Operation>;

export const PushRequest = z.object({
  schemaVersion: z.int(),
  incarnation: Id,
  operations: z.array(Operation).min(1).max(pushLimits.operations),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** `duplicate` is a success: the hub has the row already. `rejected` will never succeed as it stands. */
export const OperationOutcome = z.object({
  sequence: z.int().positive(),
  id: Id,
  outcome: z.enum(['applied', 'duplicate', 'rejected']),
  reason: z.string().optional(),
});
export type OperationOutcome = z.infer<typeof OperationOutcome>;

/** `hubEpoch` changes when the hub was restored from a backup and may have forgotten what it acknowledged. */
export const PushResponse = z.object({ hubEpoch: Id, outcomes: z.array(OperationOutcome) });
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

/** POST /v1/boxes/provision */
export const ProvisionRequest = z.object({
  code: Code,
  /** Ed25519, SubjectPublicKeyInfo in DER. */
  publicKey: Base64Url,
  incarnation: Id,
  softwareVersion: z.string().max(64),
});
export type ProvisionRequest = z.infer<typeof ProvisionRequest>;

const Token = z.object({
  /** EdDSA JWT naming box, gym, tenant, incarnation and version. */
  token: z.string(),
  /** Unix ms by the hub's clock. */
  expiresAt: z.int(),
  /** The hub's clock when it answered, Unix ms. */
  hubTime: z.int(),
  hubEpoch: Id,
});

export const ProvisionResponse = Token.extend({
  boxId: Id,
  gymId: Id,
  tenantId: Id,
  /** 32 bytes: the key of the tenant's badge HMACs. */
  tenantKey: Base64Url,
});
export type ProvisionResponse = z.infer<typeof ProvisionResponse>;

/** POST /v1/boxes/:boxId/challenge */
export const ChallengeResponse = z.object({ challenge: z.string() });

/** POST /v1/boxes/:boxId/token */
export const TokenRequest = z.object({
  incarnation: Id,
  softwareVersion: z.string().max(64),
  /** Higher than in any request before; a copy of this box's disk cannot know it. */
  counter: z.int().positive(),
  /** The last sequence that this incarnation has given out. */
  lastSequence: z.int().nonnegative(),
  challenge: z.string(),
  /** Ed25519 over `tokenRequestText`. */
  signature: Base64Url,
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** `highestSequence` is what the hub has of this incarnation; when it exceeds the box's own, the box was restored. */
export const TokenResponse = Token.extend({ highestSequence: z.int().nonnegative() });
export type TokenResponse = z.infer<typeof TokenResponse>;

/** The bytes that a box signs to renew its token. */
export function tokenRequestText(boxId: string, request: Omit<TokenRequest, 'signature'>): Buffer {
  const { incarnation, softwareVersion, counter, lastSequence, challenge } = request;
  return Buffer.from(
    ['jarvis-edge box token v1', boxId, incarnation, softwareVersion, counter, lastSequence, challenge].join('\n'),
  );
}
