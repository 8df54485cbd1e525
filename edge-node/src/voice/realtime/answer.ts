import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { ConversationItem, RealtimeResponse, RealtimeResponseStatus } from 'openai/resources/realtime/realtime';
import type { SpeechOut } from '../speech/speech-out.ts';
import type { ConversationItems, Kept } from './conversation-items.ts';
import type { Piece } from './generator.ts';
import { GenerationFailed } from './generator.ts';
import type { Tell } from './message-out.ts';
import { MessageOut } from './message-out.ts';
import { Sentences } from './sentences.ts';
import type { AnswerConfig } from './session-config.ts';
import { pcm24k } from './session-config.ts';
import type { Counted } from './tokens.ts';
import { charsPerToken, spokenTokens, textTokens, usageOf } from './tokens.ts';

export interface AnswerDeps {
  readonly tell: Tell;
  /** @param prefix Of what: `item`, `call`. */
  readonly newId: (prefix: string) => string;
  /** Undefined where the box has no voice: the answer is text then. */
  readonly speech: SpeechOut | undefined;
  /** The conversation, undefined for an answer beside it. */
  readonly conversation: { readonly id: string; readonly items: ConversationItems } | undefined;
  readonly asking: (call: (Piece & { kind: 'asking' })['call']) => void;
  /** Audio has been put out. */
  readonly spoke: () => void;
  /** A voice or a generator could not go on; the member has the text, or is told that there is none. */
  readonly failed: (error: unknown) => void;
  /** After `response.done`. */
  readonly done: () => void;
}

type Outcome = Pick<RealtimeResponse, 'status_details'> & {
  readonly status: 'completed' | 'cancelled' | 'incomplete' | 'failed';
};

/** One response from `response.created` to `response.done`. */
export class Answer {
  readonly id: string;
  readonly #config: AnswerConfig;
  readonly #input: Counted;
  readonly #deps: AnswerDeps;
  readonly #ended = new AbortController();
  readonly #muted = new AbortController();
  readonly #output: ConversationItem[] = [];
  #message: MessageOut | undefined;
  #sentences = new Sentences();
  #language: Language = 'fr';
  #callsText = '';
  #metadata: Readonly<Record<string, string>> | null;
  #textBefore = 0;
  #audioBefore = 0;

  constructor(id: string, { config, input, deps }: { config: AnswerConfig; input: Counted; deps: AnswerDeps }) {
    this.id = id;
    this.#config = config;
    this.#input = input;
    this.#deps = deps;
    this.#metadata = config.metadata;
  }

  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** Whether this message is being put out now. */
  isSaying(itemId: string): boolean {
    return this.#message?.id === itemId;
  }

  get hasAudio(): boolean {
    return this.#audioMs() > 0;
  }

  cancel(reason: 'client_cancelled' | 'turn_detected'): void {
    this.#end({ status: 'cancelled', status_details: { type: 'cancelled', reason } });
  }

  /** No more audio; the text goes on. */
  mute(): void {
    this.#muted.abort();
  }

  /** Never rejects. */
  async run(pieces: AsyncIterable<Piece>): Promise<void> {
    this.#deps.tell({ type: 'response.created', response: this.#shown({ status: 'in_progress' }) });
    // Nothing is rationed here.
    this.#deps.tell({ type: 'rate_limits.updated', rate_limits: [] });
    try {
      for await (const piece of pieces) {
        if (this.signal.aborted) return;
        await this.#take(piece);
      }
      await this.#closeMessage();
      this.#end({ status: 'completed' });
    } catch (error) {
      if (this.signal.aborted) return;
      this.#deps.failed(error);
      const known = error instanceof GenerationFailed;
      const [code, message] = known ? [error.code, error.message] : ['internal_error', 'The engine could not answer.'];
      const details: RealtimeResponseStatus = { type: 'failed', error: { type: 'server_error', code, message } };
      this.#end({ status: 'failed', status_details: details });
    }
  }

