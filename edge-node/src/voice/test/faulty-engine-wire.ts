import { z } from 'zod';

/**
 * What the service takes: every client event by its form, and nothing that it does not know. Refusals have the service's own words as
 * far as they are known.
 */

const Modalities = z.union([z.tuple([z.literal('text')]), z.tuple([z.literal('audio')])]);
const Format = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000) }),
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcma') }),
]);
const Voice = z.enum(['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar']);
const Tokens = z.union([z.int().min(1).max(4096), z.literal('inf')]);

const TurnDetection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('server_vad'),
    create_response: z.boolean().optional(),
    idle_timeout_ms: z.int().min(5000).max(30_000).nullish(),
    interrupt_response: z.boolean().optional(),
    prefix_padding_ms: z.int().nonnegative().optional(),
    silence_duration_ms: z.int().nonnegative().optional(),
    threshold: z.number().min(0).max(1).optional(),
  }),
  z.strictObject({
    type: z.literal('semantic_vad'),
    create_response: z.boolean().optional(),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).optional(),
    interrupt_response: z.boolean().optional(),
  }),
]);

const Tool = z.strictObject({
  type: z.literal('function'),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});
const ToolChoice = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string() }),
]);
const Reasoning = z.strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']) });

const Session = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: Modalities.optional(),
  audio: z
    .strictObject({
      input: z
        .strictObject({
          format: Format.optional(),
          noise_reduction: z
            .strictObject({ type: z.enum(['near_field', 'far_field']).optional(), strength: z.number().optional() })
            .nullish(),
          transcription: z
            .strictObject({
              model: z.string().optional(),
              language: z.string().optional(),
              prompt: z.string().optional(),
              delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
            })
            .nullish(),
          turn_detection: TurnDetection.nullish(),
        })
        .optional(),
      output: z
        .strictObject({
          format: Format.optional(),
          voice: z.union([Voice, z.strictObject({ id: z.string() })]).optional(),
          speed: z.number().min(0.25).max(1.5).optional(),
        })
        .optional(),
    })
    .optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).nullish(),
  max_output_tokens: Tokens.optional(),
  parallel_tool_calls: z.boolean().optional(),
  prompt: z.looseObject({ id: z.string() }).nullish(),
  reasoning: Reasoning.nullish(),
  tool_choice: ToolChoice.optional(),
  tools: z.array(Tool).optional(),
  tracing: z
    .union([
      z.literal('auto'),
      z.strictObject({
        group_id: z.string().optional(),
        metadata: z.record(z.string(), z.unknown()).optional(),
        workflow_name: z.string().optional(),
      }),
    ])
    .nullish(),
  truncation: z
    .union([
      z.enum(['auto', 'disabled']),
      z.strictObject({
        type: z.literal('retention_ratio'),
        retention_ratio: z.number().min(0).max(1),
        token_limits: z.strictObject({ post_instructions: z.int().nonnegative().optional() }).optional(),
      }),
    ])
    .optional(),
});
export type SessionChange = z.infer<typeof Session>;

const ofItem = {
  id: z.string().min(1).max(64).optional(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['completed', 'incomplete', 'in_progress']).optional(),
};
const Text = z.strictObject({ type: z.literal('input_text'), text: z.string() });
const Spoken = z.strictObject({
  type: z.literal('input_audio'),
  audio: z.base64(),
  transcript: z.string().nullish(),
});
const Message = z.discriminatedUnion('role', [
  z.strictObject({ ...ofItem, type: z.literal('message'), role: z.literal('system'), content: z.array(Text).min(1) }),
  z.strictObject({
    ...{ ...ofItem, type: z.literal('message'), role: z.literal('user') },
    content: z.array(z.discriminatedUnion('type', [Text, Spoken])).min(1),
  }),
  z.strictObject({
    ...{ ...ofItem, type: z.literal('message'), role: z.literal('assistant') },
    // Restored words of the assistant are text: the service takes no audio for them.
    content: z.array(z.strictObject({ type: z.literal('output_text'), text: z.string() })).min(1),
  }),
]);
const Item = z.union([
  Message,
  z.strictObject({
    ...{ ...ofItem, type: z.literal('function_call'), name: z.string() },
    ...{ call_id: z.string().optional(), arguments: z.string() },
  }),
  z.strictObject({
    ...{ ...ofItem, type: z.literal('function_call_output') },
    ...{ call_id: z.string(), output: z.string() },
  }),
]);
export type WireItem = z.infer<typeof Item>;

const ResponseWish = z.strictObject({
  audio: z
    .strictObject({
      output: z.strictObject({ format: Format.optional(), voice: Voice.optional() }).optional(),
    })
    .optional(),
  conversation: z.enum(['auto', 'none']).optional(),
  input: z.array(Item).optional(),
  instructions: z.string().optional(),
  max_output_tokens: Tokens.optional(),
  metadata: z.record(z.string(), z.string()).nullish(),
  output_modalities: Modalities.optional(),
  parallel_tool_calls: z.boolean().optional(),
  prompt: z.looseObject({ id: z.string() }).nullish(),
  reasoning: Reasoning.nullish(),
  tool_choice: ToolChoice.optional(),
  tools: z.array(Tool).optional(),
});
export type ResponseWish = z.infer<typeof ResponseWish>;

