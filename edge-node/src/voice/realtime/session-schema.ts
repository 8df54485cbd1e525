import { z } from 'zod';
import { InputItem } from './item-schema.ts';

const Text = z.string().max(100_000);
const Modalities = z.array(z.enum(['text', 'audio'])).refine((given) => given.length === 1, {
  message: "Invalid modalities. Supported combinations are: ['text'] and ['audio'].",
});
const Format = z
  .strictObject({ type: z.enum(['audio/pcm', 'audio/pcmu', 'audio/pcma']), rate: z.literal(24_000).optional() })
  .refine(({ type }) => type === 'audio/pcm', { message: 'This engine speaks and listens in audio/pcm only.' });
const Voice = z.union([z.string().min(1).max(64), z.strictObject({ id: z.string().min(1).max(64) })]);
const Effort = z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']);
const Reasoning = z.strictObject({ effort: Effort.optional() });
const MaxOutputTokens = z.union([z.int().min(1), z.literal('inf')]);
const Prompt = z.null({ error: 'This engine has no stored prompts: give `instructions`.' });

const Tool = z.strictObject({
  type: z.literal('function').default('function'),
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  description: Text.optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});
const Tools = z.array(Tool).max(128);
const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), name: z.string().min(1).max(64) }),
]);

const answering = {
  create_response: z.boolean().default(true),
  interrupt_response: z.boolean().default(true),
};
export const TurnDetection = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefix_padding_ms: z.int().min(0).max(5000).default(300),
    silence_duration_ms: z.int().min(0).max(10_000).default(500),
    idle_timeout_ms: z.int().min(5000).max(30_000).nullable().default(null),
    ...answering,
  }),
  z.strictObject({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    ...answering,
  }),
]);
export type TurnDetection = z.output<typeof TurnDetection>;

const Transcription = z.strictObject({
  model: z.string().max(100).optional(),
  language: z.string().max(16).optional(),
  languages: z.array(z.string().max(16)).min(1).max(16).optional(),
  keywords: z.array(z.string().max(200)).max(1000).optional(),
  prompt: Text.optional(),
  delay: Effort.optional(),
});
const NoiseReduction = z.strictObject({
  type: z.enum(['near_field', 'far_field']).optional(),
  strength: z.number().min(0).max(1).optional(),
});
const Truncation = z.union([
  z.enum(['auto', 'disabled']),
  z.strictObject({
    type: z.literal('retention_ratio'),
    retention_ratio: z.number().min(0).max(1),
    token_limits: z.strictObject({ post_instructions: z.int().min(0).optional() }).optional(),
  }),
]);
const Tracing = z.union([
  z.literal('auto'),
  z.strictObject({
    workflow_name: z.string().max(200).optional(),
    group_id: z.string().max(200).optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
  }),
]);

/** What a client may change of a session. A field that is not given stays as it is. */
export const SessionUpdate = z.strictObject({
  type: z.literal('realtime'),
  output_modalities: Modalities.optional(),
  /** Accepted as the service does: what the session runs on was settled when it began, and is told back. */
  model: z.string().max(200).optional(),
  instructions: Text.optional(),
  audio: z
    .strictObject({
      input: z
        .strictObject({
          format: Format.optional(),
          transcription: Transcription.nullable().optional(),
          noise_reduction: NoiseReduction.nullable().optional(),
          turn_detection: TurnDetection.nullable().optional(),
        })
        .optional(),
      output: z
        .strictObject({
          format: Format.optional(),
          voice: Voice.optional(),
          speed: z.literal(1, { error: "This engine's voice speaks at its own pace: `speed` is 1." }).optional(),
        })
        .optional(),
    })
    .optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).nullable().optional(),
  tracing: Tracing.nullable().optional(),
  tools: Tools.optional(),
  tool_choice: ToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning: Reasoning.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  truncation: Truncation.optional(),
  prompt: Prompt.optional(),
});
export type SessionUpdate = z.output<typeof SessionUpdate>;

const Metadata = z
  .record(z.string().max(64), z.string().max(512))
  .refine((given) => Object.keys(given).length <= 16, { message: 'Metadata has at most 16 keys.' });

/** What a client may ask of one answer, over the session's settings. */
export const ResponseParams = z.strictObject({
  output_modalities: Modalities.optional(),
  instructions: Text.optional(),
  audio: z
    .strictObject({ output: z.strictObject({ format: Format.optional(), voice: Voice.optional() }).optional() })
    .optional(),
  tools: Tools.optional(),
  tool_choice: ToolChoice.optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning: Reasoning.optional(),
  max_output_tokens: MaxOutputTokens.optional(),
  conversation: z.enum(['auto', 'none']).optional(),
  metadata: Metadata.nullable().optional(),
  prompt: Prompt.optional(),
  input: z.array(InputItem).max(1000).optional(),
});
export type ResponseParams = z.output<typeof ResponseParams>;
