import type { ConversationItem, RealtimeResponseCreateParams } from 'openai/resources/realtime/realtime';
import type {
  Engine,
  EngineEnd,
  EngineLink,
  EngineListener,
  RealtimeClientEvent,
  RealtimeServerEvent,
  TalkAbout,
} from '../../engine.ts';
import type { Timers } from '../timers.ts';

/** What the engine says to one request. */
export interface Plan {
  readonly text?: string;
  /** How long it speaks; 0: in writing only. */
  readonly audioMs?: number;
  readonly calls?: readonly { readonly callId: string; readonly name: string; readonly args: unknown }[];
  readonly usage?: unknown;
  /** Begins, and never ends. */
  readonly hangs?: 'before' | 'after-created' | 'midway';
  readonly fails?: string;
}

export interface ScriptedEngineOptions {
  readonly kind?: 'cloud' | 'local';
  readonly model?: string;
  readonly hears?: boolean;
  readonly confirms?: boolean;
  readonly timers: Timers;
  readonly answer: (asked: {
    readonly items: readonly ConversationItem[];
    readonly params: RealtimeResponseCreateParams;
    readonly count: number;
  }) => Plan;
  /** Unix s; of each session. */
  readonly expiresAt?: () => number;
  readonly latencyMs?: () => number;
}

interface Spoken {
  audioMs: number;
}

/** An engine that answers as it is told to, and refuses what the service refuses. */
export class ScriptedEngine implements Engine {
  readonly kind: 'cloud' | 'local';
  readonly model: string;
  readonly confirms: boolean;
  readonly options: ScriptedEngineOptions;
  readonly links: ScriptedLink[] = [];
  isUnreachable = false;

  constructor(options: ScriptedEngineOptions) {
    this.options = options;
    this.kind = options.kind ?? 'cloud';
    this.model = options.model ?? 'gpt-realtime-2.1-mini';
    this.confirms = options.confirms ?? this.kind === 'local';
  }

  get link(): ScriptedLink {
    return this.links.at(-1)!;
  }

  connect(_about: TalkAbout, listener: EngineListener): EngineLink {
    const link = new ScriptedLink(this.options, listener);
    this.links.push(link);
    link.isDeaf = this.isUnreachable;
    if (this.isUnreachable) this.options.timers.after(50, () => link.end({ cause: 'lost', message: 'no route' }));
    return link;
  }
}

let ids = 0;
const newId = (kind: string): string => `${kind}_${(ids += 1)}`;
const chunkMs = 100;
const cancelMs = 30;

export class ScriptedLink implements EngineLink {
  readonly isHearing: boolean;
  readonly sent: RealtimeClientEvent[] = [];
  readonly items: ConversationItem[] = [];
  readonly refusals: string[] = [];
  readonly #spoken = new Map<string, Spoken>();
  readonly #options: ScriptedEngineOptions;
  readonly #listener: EngineListener;
  #active: { readonly id: string; readonly item: string; readonly plan: Plan; cancels: (() => void)[] } | undefined;
  #count = 0;
  #arrivesAt = 0;
  #isOver = false;
  isClosed = false;
  /** Nothing comes through. */
  isDeaf = false;
  bufferedBytes = 0;

  constructor(options: ScriptedEngineOptions, listener: EngineListener) {
    this.#options = options;
    this.isHearing = options.hears ?? options.kind !== 'local';
    this.#listener = listener;
    this.#later(() => this.#emit({ type: 'session.created', session: { type: 'realtime' } }));
  }

  get activeId(): string | undefined {
    return this.#active?.id;
  }

  get isActive(): boolean {
    return this.#active !== undefined;
  }

  of<Type extends RealtimeClientEvent['type']>(type: Type): Extract<RealtimeClientEvent, { type: Type }>[] {
    return this.sent.filter((event) => event.type === type) as Extract<RealtimeClientEvent, { type: Type }>[];
  }

