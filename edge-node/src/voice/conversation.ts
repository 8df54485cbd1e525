import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { heard, toolAnswered, type Move } from './local/dialogue.ts';
import { newMemory, type Call, type Memory } from './local/memory.ts';
import { understand } from './local/understand.ts';

/** What a conversation by text needs of the box. */
export interface ConversationDeps {
  /** Runs a tool for the member of the session. */
  readonly call: (call: Call) => unknown;
  /** Names as they stand in SQLite, and the gym's zone. */
  readonly place: () => {
    readonly timezone: string;
    readonly classes: readonly string[];
    readonly equipment: readonly string[];
  };
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Keeps an utterance, where the member agreed to that. */
  readonly said: (role: 'member' | 'jarvis', text: string) => void;
}

export interface Reply {
  readonly text: string;
  readonly language: Language;
  /** What the tools answered on the way, for the screen. */
  readonly shown: readonly { readonly tool: string; readonly result: unknown }[];
  /** The member took leave. */
  readonly ends: boolean;
}

/** One tool may lead to another; more than that is a fault of the engine. */
const callsMost = 4;

/** A conversation by touch and typing, led by the local engine on what this box knows. */
export class Conversation {
  readonly #deps: ConversationDeps;
  #memory: Memory;

  constructor(deps: ConversationDeps, member: { readonly firstName: string; readonly language: Language }) {
    this.#deps = deps;
    this.#memory = newMemory(member.language, member.firstName);
  }

  get language(): Language {
    return this.#memory.language;
  }

  /** What JARVIS answers. */
  hear(text: string): Reply {
    const { call, place, nowMs, said } = this.#deps;
    said('member', text);
    const { timezone, classes, equipment } = place();
    const moment = { nowMs: nowMs(), timezone };
    const understood = understand(text, { ...moment, language: this.#memory.language, classes, equipment });
    const shown: { tool: string; result: unknown }[] = [];
    let move: Move = heard(this.#memory, text, understood, moment);
    while (move.kind === 'call') {
      if (shown.length === callsMost) throw new Error('The local engine asks for one tool after the other.');
      const result = call(move.call);
      shown.push({ tool: move.call.name, result });
      move = toolAnswered(move.memory, result, moment);
    }
    this.#memory = move.memory;
    said('jarvis', move.text);
    return { text: move.text, language: move.memory.language, shown, ends: move.ends };
  }
}
