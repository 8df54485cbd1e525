import { z } from 'zod';
import { Id } from './change.ts';
import { ClockQuality } from './event-time.ts';
import { isStorable, notStorable } from './storable.ts';

/**
 * What box and hub say to each other over MQTT 3.1.1. A box has four topics, and touches no other:
 * `jarvis/<gym>/<box>/state` (retained, with a last will), `…/heartbeat`, `…/command/<id>` from the hub, `…/answer/<id>`.
 */

/** A box beats this often, ms. */
export const beatMs = 30_000;
/** MQTT's own sign of life, seconds. */
export const keepaliveSeconds = 30;
/** Of any message, bytes. */
export const messageBytesMax = 65_536;
/** A command that no box has heard by then is not carried out, ms. */
export const commandMs = 120_000;
/** Where the hub's own broker listens, on the port of all else. */
export const brokerPath = '/v1/mqtt';

export interface BoxAddress {
  readonly gymId: string;
  readonly boxId: string;
}

/** The topics of one box. */
export const topicsOf = ({ gymId, boxId }: BoxAddress) => {
  const own = `jarvis/${gymId}/${boxId}`;
  return {
    state: `${own}/state`,
    heartbeat: `${own}/heartbeat`,
    commands: `${own}/command/+`,
    command: (transactionId: string) => `${own}/command/${transactionId}`,
    answer: (transactionId: string) => `${own}/answer/${transactionId}`,
  };
};

/** What the hub listens to. */
export const hubTopics = ['jarvis/+/+/state', 'jarvis/+/+/heartbeat', 'jarvis/+/+/answer/+'] as const;

export interface SaidBy extends BoxAddress {
  readonly kind: 'state' | 'heartbeat' | 'command' | 'answer';
  /** Of a command or an answer. */
  readonly transactionId: string | undefined;
}

const topicForm = /^jarvis\/([\da-f-]{36})\/([\da-f-]{36})\/(?:(state|heartbeat)|(command|answer)\/([\da-f-]{36}))$/;

/** @returns undefined for a topic that no box has. */
export function readTopic(topic: string): SaidBy | undefined {
  const [, gymId, boxId, alone, exchanged, transactionId] = topicForm.exec(topic) ?? [];
  const kind = alone ?? exchanged;
  if (gymId === undefined || boxId === undefined || kind === undefined) return undefined;
  return { gymId, boxId, kind: kind as SaidBy['kind'], transactionId };
}

/** `session` is new with each connection: a last will of an older one says nothing of this one. */
export const SaidState = z.object({
  state: z.enum(['online', 'offline']),
  session: Id,
  softwareVersion: z.string().max(64).refine(isStorable, notStorable),
});
export type SaidState = z.infer<typeof SaidState>;

/** A field is null where the machine cannot tell. Times are Unix ms by the box's clock. */
export const BoxFigures = z.object({
  softwareVersion: z.string().max(64).refine(isStorable, notStorable),
  uptimeSeconds: z.int().nonnegative(),
  diskFreeBytes: z.int().nonnegative().nullable(),
  diskTotalBytes: z.int().nonnegative().nullable(),
  temperatureCelsius: z.number().min(-100).max(200).nullable(),
  clockQuality: ClockQuality,
  outboxDepth: z.int().nonnegative(),
  outboxSince: z.int().nullable(),
  memoryBytes: z.int().nonnegative(),
});
export type BoxFigures = z.infer<typeof BoxFigures>;

export const LogLevel = z.enum(['warn', 'info', 'debug']);
export type LogLevel = z.infer<typeof LogLevel>;

export const BoxCommand = z.discriminatedUnion('command', [
  z.object({ command: z.literal('restart-service') }),
  z.object({ command: z.literal('refetch') }),
  z.object({ command: z.literal('set-config'), config: z.object({ logLevel: LogLevel }) }),
  z.object({ command: z.literal('collect-diagnostics') }),
]);
export type BoxCommand = z.infer<typeof BoxCommand>;

/** `expiresAt` is Unix ms by the hub's clock. */
export const SentCommand = z.object({ transactionId: Id, expiresAt: z.int(), command: BoxCommand });
export type SentCommand = z.infer<typeof SentCommand>;

export const CommandAnswer = z.object({
  transactionId: Id,
  state: z.enum(['done', 'failed']),
  /** What it gave back, or why it failed and what to do. */
  result: z.unknown(),
});
export type CommandAnswer = z.infer<typeof CommandAnswer>;

/** `GET /v1/fleet-link` with the box's token. */
export const LinkSettings = z.object({
  /** A broker beside the hub, `mqtts://…` or `wss://…`; null: the hub itself, at `brokerPath`. */
  brokerUrl: z.string().nullable(),
  /** Whether the hub mints secrets for the voice service. */
  mintsVoiceSecrets: z.boolean(),
});
export type LinkSettings = z.infer<typeof LinkSettings>;

/** `POST /v1/voice/secret` with the box's token. */
export const SecretWish = z.object({ model: z.string().regex(/^[\w.:/-]{1,128}$/) });
export const MintedSecret = z.object({
  secret: z.string().min(1).max(4096),
  /** Unix ms by the hub's clock. */
  expiresAt: z.int(),
  hubTime: z.int(),
});
export type MintedSecret = z.infer<typeof MintedSecret>;