  async #take(piece: Piece): Promise<void> {
    switch (piece.kind) {
      case 'text':
        return this.#say(piece.text, piece.language);
      case 'call':
        await this.#closeMessage();
        if (!this.signal.aborted) this.#call(piece.name, piece.args);
        return;
      case 'asking':
        this.#deps.asking(piece.call);
        return;
      case 'farewell':
        this.#metadata = { ...this.#metadata, farewell: 'true' };
    }
  }

  async #say(text: string, language: Language): Promise<void> {
    this.#language = language;
    const message = this.#message ?? this.#openMessage();
    const rest = this.#tokensLeft() * charsPerToken;
    const isCut = text.length > rest;
    const kept = isCut ? text.slice(0, rest) : text;
    if (!message.isSpoken) {
      if (kept !== '') message.say(kept);
    } else {
      for (const sentence of this.#sentences.add(kept)) await this.#speak(message, sentence);
      if (isCut) await this.#speak(message, this.#sentences.end());
    }
    if (isCut) this.#endByLimit();
  }

  async #speak(message: MessageOut, sentence: string): Promise<void> {
    if (this.signal.aborted || sentence === '') return;
    message.say(sentence);
    const { speech, spoke, failed } = this.#deps;
    const isMuted = (): boolean => this.#muted.signal.aborted || this.signal.aborted;
    if (speech === undefined || isMuted()) return;
    let isWhole = true;
    try {
      const silence = AbortSignal.any([this.signal, this.#muted.signal]);
      for await (const pcm of speech.say(sentence.trim(), this.#language, silence)) {
        if (pcm.length > 0) spoke();
        isWhole = message.play(pcm, () => !isMuted() && this.#tokensLeft() > 0);
        if (!isWhole) break;
      }
    } catch (error) {
      if (!isMuted()) failed(error);
      this.mute();
      return;
    }
    if (isMuted()) return;
    if (isWhole) message.mark();
    if (this.#tokensLeft() <= 0) this.#endByLimit();
  }

  #openMessage(): MessageOut {
    const isSpoken = this.#config.modality === 'audio' && this.#deps.speech !== undefined;
    const id = this.#deps.newId('item');
    const outputIndex = this.#output.length;
    const { tell } = this.#deps;
    const message = new MessageOut({ id, responseId: this.id, outputIndex, isSpoken, tell });
    this.#message = message;
    this.#sentences = new Sentences();
    this.#add(outputIndex, { item: message.item('in_progress'), spoken: message.spoken, heardMs: 0 });
    message.open();
    return message;
  }

  async #closeMessage(): Promise<void> {
    const message = this.#message;
    if (message === undefined) return;
    if (message.isSpoken) await this.#speak(message, this.#sentences.end());
    if (!this.signal.aborted) this.#finishMessage('completed');
  }

  #finishMessage(status: 'completed' | 'incomplete'): void {
    const message = this.#message;
    if (message === undefined) return;
    message.close();
    this.#message = undefined;
    this.#textBefore += textTokens(message.text);
    this.#audioBefore += message.audioMs;
    this.#finish(this.#output.length - 1, { item: message.item(status), spoken: message.spoken, heardMs: 0 });
  }

  #call(name: string, args: string): void {
    const { tell, newId } = this.#deps;
    const [id, callId, outputIndex] = [newId('item'), newId('call'), this.#output.length];
    const item = { id, object: 'realtime.item', type: 'function_call', call_id: callId, name } as const;
    const where = { response_id: this.id, item_id: id, output_index: outputIndex, call_id: callId };
    const kept = (status: 'in_progress' | 'completed', given: string): Kept => ({
      item: { ...item, status, arguments: given },
      spoken: null,
      heardMs: 0,
    });
    this.#callsText += name + args;
    this.#add(outputIndex, kept('in_progress', ''));
    tell({ type: 'response.function_call_arguments.delta', ...where, delta: args });
    tell({ type: 'response.function_call_arguments.done', ...where, name, arguments: args });
    this.#finish(outputIndex, kept('completed', args));
  }

  #add(outputIndex: number, kept: Kept): void {
    const { tell, conversation } = this.#deps;
    const { item } = kept;
    this.#output.push(item);
    tell({ type: 'response.output_item.added', response_id: this.id, output_index: outputIndex, item });
    const placed = conversation?.items.place(kept, null);
    if (placed?.kind === 'placed') tell({ type: 'conversation.item.added', previous_item_id: placed.previousId, item });
  }

  #finish(outputIndex: number, kept: Kept): void {
    const { tell, conversation } = this.#deps;
    const { item } = kept;
    this.#output[outputIndex] = item;
    tell({ type: 'response.output_item.done', response_id: this.id, output_index: outputIndex, item });
    if (conversation?.items.byId(item.id) === undefined) return;
    conversation.items.replace(kept);
    const previousId = conversation.items.previousOf(item.id);
    tell({ type: 'conversation.item.done', previous_item_id: previousId, item });
  }

  #endByLimit(): void {
    this.#end({ status: 'incomplete', status_details: { type: 'incomplete', reason: 'max_output_tokens' } });
  }

  #end(outcome: Outcome): void {
    if (this.signal.aborted) return;
    this.#ended.abort();
    this.#finishMessage(outcome.status === 'completed' ? 'completed' : 'incomplete');
    const usage = usageOf(this.#input, this.#counted());
    this.#deps.tell({ type: 'response.done', response: { ...this.#shown(outcome), usage } });
    this.#deps.done();
  }

  #audioMs(): number {
    return this.#audioBefore + (this.#message?.audioMs ?? 0);
  }

  #counted(): Counted {
    const text = this.#textBefore + textTokens(this.#message?.text ?? '') + textTokens(this.#callsText);
    return { text, audio: spokenTokens(this.#audioMs()) };
  }

  #tokensLeft(): number {
    const { maxOutputTokens } = this.#config;
    if (maxOutputTokens === 'inf') return Infinity;
    const { text, audio } = this.#counted();
    return Math.max(0, maxOutputTokens - text - audio);
  }

  #shown(state: Pick<RealtimeResponse, 'status' | 'status_details'>): RealtimeResponse {
    const { modality, voice, maxOutputTokens } = this.#config;
    const { speech, conversation } = this.#deps;
    return {
      object: 'realtime.response',
      id: this.id,
      ...state,
      output: [...this.#output],
      output_modalities: [speech === undefined ? 'text' : modality],
      max_output_tokens: maxOutputTokens,
      audio: { output: { format: pcm24k, voice } },
      metadata: this.#metadata,
      ...(conversation === undefined ? {} : { conversation_id: conversation.id }),
    };
  }
}
