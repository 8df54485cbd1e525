import type { ConversationItem } from 'openai/resources/realtime/realtime';

export type Role = 'member' | 'jarvis';

export interface Turn {
  readonly id: string;
  readonly role: Role;
  readonly text: string;
  readonly isFinal: boolean;
  /** How long it was heard; null when it was typed or shown. */
  readonly audioMs: number | null;
}

export interface TranscriptDeps {
  readonly newId: () => string;
  /** For the screen, whenever it grows. */
  readonly caption: (turn: Turn) => void;
  /** To be kept: each turn once, in the order in which they began. */
  readonly keep: (turn: Turn) => void;
}

/** What both have said so far. */
export class Transcript {
  readonly #deps: TranscriptDeps;
  readonly #turns: { turn: Turn; isKept: boolean }[] = [];

  constructor(deps: TranscriptDeps) {
    this.#deps = deps;
  }

  /** A turn begins here, whenever its words come. @returns its id. */
  open(role: Role): string {
    const id = this.#deps.newId();
    this.#turns.push({ turn: { id, role, text: '', isFinal: false, audioMs: null }, isKept: false });
    return id;
  }

  textOf(id: string): string {
    return this.#of(id)?.turn.text ?? '';
  }

  isFinal(id: string): boolean {
    return this.#of(id)?.turn.isFinal ?? true;
  }

  /** What is final does not change any more. */
  write(id: string, change: Partial<Pick<Turn, 'text' | 'isFinal' | 'audioMs'>>): void {
    const entry = this.#of(id);
    if (entry === undefined || entry.turn.isFinal) return;
    entry.turn = { ...entry.turn, ...change };
    if (entry.turn.text !== '' || entry.turn.isFinal) this.#deps.caption(entry.turn);
    this.#keep();
  }

  /** The conversation is over: what is there is what was said. */
  settle(): void {
    for (const { turn } of this.#turns) if (!turn.isFinal) this.write(turn.id, { isFinal: true });
  }

  /** For an engine that was not there, in words; without the turns named. */
  items(without: readonly string[]): ConversationItem[] {
    return this.#turns
      .map(({ turn }) => turn)
      .filter(({ id, text }) => text !== '' && !without.includes(id))
      .map(itemOf);
  }

  #of(id: string): { turn: Turn; isKept: boolean } | undefined {
    return this.#turns.find(({ turn }) => turn.id === id);
  }

  #keep(): void {
    for (const entry of this.#turns) {
      if (!entry.turn.isFinal) return;
      if (entry.isKept) continue;
      entry.isKept = true;
      if (entry.turn.text !== '') this.#deps.keep(entry.turn);
    }
  }
}

export const itemOf = ({ role, text }: Pick<Turn, 'role' | 'text'>): ConversationItem =>
  role === 'member'
    ? { type: 'message', role: 'user', content: [{ type: 'input_text', text }] }
    : { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
