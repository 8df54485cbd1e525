import { z } from 'zod';
import { Audio, GivenItem, ItemId } from './item-schema.ts';
import type { Refusal } from './refusal.ts';
import { refusal, refusalOf } from './refusal.ts';
import { ResponseParams, SessionUpdate } from './session-schema.ts';

const EventId = z.string().max(512);
const event = <Type extends string, Fields extends z.ZodRawShape>(type: Type, fields: Fields) =>
  z.strictObject({ type: z.literal(type), event_id: EventId.optional(), ...fields });

/** The eleven things that a client may say. */
const ClientEvent = z.discriminatedUnion('type', [
  event('session.update', { session: SessionUpdate }),
  event('conversation.item.create', { previous_item_id: ItemId.nullable().optional(), item: GivenItem }),
  event('conversation.item.delete', { item_id: ItemId }),
  event('conversation.item.retrieve', { item_id: ItemId }),
  event('conversation.item.truncate', {
    item_id: ItemId,
    content_index: z.int().min(0),
    audio_end_ms: z.int().min(0),
  }),
  event('input_audio_buffer.append', { audio: Audio }),
  event('input_audio_buffer.commit', {}),
  event('input_audio_buffer.clear', {}),
  event('output_audio_buffer.clear', {}),
  event('response.create', { response: ResponseParams.optional() }),
  event('response.cancel', { response_id: z.string().min(1).max(64).optional() }),
]);
export type ClientEvent = z.output<typeof ClientEvent>;
export type ClientEventOf<Type extends ClientEvent['type']> = Extract<ClientEvent, { type: Type }>;

export type Parsed =
  | { readonly kind: 'event'; readonly event: ClientEvent }
  /** @property eventId The client's own, where one can be read. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly eventId: string | null };

/** Reads what a client sent; an unknown field anywhere refuses all of it. */
export function parseClientEvent(given: unknown): Parsed {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { kind: 'refused', refusal: refusal('invalid_event', 'An event is a JSON object.'), eventId: null };
  }
  const parsed = ClientEvent.safeParse(given);
  if (parsed.success) return { kind: 'event', event: parsed.data };
  const eventId = EventId.safeParse((given as { event_id?: unknown }).event_id);
  return {
    kind: 'refused',
    refusal: refusalOf(parsed.error, given),
    eventId: eventId.success ? eventId.data : null,
  };
}
