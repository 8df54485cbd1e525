import { z } from 'zod';

/**
 * The server events that the box emits, written from the types of the npm package `openai` 7.55: every field that may be there,
 * and no other. Narrower than the published schemas, which allow unknown fields; it covers no event that the box never sends.
 */
const id = z.string().min(1).max(64);
const itemId = z.string().min(1).max(32);
const count = z.int().min(0);
const status = z.enum(['completed', 'incomplete', 'in_progress']);
const item = { id: itemId, object: z.literal('realtime.item'), status };
const message = { ...item, type: z.literal('message') };
const Part = {
  system: z.strictObject({ type: z.literal('input_text'), text: z.string() }),
  user: z.union([
    z.strictObject({ type: z.literal('input_text'), text: z.string() }),
    z.strictObject({ type: z.literal('input_audio'), transcript: z.string() }),
  ]),
  assistant: z.union([
    z.strictObject({ type: z.literal('output_text'), text: z.string() }),
    z.strictObject({ type: z.literal('output_audio'), transcript: z.string() }),
  ]),
};
const Item = z.union([
  z.strictObject({ ...message, role: z.literal('system'), content: z.array(Part.system).min(1) }),
  z.strictObject({ ...message, role: z.literal('user'), content: z.array(Part.user).min(1) }),
  z.strictObject({ ...message, role: z.literal('assistant'), content: z.array(Part.assistant) }),
  z.strictObject({ ...item, type: z.literal('function_call'), call_id: id, name: z.string(), arguments: z.string() }),
  z.strictObject({ ...item, type: z.literal('function_call_output'), call_id: id, output: z.string() }),
]);
const Format = z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000) });
const Modalities = z.tuple([z.enum(['text', 'audio'])]);
const maxOutputTokens = z.union([z.int().min(1), z.literal('inf')]);
const anything = z.unknown();

const Session = z.strictObject({
  type: z.literal('realtime'),
  object: z.literal('realtime.session'),
  id,
  model: z.string().min(1),
  expires_at: z.int().min(1_000_000_000),
  output_modalities: Modalities,
  instructions: z.string(),
  audio: z.strictObject({
    input: z.strictObject({
      format: Format,
      turn_detection: z.looseObject({ type: z.enum(['server_vad', 'semantic_vad']) }).nullable(),
      transcription: z.looseObject({}).optional(),
      noise_reduction: z.looseObject({}).optional(),
    }),
    output: z.strictObject({ format: Format, voice: z.string(), speed: z.literal(1) }),
  }),
  tools: z.array(z.looseObject({ type: z.literal('function'), name: z.string() })),
  tool_choice: anything,
  parallel_tool_calls: z.boolean(),
  max_output_tokens: maxOutputTokens,
  truncation: anything,
  tracing: anything,
  reasoning: z.strictObject({ effort: z.string().optional() }).optional(),
  include: z.array(z.string()).optional(),
});

const Usage = z
  .strictObject({
    total_tokens: count,
    input_tokens: count,
    output_tokens: count,
    input_token_details: z.strictObject({
      text_tokens: count,
      audio_tokens: count,
      image_tokens: count,
      cached_tokens: count,
      cached_tokens_details: z.strictObject({ text_tokens: count, audio_tokens: count, image_tokens: count }),
    }),
    output_token_details: z.strictObject({ text_tokens: count, audio_tokens: count }),
  })
  .refine(({ total_tokens: total, input_tokens: input, output_tokens: output }) => total === input + output);

