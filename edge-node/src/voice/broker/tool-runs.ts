import type { ConversationItem, RealtimeConversationItemFunctionCall } from 'openai/resources/realtime/realtime';
import type { Json, ToolContext, ToolResult } from '../tools/tool.ts';
import type { Toolbox } from '../tools/toolbox.ts';
import type { Answer, Args, Held } from './confirmation.ts';
import { afterTurn, isAgreed, needsYes } from './confirmation.ts';
import type { Timers } from './timers.ts';

/** A call waits so long for the member's words to be written down, ms. */
const wordsWithinMs = 3000;

export interface Card {
  readonly callId: string;
  readonly tool: string;
  readonly data: { readonly [key: string]: Json };
}

/** A call that was done and what it came to. */
export interface Done {
  readonly name: string;
  readonly args: Args;
  readonly result: ToolResult;
}

export interface ToolRunsDeps {
  readonly toolbox: Pick<Toolbox, 'check' | 'call'>;
  readonly timers: Timers;
  readonly context: () => ToolContext;
  /** Whether the engine asks the member itself. */
  readonly confirms: () => boolean;
  /** How many turns the member has had. */
  readonly memberTurns: () => number;
  readonly isUnheardAfter: (turn: number) => boolean;
  readonly shown: (tool: string, result: Extract<ToolResult, { ok: true }>) => void;
  readonly card: (card: Card | null) => void;
}

/** The calls of an engine: each run once, and what changes something only after the member's yes. */
export class ToolRuns {
  readonly #deps: ToolRunsDeps;
  #held: Held | undefined;
  #waiting: { readonly go: () => void; readonly cancel: () => void } | undefined;
  #untold: Done[] = [];
  /** What is known of a class by its occurrence: an id alone would be no question. */
  readonly #known = new Map<string, { readonly [key: string]: Json }>();

  constructor(deps: ToolRunsDeps) {
    this.#deps = deps;
  }

  get held(): Held | undefined {
    return this.#held;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** What was done and JARVIS has not spoken of yet. */
  get untold(): readonly Done[] {
    return this.#untold;
  }

  told(): void {
    this.#untold = [];
  }

  /** Answers all calls of one response together. */
  run(calls: readonly RealtimeConversationItemFunctionCall[], then: (outputs: ConversationItem[]) => void): void {
    const { timers, isUnheardAfter } = this.#deps;
    const go = (): void => {
      this.#stopWaiting();
      then(calls.map((call) => outputOf(call, this.#one(call))));
    };
    if (this.#held !== undefined && !this.#held.isAffirmed && isUnheardAfter(this.#held.afterTurn)) {
      this.#stopWaiting();
      this.#waiting = { go, cancel: timers.after(wordsWithinMs, go) };
      return;
    }
    go();
  }

  /** The calls of a response that the member broke off. */
  drop(calls: readonly RealtimeConversationItemFunctionCall[]): ConversationItem[] {
    return calls.map((call) => outputOf(call, notDone('interrupted', 'The member interrupted. Nothing was done.')));
  }

  /** What a turn of the member means for what is held. @param turn null: its words are unknown. */
  heard(turn: number | null, answer: Answer): void {
    const before = this.#held;
    if (turn !== null) this.#held = afterTurn(before, turn, answer);
    if (before !== undefined && this.#held === undefined) this.#deps.card(null);
    const waiting = this.#waiting;
    if (waiting !== undefined && (this.#held === undefined || !this.#deps.isUnheardAfter(this.#held.afterTurn))) {
      waiting.go();
    }
  }

  /** Does what is held, for an engine that knows nothing of it. */
  doHeld(): Done | undefined {
    const held = this.#held;
    if (held === undefined) return undefined;
    this.letGo();
    const result = this.#do(held.callId, held.name, held.args);
    return { name: held.name, args: held.args, result };
  }

  letGo(): void {
    if (this.#held === undefined) return;
    this.#held = undefined;
    this.#deps.card(null);
  }

  cardOf(callId: string, tool: string, args: Args): Card {
    const known = this.#known.get(String(args['occurrenceId'])) ?? {};
    return { callId, tool, data: { ...known, ...(args as { [key: string]: Json }) } };
  }

  close(): void {
    this.#stopWaiting();
  }

  #one(call: RealtimeConversationItemFunctionCall): unknown {
    const { toolbox, confirms, memberTurns, card } = this.#deps;
    const callId = call.call_id ?? call.id ?? '';
    const checked = toolbox.check(call.name, call.arguments);
    if (!checked.ok) return checked;
    const { tool, args } = checked;
    if (confirms() || !needsYes(tool.writes, tool.name, args)) return this.#do(callId, tool.name, args);
    if (isAgreed(this.#held, tool.name, args)) {
      this.letGo();
      return this.#do(callId, tool.name, args);
    }
    this.#held = { callId, name: tool.name, args, afterTurn: memberTurns(), isAffirmed: false };
    card(this.cardOf(callId, tool.name, args));
    return notDone(
      'needs-confirmation',
      'Nothing was done yet. Ask the member in one sentence; once they have said yes, call again with the same arguments.',
    );
  }

  #do(callId: string, name: string, args: Args): ToolResult {
    const result = this.#deps.toolbox.call({ callId, name, args }, this.#deps.context());
    this.#untold.push({ name, args, result });
    if (result.ok) {
      this.#learn(result.data);
      this.#deps.shown(name, result);
    }
    return result;
  }

  #learn(data: { readonly [key: string]: Json }): void {
    for (const list of Object.values(data)) {
      if (!Array.isArray(list)) continue;
      for (const each of list as readonly { readonly [key: string]: Json }[]) {
        const id = each?.['occurrenceId'];
        if (typeof id !== 'string') continue;
        this.#known.set(id, { className: each['className'] ?? null, startsAt: each['startsAt'] ?? null });
      }
    }
  }

  #stopWaiting(): void {
    this.#waiting?.cancel();
    this.#waiting = undefined;
  }
}

const notDone = (code: string, message: string) => ({ ok: false, error: { code, message } });

const outputOf = (call: RealtimeConversationItemFunctionCall, output: unknown): ConversationItem => ({
  type: 'function_call_output',
  call_id: call.call_id ?? call.id ?? '',
  output: JSON.stringify(output),
});
