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

interface Entry {
  turn: Turn;
  isKept: boolean;
  /** The screen knows of it. */
  isShown: boolean;
}

export interface TranscriptDeps {
  readonly newId: () => string;
  /** For the screen, whenever it changes. An empty one keeps a place for words to come; an empty final one gives it back. */
  readonly caption: (turn: Turn) => void;
  /** To be kept: each turn once, in the order in which they began. */
  readonly keep: (turn: Turn) => void;
}

/** What both have said so far. */
export class Transcript {
  readonly #deps: TranscriptDeps;
  readonly #turns: Entry[] = [];

  constructor(deps: TranscriptDeps) {
    this.#deps = deps;
  }

  /**
   * A turn begins here, whenever its words come.
   *
   * @param isPlaced Whether the screen is to keep a place for them.
   * @returns its id.
   */
  open(role: Role, isPlaced = false): string {
    const id = this.#deps.newId();
    const turn: Turn = { id, role, text: '', isFinal: false, audioMs: null };
    this.#turns.push({ turn, isKept: false, isShown: isPlaced });
    if (isPlaced) this.#deps.caption(turn);
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
    entry.isShown ||= entry.turn.text !== '';
    if (entry.isShown) this.#deps.caption(entry.turn);
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

  #of(id: string): Entry | undefined {
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
