import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { RealtimeReasoningEffort, RealtimeSessionCreateRequest } from 'openai/resources/realtime/realtime';
import type { Engine } from '../engine.ts';
import type { FunctionDefinition } from '../tools/toolbox.ts';

export interface VoiceSettings {
  /** Of the service, such as `marin`. */
  readonly voice: string;
  /** What writes the member's words down at the service. */
  readonly transcriptionModel: string;
  /** Null for models that do not reason. */
  readonly reasoning: RealtimeReasoningEffort | null;
}

export interface SessionWish {
  readonly engine: Pick<Engine, 'kind'>;
  readonly instructions: string;
  readonly language: Language;
  readonly tools: readonly FunctionDefinition[];
  /** False where there is nothing to hear JARVIS by. */
  readonly aloud: boolean;
  readonly settings: VoiceSettings;
}

const pcm = { type: 'audio/pcm', rate: 24_000 } as const;

/**
 * The session as the box wants it. The box itself asks for each response and cancels it: only so are caps, the truncation by
 * what was heard and the one queue its own.
 */
export function sessionWanted(wish: SessionWish): RealtimeSessionCreateRequest {
  const { engine, instructions, language, tools, aloud, settings } = wish;
  const isCloud = engine.kind === 'cloud';
  return {
    type: 'realtime',
    instructions,
    output_modalities: [aloud ? 'audio' : 'text'],
    audio: {
      input: {
        format: pcm,
        noise_reduction: { type: 'far_field' },
        transcription: { language, ...(isCloud && { model: settings.transcriptionModel }) },
        turn_detection: { type: 'server_vad', create_response: false, interrupt_response: false },
      },
      output: { format: pcm, ...(isCloud && { voice: settings.voice }) },
    },
    tools: [...tools],
    tool_choice: 'auto',
    ...(isCloud && settings.reasoning !== null && { reasoning: { effort: settings.reasoning } }),
  };
}
