import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import type { TalkAbout } from '../engine.ts';
import type { SpeechIn } from '../speech/speech-in.ts';
import type { SpeechOut } from '../speech/speech-out.ts';
import { Answer } from './answer.ts';
import type { ClientEvent, ClientEventOf } from './client-events.ts';
import { parseClientEvent } from './client-events.ts';
import type { Kept } from './conversation-items.ts';
import { ConversationItems } from './conversation-items.ts';
import type { BeginGenerator, Generator, Piece } from './generator.ts';
import type { GivenItem } from './item-schema.ts';
import type { Told } from './message-out.ts';
import { keptItem } from './kept-item.ts';
import { MemberAudio } from './member-audio.ts';
import type { Refusal } from './refusal.ts';
import { refusal } from './refusal.ts';
import type { AnswerConfig, SessionConfig } from './session-config.ts';
import { answerConfig, firstConfig, shownSession, updated } from './session-config.ts';
import type { ResponseParams } from './session-schema.ts';
import type { Counted } from './tokens.ts';
import { configTokens, itemTokens, sum } from './tokens.ts';

export interface ServedSessionDeps {
  readonly model: string;
  readonly begin: BeginGenerator;
  readonly about: TalkAbout;
  readonly speech: SpeechOut | undefined;
  readonly speechIn: SpeechIn | undefined;
  /** @param prefix Of what: `item`, `resp`. The whole id has at most 32 characters. */
  readonly newId: (prefix: string) => string;
  readonly expiresAtMs: number;
  /** Runs something once after so many ms. @returns Calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly event: (event: RealtimeServerEvent) => void;
  readonly asking: (call: (Piece & { kind: 'asking' })['call']) => void;
  /** Told of what the client hears only as a failure. */
  readonly failed: (error: unknown) => void;
}

/** So many answers beside the conversation are made at the same time. */
const asidesMost = 4;
export const sessionExpired = 'Your session hit the maximum duration of 60 minutes.';
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** One Realtime session as its server: what a client event makes of it, and the answers that go on meanwhile. */
export class ServedSession {
  readonly #deps: ServedSessionDeps;
  readonly #id: string;
  readonly #conversationId: string;
  readonly #items = new ConversationItems();
  readonly #input: MemberAudio;
  readonly #generator: Generator;
  readonly #asides = new Set<Answer>();
  #config: SessionConfig;
  #answer: Answer | undefined;
  /** Whose audio may still be on its way. */
  #lastSpoken: string | undefined;
  #isOver = false;