const response = {
  object: z.literal('realtime.response'),
  id,
  output: z.array(Item),
  output_modalities: Modalities,
  max_output_tokens: maxOutputTokens,
  audio: z.strictObject({ output: z.strictObject({ format: Format, voice: z.string() }) }),
  metadata: z.record(z.string(), z.string()).nullable(),
  conversation_id: id.optional(),
};
const done = { ...response, usage: Usage };
const Done = z.discriminatedUnion('status', [
  z.strictObject({ ...done, status: z.literal('completed') }),
  z.strictObject({
    ...done,
    status: z.literal('cancelled'),
    status_details: z.strictObject({
      type: z.literal('cancelled'),
      reason: z.enum(['client_cancelled', 'turn_detected']),
    }),
  }),
  z.strictObject({
    ...done,
    status: z.literal('incomplete'),
    status_details: z.strictObject({ type: z.literal('incomplete'), reason: z.literal('max_output_tokens') }),
  }),
  z.strictObject({
    ...done,
    status: z.literal('failed'),
    status_details: z.strictObject({
      type: z.literal('failed'),
      error: z.strictObject({ type: z.string(), code: z.string(), message: z.string() }),
    }),
  }),
]);

const inResponse = { response_id: id, output_index: count };
const inItem = { ...inResponse, item_id: itemId };
const inContent = { ...inItem, content_index: count };
const OutPart = z.union([
  z.strictObject({ type: z.literal('audio'), transcript: z.string() }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
]);
const placed = { previous_item_id: itemId.nullable(), item: Item };

const fields = {
  error: {
    error: z.strictObject({
      type: z.enum(['invalid_request_error', 'server_error']),
      code: z.string(),
      message: z.string().min(1),
      param: z.string().nullable(),
      event_id: z.string().nullable(),
    }),
  },
  'session.created': { session: Session },
  'session.updated': { session: Session },
  'conversation.created': { conversation: z.strictObject({ id, object: z.literal('realtime.conversation') }) },
  'conversation.item.added': placed,
  'conversation.item.done': placed,
  'conversation.item.retrieved': { item: Item },
  'conversation.item.deleted': { item_id: itemId },
  'conversation.item.truncated': { item_id: itemId, content_index: count, audio_end_ms: count },
  'conversation.item.input_audio_transcription.delta': {
    item_id: itemId,
    content_index: count,
    delta: z.string().min(1),
  },
  'conversation.item.input_audio_transcription.completed': {
    item_id: itemId,
    content_index: count,
    transcript: z.string(),
    usage: z.strictObject({ type: z.literal('duration'), seconds: z.number().min(0) }),
  },
  'conversation.item.input_audio_transcription.failed': {
    item_id: itemId,
    content_index: count,
    error: z.strictObject({ type: z.string(), code: z.string(), message: z.string() }),
  },
  'input_audio_buffer.cleared': {},
  'input_audio_buffer.committed': { previous_item_id: itemId.nullable(), item_id: itemId },
  'input_audio_buffer.speech_started': { audio_start_ms: count, item_id: itemId },
  'input_audio_buffer.speech_stopped': { audio_end_ms: count, item_id: itemId },
  'input_audio_buffer.timeout_triggered': { audio_start_ms: count, audio_end_ms: count, item_id: itemId },
  'output_audio_buffer.cleared': { response_id: id },
  'rate_limits.updated': { rate_limits: z.array(z.never()) },
  'response.created': { response: z.strictObject({ ...response, status: z.literal('in_progress') }) },
  'response.done': { response: Done },
  'response.output_item.added': { ...inResponse, item: Item },
  'response.output_item.done': { ...inResponse, item: Item },
  'response.content_part.added': { ...inContent, part: OutPart },
  'response.content_part.done': { ...inContent, part: OutPart },
  'response.output_text.delta': { ...inContent, delta: z.string().min(1) },
  'response.output_text.done': { ...inContent, text: z.string() },
  'response.output_audio.delta': { ...inContent, delta: z.base64().min(4).max(6400) },
  'response.output_audio.done': inContent,
  'response.output_audio_transcript.delta': { ...inContent, delta: z.string().min(1) },
  'response.output_audio_transcript.done': { ...inContent, transcript: z.string() },
  'response.function_call_arguments.delta': { ...inItem, call_id: id, delta: z.string() },
  'response.function_call_arguments.done': { ...inItem, call_id: id, name: z.string(), arguments: z.string() },
} satisfies Record<string, z.ZodRawShape>;

export const shapes: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries(fields).map(([type, shape]) => [
    type,
    z.strictObject({ type: z.literal(type), event_id: id, ...shape }),
  ]),
);
