import type {
  ConversationItem,
  RealtimeConversationItemFunctionCall,
  RealtimeResponse,
  RealtimeResponseCreateParams,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import type { Engine, EngineEnd, EngineLink, EngineListener, RealtimeServerEvent, TalkAbout } from '../engine.ts';
import { ResponseQueue } from './response-queue.ts';
import type { Timers } from './timers.ts';

/** An engine that has not taken the session up by then is not there, ms. */
const readyWithinMs = 6000;

export interface AskingCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What an engine tells, in the words of a conversation. */
export interface EngineNews {
  ready(): void;
  /** @param at Unix s. */
  expires(at: number): void;
  speechBegan(atMs: number): void;
  speechEnded(atMs: number): void;
  /** The member's spoken turn is part of the conversation. */
  committed(itemId: string): void;
  hearing(itemId: string, delta: string): void;
  /** @param text null: it could not be written down. */
  heard(itemId: string, text: string | null, usage: unknown): void;
  words(itemId: string, text: string, isWhole: boolean): void;
  audio(itemId: string, pcm: Uint8Array): void;
  itemEnded(itemId: string): void;
  answered(response: RealtimeResponse, calls: RealtimeConversationItemFunctionCall[], wasCancelled: boolean): void;
  asking(call: AskingCall | null): void;
  /** An error that the conversation survives; the code is for a log. */
  trouble(code: string): void;
  lost(end: EngineEnd): void;
}

export interface EngineLineDeps {
  readonly engine: Engine;
  readonly about: TalkAbout;
  readonly timers: Timers;
  readonly newId: () => string;
  readonly news: EngineNews;
}

/** The way to one engine in one conversation, with its queue of responses. */
export class EngineLine {
  readonly engine: Engine;
  readonly #deps: EngineLineDeps;
  readonly #link: EngineLink;
  readonly #queue: ResponseQueue;
  readonly #updates = new Set<string>();
  #isReady = false;
  #isOver = false;
  #cancelReady: () => void;
  #early: RealtimeServerEvent[] | undefined = [];
  /** How far the words of each item have come. */
  readonly #words = new Map<string, string>();
  /** Items of which audio came from here. */
  readonly #spoken = new Set<string>();
  #refusedTruncates = 0;
  #afterEnd: ((usage: unknown) => void) | undefined;

  constructor(deps: EngineLineDeps) {
    this.#deps = deps;
    const { engine, about, timers, newId, news } = deps;
    this.engine = engine;
    this.#queue = new ResponseQueue({
      send: (event) => this.#link.send(event),
      timers,
      newId,
      stuck: (message) => this.#end({ cause: 'lost', message: `The engine ${message}.` }),
    });
    this.#cancelReady = timers.after(readyWithinMs, () =>
      this.#end({ cause: 'lost', message: `The engine did not take the session up within ${readyWithinMs} ms.` }),
    );
    const listener: EngineListener = {
      event: (event) => {
        if (this.#early) this.#early.push(event);
        else this.#event(event);
      },
      asking: (call) => {
        if (!this.#isOver) news.asking(call);
      },
      ended: (end) => {
        if (end.cause !== 'closed') this.#end(end);
      },
    };
    this.#link = engine.connect(about, listener);
  }

  /** Asks for the session; nothing is told before. */
  open(session: RealtimeSessionCreateRequest): void {
    this.update(session);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const event of early) this.#event(event);
  }

  get isReady(): boolean {
    return this.#isReady && !this.#isOver;
  }

  /** Whether it understands what is spoken. */
  get isHearing(): boolean {
    return this.#link.isHearing;
  }

  get isBusy(): boolean {
    return this.#queue.isBusy;
  }

  /** Of what waits to leave this machine. */
  get bufferedBytes(): number {
    return this.#link.bufferedBytes;
  }

  /** Truncations that the engine did not agree to. */
  get refusedTruncates(): number {
    return this.#refusedTruncates;
  }

  update(session: RealtimeSessionCreateRequest): void {
    const eventId = this.#deps.newId();
    this.#updates.add(eventId);
    this.#send({ type: 'session.update', event_id: eventId, session });
  }

  add(items: readonly ConversationItem[]): void {
    for (const item of items) this.#send({ type: 'conversation.item.create', item });
  }

  /** Of speech that another engine made, this one knows nothing. */
  truncate(itemId: string, audioEndMs: number): void {
    if (!this.#spoken.has(itemId)) return;
    this.#send({
      type: 'conversation.item.truncate',
      item_id: itemId,
      content_index: 0,
      audio_end_ms: audioEndMs,
    });
  }

  append(audio: string): void {
    this.#send({ type: 'input_audio_buffer.append', audio });
  }

  clearInput(): void {
    this.#send({ type: 'input_audio_buffer.clear' });
  }

  respond(params: RealtimeResponseCreateParams): void {
    if (!this.#isOver) this.#queue.ask(params);
  }

  cancel(): void {
    if (!this.#isOver) this.#queue.cancel();
  }

  /** No response is asked for until released. */
  hold(): void {
    this.#queue.hold();
  }

  release(): void {
    if (!this.#isOver) this.#queue.release();
  }

  /** Ends it. A bill that is still to come is waited for a moment. */
  close(afterEnd?: (usage: unknown) => void): void {
    if (this.#isOver) return;
    const isOwed = afterEnd !== undefined && this.#queue.isBusy;
    this.#queue.cancel();
    this.#queue.close();
    this.#isOver = true;
    this.#cancelReady();
    if (!isOwed) {
      this.#link.close();
      return;
    }
    const cancel = this.#deps.timers.after(billWithinMs, () => {
      this.#afterEnd = undefined;
      this.#link.close();
    });
    this.#afterEnd = (usage) => {
      cancel();
      this.#afterEnd = undefined;
      afterEnd(usage);
      this.#link.close();
    };
  }

  #send(event: Parameters<EngineLink['send']>[0]): void {
    if (!this.#isOver) this.#link.send(event);
  }

  #end(end: EngineEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#queue.close();
    this.#cancelReady();
    this.#link.close();
    this.#deps.news.lost(end);
  }

  #event(event: RealtimeServerEvent): void {
    if (this.#isOver) {
      if (event.type === 'response.done') this.#afterEnd?.(event.response?.usage);
      return;
    }
    const { news } = this.#deps;
    switch (event.type) {
      case 'session.created':
      case 'session.updated': {
        const expires = 'expires_at' in event.session ? event.session.expires_at : undefined;
        if (typeof expires === 'number' && expires > 0) news.expires(expires);
        if (event.type === 'session.created' || this.#isReady) return;
        this.#isReady = true;
        this.#cancelReady();
        news.ready();
        return;
      }
      case 'input_audio_buffer.speech_started':
        news.speechBegan(event.audio_start_ms);
        return;
      case 'input_audio_buffer.speech_stopped':
        news.speechEnded(event.audio_end_ms);
        return;
      case 'input_audio_buffer.committed':
        news.committed(event.item_id);
        return;
      case 'conversation.item.input_audio_transcription.delta':
        news.hearing(event.item_id, event.delta ?? '');
        return;
      case 'conversation.item.input_audio_transcription.completed':
        news.heard(event.item_id, event.transcript, event.usage);
        return;
      case 'conversation.item.input_audio_transcription.failed':
        news.heard(event.item_id, null, undefined);
        return;
      case 'response.created':
        if (typeof event.response?.id === 'string') this.#queue.created(event.response.id);
        return;
      case 'response.output_audio.delta':
        if (!this.#queue.goesOn(event.response_id)) return;
        this.#spoken.add(event.item_id);
        news.audio(event.item_id, Buffer.from(event.delta, 'base64'));
        return;
      case 'response.output_audio_transcript.delta':
      case 'response.output_text.delta':
        if (this.#queue.goesOn(event.response_id)) this.#wordsOf(event.item_id, event.delta);
        return;
      case 'response.output_audio_transcript.done':
        if (this.#queue.goesOn(event.response_id)) news.words(event.item_id, event.transcript, true);
        return;
      case 'response.output_text.done':
        if (this.#queue.goesOn(event.response_id)) news.words(event.item_id, event.text, true);
        return;
      case 'response.output_item.done':
        if (this.#queue.goesOn(event.response_id) && event.item?.id !== undefined) news.itemEnded(event.item.id);
        return;
      case 'response.done':
        this.#answered(event.response);
        return;
      case 'error':
        this.#error(event.error);
        return;
      default:
        // What lasts long without words is progress too, such as the arguments of a call.
        if ('response_id' in event) this.#queue.goesOn(event.response_id);
    }
  }

  #wordsOf(itemId: string, delta: string): void {
    const text = (this.#words.get(itemId) ?? '') + delta;
    this.#words.set(itemId, text);
    this.#deps.news.words(itemId, text, false);
  }

  #answered(response: RealtimeResponse): void {
    const done = typeof response?.id === 'string' ? this.#queue.done(response.id) : undefined;
    if (done === undefined) return;
    const calls = (response.output ?? []).filter((item) => item.type === 'function_call');
    this.#deps.news.answered(response, calls, done.wasCancelled || response.status === 'cancelled');
    if (!this.#isOver) this.#queue.next();
  }

  #error(error: Extract<RealtimeServerEvent, { type: 'error' }>['error']): void {
    const code = error?.code ?? error?.type ?? 'unknown';
    if (code === 'session_expired') {
      this.#end({ cause: 'expired', message: 'The service ended the session: it had lasted as long as it may.' });
      return;
    }
    if (this.#updates.has(error?.event_id ?? '') && !this.#isReady) {
      this.#end({ cause: 'refused', message: `The engine refused the session: ${error.message}` });
      return;
    }
    const about = this.#queue.failed(code, error?.event_id);
    if (about === 'refused') {
      this.#end({ cause: 'lost', message: `The engine refused to answer: ${code}` });
      return;
    }
    if (/truncat|audio_end_ms|already shorter/iu.test(`${error?.code} ${error?.message} ${error?.param}`)) {
      this.#refusedTruncates += 1;
    }
    this.#deps.news.trouble(code);
  }
}

/** The bill of a response that was broken off comes soon or not at all, ms. */
const billWithinMs = 2000;
