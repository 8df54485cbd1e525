import type { RealtimeSessionCreateRequest } from 'openai/resources/realtime/realtime';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { ResponseParams, SessionUpdate } from './session-schema.ts';
import { TurnDetection } from './session-schema.ts';

type Given<Key extends keyof SessionUpdate> = NonNullable<SessionUpdate[Key]>;
type GivenInput = NonNullable<Given<'audio'>['input']>;
export type Tools = Given<'tools'>;

/** The settings of a session, each with a value. */
export interface SessionConfig {
  readonly modality: 'text' | 'audio';
  readonly instructions: string;
  readonly transcription: NonNullable<GivenInput['transcription']> | null;
  readonly noiseReduction: NonNullable<GivenInput['noise_reduction']> | null;
  readonly turnDetection: TurnDetection | null;
  readonly voice: string;
  readonly tools: Tools;
  readonly toolChoice: Given<'tool_choice'>;
  readonly parallelToolCalls: boolean;
  readonly maxOutputTokens: number | 'inf';
  readonly truncation: Given<'truncation'>;
  readonly tracing: Given<'tracing'> | null;
  readonly reasoning: Given<'reasoning'> | null;
  readonly include: Given<'include'> | null;
}

/** A session as its client has not yet changed it. */
export const firstConfig = (voice: string): SessionConfig => ({
  modality: 'audio',
  instructions: '',
  transcription: null,
  noiseReduction: null,
  turnDetection: TurnDetection.parse({ type: 'server_vad' }),
  voice,
  tools: [],
  toolChoice: 'auto',
  parallelToolCalls: true,
  maxOutputTokens: 'inf',
  truncation: 'auto',
  tracing: null,
  reasoning: null,
  include: null,
});

/** The settings after an update: only what it names changes. @param hasSpoken Whether audio has been put out. */
export function updated(config: SessionConfig, update: SessionUpdate, hasSpoken: boolean): SessionConfig | Refusal {
  const input = update.audio?.input ?? {};
  const voice = nameOf(update.audio?.output?.voice) ?? config.voice;
  if (hasSpoken && voice !== config.voice) {
    return refusal(
      'cannot_update_voice',
      "Cannot update a conversation's voice if assistant audio is present.",
      'session.audio.output.voice',
    );
  }
  return {
    modality: update.output_modalities?.[0] ?? config.modality,
    instructions: update.instructions ?? config.instructions,
    transcription: given(input.transcription, config.transcription),
    noiseReduction: given(input.noise_reduction, config.noiseReduction),
    turnDetection: given(input.turn_detection, config.turnDetection),
    voice,
    tools: update.tools ?? config.tools,
    toolChoice: update.tool_choice ?? config.toolChoice,
    parallelToolCalls: update.parallel_tool_calls ?? config.parallelToolCalls,
    maxOutputTokens: update.max_output_tokens ?? config.maxOutputTokens,
    truncation: update.truncation ?? config.truncation,
    tracing: given(update.tracing, config.tracing),
    reasoning: update.reasoning ?? config.reasoning,
    include: given(update.include, config.include),
  };
}

const given = <Value>(value: Value | undefined, former: Value): Value => (value === undefined ? former : value);

const nameOf = (voice: string | { readonly id: string } | undefined): string | undefined =>
  typeof voice === 'object' ? voice.id : voice;

/** The settings of one answer. */
export type AnswerConfig = Pick<
  SessionConfig,
  'modality' | 'instructions' | 'voice' | 'tools' | 'toolChoice' | 'maxOutputTokens'
> & {
  /** Null where the client gave none. */
  readonly metadata: Readonly<Record<string, string>> | null;
};

export const answerConfig = (config: SessionConfig, params: ResponseParams): AnswerConfig => ({
  modality: params.output_modalities?.[0] ?? config.modality,
  instructions: params.instructions ?? config.instructions,
  voice: nameOf(params.audio?.output?.voice) ?? config.voice,
  tools: params.tools ?? config.tools,
  toolChoice: params.tool_choice ?? config.toolChoice,
  maxOutputTokens: params.max_output_tokens ?? config.maxOutputTokens,
  metadata: params.metadata ?? null,
});

export const pcm24k = { type: 'audio/pcm', rate: 24_000 } as const;

/** A session as the protocol shows it. The published schema has no null for what is off: such a field is left out. */
export interface ShownSession extends RealtimeSessionCreateRequest {
  readonly object: 'realtime.session';
  readonly id: string;
  /** Unix s. */
  readonly expires_at: number;
}

export function shownSession(
  config: SessionConfig,
  { id, model, expiresAtMs }: { readonly id: string; readonly model: string; readonly expiresAtMs: number },
): ShownSession {
  const { transcription, noiseReduction, reasoning, include } = config;
  const shown = {
    type: 'realtime',
    object: 'realtime.session',
    id,
    model,
    expires_at: Math.floor(expiresAtMs / 1000),
    output_modalities: [config.modality],
    instructions: config.instructions,
    audio: {
      input: {
        format: pcm24k,
        turn_detection: config.turnDetection,
        ...(transcription === null ? {} : { transcription }),
        ...(noiseReduction === null ? {} : { noise_reduction: noiseReduction }),
      },
      output: { format: pcm24k, voice: config.voice, speed: 1 },
    },
    tools: config.tools,
    tool_choice: config.toolChoice,
    parallel_tool_calls: config.parallelToolCalls,
    max_output_tokens: config.maxOutputTokens,
    truncation: config.truncation,
    tracing: config.tracing,
    ...(reasoning === null ? {} : { reasoning }),
    ...(include === null ? {} : { include }),
  };
  // Fields that zod leaves undefined are not written to JSON.
  return shown as ShownSession;
}