/** 15 MiB of audio an append, in base64. */
const appendLengthMax = 20 * 1024 * 1024;
const event_id = z.string().max(512).optional();

const ClientEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.update'), event_id, session: Session }),
  z.strictObject({
    ...{ type: z.literal('conversation.item.create'), event_id },
    ...{ previous_item_id: z.string().nullish(), item: Item },
  }),
  z.strictObject({ type: z.literal('conversation.item.delete'), event_id, item_id: z.string() }),
  z.strictObject({ type: z.literal('conversation.item.retrieve'), event_id, item_id: z.string() }),
  z.strictObject({
    ...{ type: z.literal('conversation.item.truncate'), event_id, item_id: z.string() },
    ...{ content_index: z.int().nonnegative(), audio_end_ms: z.int().nonnegative() },
  }),
  z.strictObject({
    ...{ type: z.literal('input_audio_buffer.append'), event_id },
    audio: z.base64().max(appendLengthMax),
  }),
  z.strictObject({ type: z.literal('input_audio_buffer.commit'), event_id }),
  z.strictObject({ type: z.literal('input_audio_buffer.clear'), event_id }),
  z.strictObject({ type: z.literal('output_audio_buffer.clear'), event_id }),
  z.strictObject({ type: z.literal('response.create'), event_id, response: ResponseWish.nullish() }),
  z.strictObject({ type: z.literal('response.cancel'), event_id, response_id: z.string().optional() }),
]);
export type ClientEvent = z.infer<typeof ClientEvent>;
export type ClientEventType = ClientEvent['type'];

const types = ClientEvent.options.map((option) => option.shape.type.value);

export interface Refusal {
  readonly type: 'invalid_request_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
  /** Of the client's event. */
  readonly event_id: string | null;
}

export const refusal = (code: string, message: string, param: string | null = null): Omit<Refusal, 'event_id'> => ({
  ...{ type: 'invalid_request_error', code, message, param },
});

/** Reads a client's message as the service does: whole, or refused whole. */
export function readClientEvent(raw: string): { event: ClientEvent } | { refused: Refusal } {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return { refused: { ...refusal('invalid_json', 'The event is not valid JSON.'), event_id: null } };
  }
  const head = z.looseObject({ type: z.unknown().optional(), event_id: z.unknown().optional() }).safeParse(value).data;
  const sentId = typeof head?.event_id === 'string' ? head.event_id : null;
  const refused = (found: Omit<Refusal, 'event_id'>): { refused: Refusal } => ({
    refused: { ...found, event_id: sentId },
  });
  if (head?.type === undefined) {
    return refused(refusal('missing_required_parameter', "Missing required parameter: 'type'.", 'type'));
  }
  if (!types.some((type) => type === head.type)) {
    const supported = types.map((type) => `'${type}'`).join(', ');
    return refused(
      refusal('invalid_value', `Invalid value: '${String(head.type)}'. Supported values are: ${supported}.`, 'type'),
    );
  }
  const parsed = ClientEvent.safeParse(value);
  if (parsed.success) return { event: parsed.data };
  return refused(refusalOf(deepest(parsed.error.issues), value));
}

/** Of alternatives, the complaint of the one that fitted furthest. */
function deepest(issues: readonly z.core.$ZodIssue[], path: readonly PropertyKey[] = []): Found {
  const found = issues.map((issue): Found => {
    const here = [...path, ...issue.path];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { issue, path: here };
    return issue.errors.map((each) => deepest(each, here)).reduce((one, other) => (isDeeper(other, one) ? other : one));
  });
  return found.reduce((one, other) => (isDeeper(other, one) ? other : one));
}

interface Found {
  readonly issue: z.core.$ZodIssue;
  readonly path: readonly PropertyKey[];
}

const isDeeper = (one: Found, other: Found): boolean => rank(one) > rank(other);
const rank = ({ issue, path }: Found): number => path.length * 2 + (issue.code === 'unrecognized_keys' ? 1 : 0);

function refusalOf({ issue, path }: Found, value: unknown): Omit<Refusal, 'event_id'> {
  const named = (more: readonly PropertyKey[]): string =>
    more.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`)).join('');
  const param = named(path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = named([...path, issue.keys[0] ?? '']);
    return refusal('unknown_parameter', `Unknown parameter: '${unknown}'.`, unknown);
  }
  if (isMissing(value, path)) {
    return refusal('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
  }
  if (issue.code === 'invalid_type') {
    return refusal('invalid_type', `Invalid type for '${param}': expected ${issue.expected}.`, param);
  }
  return refusal('invalid_value', `Invalid value for '${param}': ${issue.message}.`, param);
}

const isMissing = (value: unknown, path: readonly PropertyKey[]): boolean =>
  path.reduce((inner: unknown, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value) === undefined;