  send(event: RealtimeClientEvent): void {
    if (this.#isOver) return;
    this.sent.push(event);
    if (event.type !== 'input_audio_buffer.append') this.#later(() => this.#take(event));
  }

  close(): void {
    if (this.#isOver) return;
    this.isClosed = true;
    this.#stop();
    this.#listener.ended({ cause: 'closed' });
  }

  end(end: EngineEnd): void {
    if (this.#isOver) return;
    this.#stop();
    this.#listener.ended(end);
  }

  asking(call: { name: string; args: Record<string, unknown> } | null): void {
    this.#listener.asking(call);
  }

  /** Anything, also what no service sends. */
  emit(event: object): void {
    this.#emit(event);
  }

  speechBegan(): void {
    this.#emit({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1000, item_id: 'speech' });
  }

  /** The member speaks. @param writtenAfterMs null: it is never written down. */
  hears(text: string, writtenAfterMs: number | null = 200, usage: unknown = { type: 'duration', seconds: 1 }): string {
    const item = newId('heard');
    this.speechBegan();
    this.#emit({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 1800, item_id: item });
    this.#emit({ type: 'input_audio_buffer.committed', item_id: item });
    this.items.push({ type: 'message', role: 'user', id: item, content: [{ type: 'input_audio', transcript: text }] });
    if (writtenAfterMs !== null) {
      this.#options.timers.after(writtenAfterMs, () =>
        this.#emit({
          type: 'conversation.item.input_audio_transcription.completed',
          ...{ item_id: item, content_index: 0, transcript: text, usage },
        }),
      );
    }
    return item;
  }