  constructor(deps: ServedSessionDeps) {
    const { newId, begin, about, speech, speechIn, after, failed } = deps;
    this.#deps = deps;
    this.#id = newId('sess');
    this.#conversationId = newId('conv');
    this.#generator = begin(about);
    this.#config = firstConfig(speech?.name ?? 'none');
    this.#input = new MemberAudio({
      ...{ speechIn, after, failed, language: about.language, items: this.#items },
      config: () => this.#config,
      place: (kept) => this.#answers(this.#place(kept, null)),
      newItemId: () => newId('item'),
      tell: (event) => this.#tell(event),
      interrupt: () => this.#answer?.cancel('turn_detected'),
      respond: () => void this.#answers(this.#respond({})),
    });
  }

  /** Whether words are understood now that are spoken. */
  get hears(): boolean {
    return this.#input.hears;
  }

  start(): void {
    this.#tell({ type: 'session.created', session: this.#shown() });
    this.#tell({
      type: 'conversation.created',
      conversation: { id: this.#conversationId, object: 'realtime.conversation' },
    });
  }

  /** Its time is up: the client is told so. */
  expire(): void {
    this.#refuse(refusal('session_expired', sessionExpired), null);
  }

  /** Nothing is told after it. */
  stop(): void {
    this.#isOver = true;
    for (const answer of [this.#answer, ...this.#asides]) answer?.cancel('client_cancelled');
    this.#input.stop();
  }

  /** @param given One client event as it came, whatever it is. */
  handle(given: unknown): void {
    if (this.#isOver) return;
    const parsed = parseClientEvent(given);
    if (parsed.kind === 'refused') {
      this.#refuse(parsed.refusal, parsed.eventId);
      return;
    }
    const eventId = parsed.event.event_id ?? null;
    try {
      const refused = this.#take(parsed.event);
      if (refused !== undefined) this.#refuse(refused, eventId);
    } catch (error) {
      this.#deps.failed(error);
      const message = 'The engine could not do that. Try again, or begin another session.';
      this.#refuse({ type: 'server_error', code: 'internal_error', message, param: null }, eventId);
    }
  }

  #take(event: ClientEvent): Refusal | undefined {
    switch (event.type) {
      case 'session.update':
        return this.#update(event);
      case 'conversation.item.create':
        return this.#create(event.item, event.previous_item_id ?? null);
      case 'conversation.item.delete': {
        const found = this.#items.find(event.item_id, 'deleting');
        if (found.kind === 'refused') return found.refusal;
        this.#items.remove(event.item_id);
        this.#tell({ type: 'conversation.item.deleted', item_id: event.item_id });
        return undefined;
      }
      case 'conversation.item.retrieve': {
        const found = this.#items.find(event.item_id, 'retrieving');
        if (found.kind === 'refused') return found.refusal;
        this.#tell({ type: 'conversation.item.retrieved', item: found.kept.item });
        return undefined;
      }
      case 'conversation.item.truncate':
        return this.#truncate(event);
      case 'input_audio_buffer.append':
        return this.#append(event.audio);
      case 'input_audio_buffer.commit':
        return this.#input.commit();
      case 'input_audio_buffer.clear':
        this.#input.clear();
        this.#tell({ type: 'input_audio_buffer.cleared' });
        return undefined;
      case 'output_audio_buffer.clear':
        return this.#clearOutput();
      case 'response.create':
        return this.#respond(event.response ?? {});
      case 'response.cancel':
        return this.#cancel(event.response_id);
    }
  }

  #update({ session }: ClientEventOf<'session.update'>): Refusal | undefined {
    const config = updated(this.#config, session, this.#lastSpoken !== undefined);
    if ('code' in config) return config;
    this.#config = config;
    this.#input.configured();
    this.#tell({ type: 'session.updated', session: this.#shown() });
    return undefined;
  }

  #create(given: GivenItem, after: string | null): Refusal | undefined {
    if (given.type === 'function_call_output' && !this.#items.hasCall(given.call_id)) {
      const message = `Tool call ID '${given.call_id}' not found in conversation.`;
      return refusal('invalid_tool_call_id', message, 'item.call_id');
    }
    const { newId } = this.#deps;
    return this.#place(keptItem(given, { itemId: () => newId('item'), callId: () => newId('call') }), after);
  }

  #place(kept: Kept, after: string | null): Refusal | undefined {
    const placed = this.#items.place(kept, after);
    if (placed.kind === 'refused') return placed.refusal;
    const { previousId: previous_item_id } = placed;
    this.#tell({ type: 'conversation.item.added', previous_item_id, item: kept.item });
    this.#tell({ type: 'conversation.item.done', previous_item_id, item: kept.item });
    return undefined;
  }

  #truncate({
    item_id,
    content_index,
    audio_end_ms,
  }: ClientEventOf<'conversation.item.truncate'>): Refusal | undefined {
    // What goes on to be said cannot be cut: saying it ends with the cut.
    if (this.#answer?.isSaying(item_id) === true) this.#answer.cancel('client_cancelled');
    const cut = this.#items.truncate(item_id, content_index, audio_end_ms);
    if (cut.kind === 'refused') return cut.refusal;
    this.#tell({ type: 'conversation.item.truncated', item_id, content_index, audio_end_ms });
    return undefined;
  }

  #append(audio: string): Refusal | undefined {
    if (!base64.test(audio)) {
      return refusal('invalid_value', "Invalid 'audio'. Expected base64-encoded audio bytes.", 'audio');
    }
    this.#input.append(Buffer.from(audio, 'base64'));
    return undefined;
  }

  #clearOutput(): Refusal | undefined {
    if (this.#lastSpoken === undefined) {
      return refusal('output_audio_buffer_empty', 'Nothing has been spoken in this session yet.');
    }
    this.#answer?.mute();
    this.#tell({ type: 'output_audio_buffer.cleared', response_id: this.#lastSpoken });
    return undefined;
  }

  #cancel(id: string | undefined): Refusal | undefined {
    const active = [this.#answer, ...this.#asides].find((each) => (id === undefined ? true : each?.id === id));
    if (active === undefined) {
      return refusal('response_cancel_not_active', 'Cancellation failed: no active response found');
    }
    active.cancel('client_cancelled');
    return undefined;
  }

  #respond(params: ResponseParams): Refusal | undefined {
    const isAside = params.conversation === 'none';
    if (!isAside && this.#answer !== undefined) {
      return refusal(
        'conversation_already_has_active_response',
        `Conversation already has an active response in progress: ${this.#answer.id}. Wait until the response is finished before creating a new one.`,
      );
    }
    if (isAside && this.#asides.size >= asidesMost) {
      return refusal('too_many_active_responses', `At most ${asidesMost} responses are made beside the conversation.`);
    }
    const asked = this.#askedItems(params);
    if ('code' in asked) return asked;
    const config = answerConfig(this.#config, params);
    const input = sum([configTokens(config), ...asked.map(({ item, heardMs }) => itemTokens(item, heardMs))]);
    const answer = this.#newAnswer({ isAside, config, input });
    if (isAside) this.#asides.add(answer);
    else this.#answer = answer;
    const isOfConversation = !isAside && params.input === undefined;
    const pieces = (): AsyncIterable<Piece> =>
      this.#generator.answer(
        {
          items: (params.input === undefined ? this.#items.all : asked).map(({ item }) => item),
          instructions: config.instructions,
          tools: config.tools as Parameters<Generator['answer']>[0]['tools'],
          toolChoice: config.toolChoice,
          maxOutputTokens: config.maxOutputTokens,
          metadata: config.metadata ?? {},
          isOfConversation,
          hears: this.hears,
          language: this.#input.language,
        },
        answer.signal,
      );
    const waits = params.input === undefined && this.#input.isOwedWords;
    void answer.run(waits ? onceKnown(this.#input.wordsKnown(), pieces, answer.signal) : pieces());
    return undefined;
  }

  /** What the answer is asked to: the conversation, or what the client gives instead. */
  #askedItems({ input }: ResponseParams): readonly Kept[] | Refusal {
    if (input === undefined) return this.#items.all;
    const asked: Kept[] = [];
    for (const [at, each] of input.entries()) {
      if (each.type === 'item_reference') {
        const kept = this.#items.byId(each.id);
        if (kept === undefined) {
          return refusal(
            'invalid_item_reference',
            `There is no item with id '${each.id}'.`,
            `response.input[${at}].id`,
          );
        }
        asked.push(kept);
      } else {
        const { newId } = this.#deps;
        asked.push(keptItem(each, { itemId: () => newId('item'), callId: () => newId('call') }));
      }
    }
    return asked;
  }

  #newAnswer({ isAside, config, input }: { isAside: boolean; config: AnswerConfig; input: Counted }): Answer {
    const { newId, speech, asking, failed } = this.#deps;
    const answer: Answer = new Answer(newId('resp'), {
      config,
      input,
      deps: {
        tell: (event) => this.#tell(event),
        newId,
        speech,
        conversation: isAside ? undefined : { id: this.#conversationId, items: this.#items },
        asking: (call) => {
          if (!isAside && !this.#isOver) asking(call);
        },
        spoke: () => {
          this.#lastSpoken = answer.id;
        },
        failed,
        done: () => {
          this.#asides.delete(answer);
          if (this.#answer !== answer) return;
          this.#answer = undefined;
          this.#input.awaitMember();
        },
      },
    });
    return answer;
  }

  #shown() {
    const { model, expiresAtMs } = this.#deps;
    return shownSession(this.#config, { id: this.#id, model, expiresAtMs });
  }

  /** @returns whether there was nothing to refuse. */
  #answers(refused: Refusal | undefined): boolean {
    if (refused !== undefined) this.#refuse(refused, null);
    return refused === undefined;
  }

  #refuse({ type, code, message, param }: Refusal, eventId: string | null): void {
    this.#tell({ type: 'error', error: { type, code, message, param, event_id: eventId } });
  }

  #tell(event: Told): void {
    if (this.#isOver) return;
    this.#deps.event({ event_id: this.#deps.newId('event'), ...event } as RealtimeServerEvent);
  }
}

/** An answer that begins when the words are known that it answers. */
async function* onceKnown(
  known: Promise<void>,
  pieces: () => AsyncIterable<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Piece, void, void> {
  await known;
  if (!signal.aborted) yield* pieces();
}
