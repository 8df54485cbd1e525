import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { OpenAI } from 'openai';
import { answered } from '../local/answers.ts';
import type { Call, Moment } from '../local/memory.ts';
import { understand } from '../local/understand.ts';
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
  readonly moment: () => Moment;
}

/**
 * Conversations that a chat server leads while it is there. Emergencies and farewells are the grammar's always, and so is what it
 * began itself; where the server fails, the grammar answers instead.
 */
export const chatFirst =
  (deps: ChatFirstDeps): BeginGenerator =>
  (about) =>
    new ChatFirst(deps, deps.grammar(about), about.language);

class ChatFirst implements Generator {
  readonly #deps: ChatFirstDeps;
  readonly #grammar: Generator;
  #language: Language;
  /** The grammar has asked the member something. */
  #grammarAsks = false;
  /** Who made the last call, and which. */
  #called: { readonly by: 'grammar' | 'chat'; readonly call: Call } | undefined;
  /** What the chat wants to do and the member has not agreed to yet. */
  #proposed: Call | undefined;

  constructor(deps: ChatFirstDeps, grammar: Generator, language: Language) {
    this.#deps = deps;
    this.#grammar = grammar;
    this.#language = language;
  }

  async *answer(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece, void, void> {
    const last = asked.items.at(-1);
    const said = last?.type === 'message' && last.role === 'user' ? textOf(last) : undefined;
    const intent = said === undefined ? undefined : this.#intent(said);
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
    if (this.#deps.watch.state.kind === 'away') return true;
    if (!asked.isOfConversation) return false;
    if (asked.items.at(-1)?.type === 'function_call_output') return this.#called?.by === 'grammar';
    // What nobody asked for is a greeting: it must not wait.
    return intent === undefined || this.#grammarAsks || intent === 'emergency' || intent === 'farewell';
  }

  #intent(said: string): Intent {
    const { timezone, nowMs } = this.#deps.moment();
    return understand(said, { language: this.#language, nowMs, timezone, classes: [], equipment: [] }).intent;
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
    if (language?.success === true) this.#language = language.data;
    return { kind: 'call', name: call.name, args: JSON.stringify(call.args) };
  }

  #text(text: string): Piece {
    return { kind: 'text', text, language: this.#language };
  }
}