  /** What was sent arrives later, in its order. */
  #later(work: () => void): void {
    const { timers, latencyMs } = this.#options;
    this.#arrivesAt = Math.max(this.#arrivesAt, timers.now() + (latencyMs?.() ?? 10));
    timers.after(this.#arrivesAt - timers.now(), () => {
      if (!this.#isOver && !this.isDeaf) work();
    });
  }

  #stop(): void {
    this.#isOver = true;
    for (const cancel of this.#active?.cancels ?? []) cancel();
  }

  #emit(event: object): void {
    if (!this.#isOver) this.#listener.event({ event_id: newId('event'), ...event } as RealtimeServerEvent);
  }

  #refuse(code: string, message: string, eventId: string | undefined): void {
    this.refusals.push(`${code}: ${message}`);
    this.#emit({
      type: 'error',
      error: { type: 'invalid_request_error', code, message, param: null, event_id: eventId ?? null },
    });
  }

  #take(event: RealtimeClientEvent): void {
    switch (event.type) {
      case 'session.update':
        this.#emit({
          type: 'session.updated',
          session: {
            ...event.session,
            ...(this.#options.expiresAt && { expires_at: this.#options.expiresAt() }),
          },
        });
        break;
      case 'conversation.item.create':
        this.items.push({ ...event.item, id: event.item.id ?? newId('item') } as ConversationItem);
        break;
      case 'conversation.item.truncate':
        this.#truncate(event);
        break;
      case 'response.create':
        this.#create(event.response ?? {}, event.event_id);
        break;
      case 'response.cancel':
        if (this.#active === undefined) {
          this.#refuse('response_cancel_not_active', 'Cancellation failed: no active response found', event.event_id);
        } else {
          // The service is not done with it at once: what is asked meanwhile it refuses.
          for (const cancel of this.#active.cancels) cancel();
          this.#active.cancels = [this.#options.timers.after(cancelMs, () => this.#finish('cancelled'))];
        }
        break;
      default:
        break;
    }
  }

  #truncate(event: Extract<RealtimeClientEvent, { type: 'conversation.item.truncate' }>): void {
    const spoken = this.#spoken.get(event.item_id);
    if (spoken === undefined) {
      this.#refuse('invalid_value', `Only model output audio messages can be truncated`, event.event_id);
    } else if (!Number.isInteger(event.audio_end_ms) || event.audio_end_ms < 0) {
      this.#refuse('invalid_type', `audio_end_ms is ${event.audio_end_ms}`, event.event_id);
    } else if (event.audio_end_ms > spoken.audioMs) {
      const message = `Audio content of ${spoken.audioMs}ms is already shorter than ${event.audio_end_ms}ms`;
      this.#refuse('invalid_value', message, event.event_id);
    } else {
      spoken.audioMs = event.audio_end_ms;
    }
  }

  #create(params: RealtimeResponseCreateParams, eventId: string | undefined): void {
    if (this.#active !== undefined) {
      this.#refuse(
        'conversation_already_has_active_response',
        `Conversation already has an active response in progress: ${this.#active.id}.`,
        eventId,
      );
      return;
    }
    this.#count += 1;
    const plan = this.#options.answer({ items: this.items, params, count: this.#count });
    if (plan.hangs === 'before') return;
    const [id, item] = [newId('resp'), newId('item')];
    this.#active = { id, item, plan, cancels: [] };
    this.#emit({ type: 'response.created', response: { id, status: 'in_progress', output: [] } });
    if (plan.hangs === 'after-created') return;
    const { text = '', audioMs = 0 } = plan;
    const steps = Math.max(1, Math.ceil(audioMs / chunkMs));
    if (audioMs > 0) this.#spoken.set(item, { audioMs: 0 });
    for (let step = 0; step <= steps; step += 1) {
      const work = (): void => (step === steps ? this.#finish('completed') : this.#step(step, steps, text, audioMs));
      if (plan.hangs === 'midway' && step > steps / 2) break;
      this.#active.cancels.push(this.#options.timers.after(20 * (step + 1), work));
    }
  }

  #step(step: number, steps: number, text: string, audioMs: number): void {
    const active = this.#active;
    if (active === undefined || text === '') return;
    const about = { response_id: active.id, item_id: active.item, output_index: 0, content_index: 0 };
    const delta = text.slice(Math.floor((text.length * step) / steps), Math.floor((text.length * (step + 1)) / steps));
    if (audioMs === 0) {
      this.#emit({ type: 'response.output_text.delta', ...about, delta });
      return;
    }
    this.#emit({ type: 'response.output_audio_transcript.delta', ...about, delta });
    const ms = Math.min(chunkMs, audioMs - step * chunkMs);
    this.#spoken.get(active.item)!.audioMs += ms;
    this.#emit({ type: 'response.output_audio.delta', ...about, delta: Buffer.alloc(ms * 48, 1).toString('base64') });
  }

  #finish(status: 'completed' | 'cancelled'): void {
    const active = this.#active;
    if (active === undefined) return;
    this.#active = undefined;
    for (const cancel of active.cancels) cancel();
    const { id, item, plan } = active;
    const output: ConversationItem[] = [];
    if (plan.text !== undefined && plan.text !== '') {
      const said: ConversationItem = {
        ...{
          type: 'message',
          role: 'assistant',
          id: item,
          status: status === 'completed' ? 'completed' : 'incomplete',
        },
        content: [{ type: 'output_audio', transcript: plan.text }],
      };
      output.push(said);
      this.items.push(said);
      this.#emit({ type: 'response.output_item.done', response_id: id, output_index: 0, item: said });
    }
    if (status === 'completed') {
      for (const { callId, name, args } of plan.calls ?? []) {
        const call: ConversationItem = {
          ...{ type: 'function_call', id: newId('item'), call_id: callId, name, status: 'completed' },
          arguments: JSON.stringify(args),
        };
        output.push(call);
        this.items.push(call);
      }
    }
    this.#emit({
      type: 'response.done',
      response: {
        ...{ id, status: plan.fails === undefined ? status : 'failed', output },
        ...(plan.fails !== undefined && { status_details: { error: { code: plan.fails } } }),
        usage: plan.usage ?? { input_tokens: 0, output_tokens: 0 },
      },
    });
  }
}
