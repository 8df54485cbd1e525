import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import type { OpenAI } from 'openai';
import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { TalkAbout } from '../engine.ts';
import { answered } from '../local/answers.ts';
import type { Call, Moment } from '../local/memory.ts';
import { hear } from '../local/hear.ts';
import type { Intent } from '../local/lexicon.ts';
import {
  type Asked,
  type BeginGenerator,
  GenerationFailed,
  type Generator,
  type Piece,
} from '../realtime/generator.ts';
import { askChat, type ChatPatience } from './chat.ts';
import { confirmWords } from './confirm-words.ts';
import { textOf } from './messages.ts';
import type { ChatWatch } from './watch.ts';

export interface ChatFirstDeps {
  readonly grammar: BeginGenerator;
  readonly client: OpenAI;
  readonly watch: ChatWatch;
  readonly patience: ChatPatience;
  /** Whether a tool changes anything: such a call is asked about first. */
  readonly writes: (tool: string) => boolean;
  /** What a model takes an utterance for. */
  readonly label: LabelUtterance;
  readonly moment: () => Moment;
}

/**
 * Conversations that a chat server leads while it is there. Emergencies, farewells and the language are the grammar's always, and
 * so is what it began itself; where the server fails, the grammar answers instead.
 */
export const chatFirst =
  (deps: ChatFirstDeps): BeginGenerator =>
  (about) =>
    new ChatFirst(deps, about);

const always: ReadonlySet<Intent> = new Set<Intent>(['emergency', 'maybe_emergency', 'farewell', 'change_language']);

class ChatFirst implements Generator {
  readonly #deps: ChatFirstDeps;
  readonly #about: TalkAbout;
  #grammar: Generator;
  #language: Language;
  /** As the session had it last. */
  #pinned: Language;
  /** The grammar has asked the member something. */
  #grammarAsks = false;
  /** Who made the last call, and which. */
  #called: { readonly by: 'grammar' | 'chat'; readonly call: Call } | undefined;
  /** What the chat wants to do and the member has not agreed to yet. */
  #proposed: Call | undefined;

  constructor(deps: ChatFirstDeps, about: TalkAbout) {
    this.#deps = deps;
    this.#about = about;
    this.#grammar = deps.grammar(about);
    this.#language = about.language;
    this.#pinned = about.language;
  }

  async *answer(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
    this.#language = asked.language === this.#pinned ? this.#language : asked.language;
    this.#pinned = asked.language;
    const { first = '', ...metadata } = asked.metadata;
    if (first !== '') yield this.#text(`${first} `);
    yield* this.#answer({ ...asked, metadata }, signal);
  }

  async *#answer(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
    const last = asked.items.at(-1);
    const intent = this.#intent(asked.items);
    if (asked.isOfConversation && this.#proposed !== undefined && intent !== undefined) {
      const proposed = this.#proposed;
      this.#proposed = undefined;
      yield { kind: 'asking', call: null };
      if (intent === 'yes') {
        yield this.#calls('chat', proposed);
        return;
      }
      if (intent === 'no') {
        yield this.#text(confirmWords[this.#language].leftAlone);
        return;
      }
    }
    if (!this.#isForGrammar(asked, intent)) {
      try {
        yield* this.#fromChat(asked, signal);
        return;
      } catch (error) {
        if (!(error instanceof GenerationFailed)) throw error;
        this.#deps.watch.failed(error.message);
        if (signal.aborted) return;
      }
      const result = last?.type === 'function_call_output' ? this.#told(last.output) : undefined;
      if (result !== undefined) {
        yield this.#text(result);
        return;
      }
    }
    yield* this.#fromGrammar(asked, signal);
  }

  #isForGrammar(asked: Asked, intent: Intent | undefined): boolean {
    if (this.#deps.watch.state.kind === 'away' || asked.metadata['say'] !== undefined) return true;
    if (!asked.isOfConversation) return false;
    if (asked.items.at(-1)?.type === 'function_call_output') return this.#called?.by === 'grammar';
    // What nobody asked for is a greeting: it must not wait.
    return intent === undefined || this.#grammarAsks || always.has(intent);
  }

  /** What the member wants who spoke last; of several things said in a row an emergency counts wherever it stands. */
  #intent(items: readonly ConversationItem[]): Intent | undefined {
    const texts = items
      .slice(items.findLastIndex((item) => item.type !== 'message' || item.role === 'assistant') + 1)
      .flatMap((item) => (item.type === 'message' && item.role === 'user' ? [textOf(item) ?? ''] : []));
    if (texts.at(-1) === undefined || texts.at(-1) === '') return undefined;
    const { timezone, nowMs } = this.#deps.moment();
    const context = { language: this.#language, nowMs, timezone, classes: [], equipment: [] };
    const intents = texts.map((text) => hear(text, context, this.#deps.label).intent);
    return (
      ['emergency', 'maybe_emergency'].map((urgent) => intents.find((one) => one === urgent)).find(Boolean) ??
      intents.at(-1)
    );
  }

  async *#fromChat(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
    const { client, watch, patience, writes } = this.#deps;
    if (watch.state.kind === 'away') return;
    const calls: Call[] = [];
    for await (const piece of askChat({ client, model: watch.state.model, patience }, asked, signal)) {
      if (piece.kind === 'text') yield this.#text(piece.text);
      else calls.push({ name: piece.name, args: JSON.parse(piece.args) as Record<string, unknown> });
    }
    const urgent = calls.find(({ name, args }) => name === 'call_staff' && args['reason'] === 'emergency');
    const write = calls.find(({ name }) => writes(name));
    if (urgent !== undefined) yield this.#calls('chat', urgent);
    else if (write === undefined) for (const call of calls) yield this.#calls('chat', call);
    else {
      this.#proposed = write;
      const { questions, question } = confirmWords[this.#language];
      yield { kind: 'asking', call: write };
      yield this.#text(` ${questions[write.name] ?? question}`);
    }
  }

  async *#fromGrammar(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
    for await (const piece of this.#grammar.answer(asked, signal)) {
      if (piece.kind === 'asking') this.#grammarAsks = piece.call !== null;
      if (piece.kind === 'text') this.#language = piece.language;
      yield piece.kind === 'call'
        ? this.#calls('grammar', { name: piece.name, args: JSON.parse(piece.args) as Record<string, unknown> })
        : piece;
    }
  }

  /** What came of a call of the chat's, in the grammar's words. */
  #told(output: string): string | undefined {
    const call = this.#called?.call;
    if (call === undefined) return undefined;
    const why = this.#deps.writes(call.name) ? 'settled' : 'tell';
    try {
      const here = { ...this.#deps.moment(), language: this.#language };
      const answer = answered({ call, why, slots: {}, about: undefined }, JSON.parse(output), here);
      return answer.kind === 'one' ? undefined : answer.text;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  #calls(by: 'grammar' | 'chat', call: Call): Piece {
    this.#called = { by, call };
    const language = call.name === 'change_language' ? Language.safeParse(call.args['language']) : undefined;
    if (language?.success === true && language.data !== this.#language) {
      this.#language = language.data;
      // The grammar does not know what it did not do itself.
      if (by === 'chat') this.#grammar = this.#deps.grammar({ ...this.#about, language: language.data });
    }
    return { kind: 'call', name: call.name, args: JSON.stringify(call.args) };
  }

  #text(text: string): Piece {
    return { kind: 'text', text, language: this.#language };
  }
}
