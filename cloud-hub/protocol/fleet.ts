import * as z from 'zod/mini';
import { storable } from './storable.ts';

/** Boxes and kiosks as the console sees and commands them. Times are Unix ms. */

const Id = z.uuid();
const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80), storable);

/** What a box says of itself every 30 seconds. A field is null where the machine cannot tell. */
export const Figures = z.object({
  softwareVersion: z.string(),
  uptimeSeconds: z.int(),
  diskFreeBytes: z.nullable(z.int()),
  diskTotalBytes: z.nullable(z.int()),
  temperatureCelsius: z.nullable(z.number()),
  clockQuality: z.enum(['rtc', 'ntp', 'saved', 'unknown']),
  /** Changes that wait for the hub, and since when the oldest does. */
  outboxDepth: z.int(),
  outboxSince: z.nullable(z.int()),
  memoryBytes: z.int(),
});
export type Figures = z.infer<typeof Figures>;

/**
 * `awaiting-box` made by a manager, its code not yet typed; `awaiting-confirmation` a box has typed the code and both screens
 * show the words; `online`, `offline` as its link says; `revoked` for good.
 */
export const BoxState = z.enum(['awaiting-box', 'awaiting-confirmation', 'online', 'offline', 'revoked']);
export type BoxState = z.infer<typeof BoxState>;

export const Claim = z.object({
  id: Id,
  /** The fingerprint of the box's key as words, four of them, the same in every language. */
  words: z.array(z.string()),
  address: z.nullable(z.string()),
  softwareVersion: z.string(),
  claimedAt: z.int(),
  expiresAt: z.int(),
});

export const Box = z.object({
  id: Id,
  gymId: Id,
  name: z.string(),
  state: BoxState,
  /** Since when it is in that state. */
  since: z.nullable(z.int()),
  lastSeenAt: z.nullable(z.int()),
  clockAheadMs: z.nullable(z.int()),
  claim: z.nullable(Claim),
  /** The code that was made for it, while it can be used; the six characters themselves are shown once. */
  codeExpiresAt: z.nullable(z.int()),
  revoked: z.nullable(z.object({ at: z.int(), reason: z.string() })),
  figures: z.nullable(Figures),
  /** Of the figures. */
  heardAt: z.nullable(z.int()),
});
export type Box = z.infer<typeof Box>;

export const Kiosk = z.object({
  id: Id,
  gymId: Id,
  slug: z.string(),
  name: z.string(),
  status: z.enum(['online', 'offline', 'error', 'provisioning', 'maintenance']),
  language: z.enum(['fr', 'en', 'es']),
  locationInGym: z.nullable(z.string()),
  notes: z.nullable(z.string()),
  lastHeartbeatAt: z.nullable(z.int()),
  codeExpiresAt: z.nullable(z.int()),
});
export type Kiosk = z.infer<typeof Kiosk>;

/** `GET /api/fleet`: all boxes and kiosks of the gyms that this person sees. The live stream says `fleet` when it has changed. */
export const Fleet = z.object({ boxes: z.array(Box), kiosks: z.array(Kiosk), hubTime: z.int() });
export type Fleet = z.infer<typeof Fleet>;

/** `POST /api/gyms/:gymId/boxes` (manager and above) → `Box`. A gym has one box in use: a new one replaces it when it is confirmed. */
export const NewBox = z.object({ name: Name });
/** `POST /api/gyms/:gymId/kiosks` → `Kiosk`; `PATCH /api/kiosks/:id` takes any of the same but the slug. */
export const NewKiosk = z.object({
  name: Name,
  slug: z.string().check(z.regex(/^gym-[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(60)),
  language: z.enum(['fr', 'en', 'es']),
  locationInGym: z.optional(z.nullable(z.string().check(z.maxLength(120), storable))),
  notes: z.optional(z.nullable(z.string().check(z.maxLength(500), storable))),
});
export const KioskEdit = z.partial(z.omit(NewKiosk, { slug: true }));

/** `POST /api/boxes/:id/code`, `POST /api/kiosks/:id/code`: six characters, shown this once, good for 15 minutes and one use. */
export const Code = z.object({ code: z.string(), expiresAt: z.int() });
export type Code = z.infer<typeof Code>;
/** `POST /api/boxes/:id/confirm` after a step-up, `POST /api/boxes/:id/reject` → `Box`. */
export const Judgement = z.object({ claimId: Id });
/** `POST /api/boxes/:id/revoke` after a step-up → `Box`. */
export const Revoke = z.object({ reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200), storable) });

/** `POST /api/boxes/:id/commands` → `CommandSent`. */
export const Command = z.discriminatedUnion('command', [
  z.object({ command: z.literal('restart-service') }),
  /** All its mirrored tables are loaded anew. */
  z.object({ command: z.literal('refetch') }),
  z.object({
    command: z.literal('set-config'),
    config: z.object({ logLevel: z.enum(['warn', 'info', 'debug']) }),
  }),
  z.object({ command: z.literal('collect-diagnostics') }),
]);
export type Command = z.infer<typeof Command>;
export const CommandSent = z.object({ transactionId: Id });

/** `GET /api/boxes/:id/commands`: the newest first. */
export const CommandRecord = z.object({
  transactionId: Id,
  command: z.string(),
  askedBy: z.string(),
  askedAt: z.int(),
  /** `expired`: the box was not there to hear it in time. */
  state: z.enum(['sent', 'done', 'failed', 'expired']),
  answeredAt: z.nullable(z.int()),
  /** What it gave back, such as the diagnostics, or why it failed. */
  result: z.nullable(z.unknown()),
});
export const Commands = z.object({ commands: z.array(CommandRecord) });
