import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import type { ConversationItem } from 'openai/resources/realtime/realtime';
import type { TalkAbout } from '../engine.ts';
import type { Asked, Generator, Piece } from '../realtime/generator.ts';
import { say, type Move } from './move.ts';
import { heard, toolAnswered } from './dialogue.ts';
import { cannotHear, withoutName } from './engine-words.ts';
import { hear, type Heard } from './hear.ts';
import { offeringToKeep } from './keeping.ts';
import type { Memory, Moment } from './memory.ts';
import { newMemory } from './memory.ts';
import { wordsOf } from './words/words.ts';

export interface DialogueDeps {
  /** Names as they stand in SQLite, and the gym's zone. */
  readonly place: () => {
    readonly timezone: string;
    readonly classes: readonly string[];
    readonly equipment: readonly string[];
  };
  /** What a model takes an utterance for. */
  readonly label: LabelUtterance;
  /** Unix ms. */
  readonly nowMs: () => number;
}

/** What the conversation ends with, and so what is to be answered. */
type Last =
  | { readonly kind: 'words'; readonly texts: readonly string[] }
  | { readonly kind: 'sounds' | 'beginning' | 'answered' }
  /** Words would be known. */
  | { readonly kind: 'noise' }
  | { readonly kind: 'result'; readonly result: unknown };

const missingTool = { ok: false, error: { code: 'unknown-tool', message: 'The session lists no such tool.' } };
/** One tool may lead to another; more than that is a fault of the dialogue. */
const callsMost = 4;

/**
 * The dialogue without a model as a generator. It answers what stands last and takes all before it as history. It calls only
 * what the session lists; `metadata.say` of a response is said word for word, and `metadata.first` before the answer.
 */
export class DialogueGenerator implements Generator {
  readonly #deps: DialogueDeps;
  readonly #isNameless: boolean;
  #memory: Memory;
  /** The last thing that JARVIS said is that nothing was understood. */
  #hasAskedAgain = false;
  /** As the session had it last. */
  #pinned: Language;
  readonly #usual: Language | undefined;
  /** Languages that the member was asked whether to keep. */
  readonly #offered = new Set<Language>();
  /** How what was said last comes about; undefined where it was given word for word. */
  #step: Step | undefined;
  #saidIn: Language;

  constructor(deps: DialogueDeps, { language, firstName, isFormal = false, usualLanguage }: TalkAbout) {
    this.#deps = deps;
    this.#pinned = language;
    this.#saidIn = language;
    this.#usual = usualLanguage;
    this.#isNameless = firstName === null;
    this.#memory = newMemory(language, firstName ?? '', isFormal);
  }

  async *answer(asked: Asked, signal: AbortSignal): AsyncGenerator<Piece> {
    this.#follow(asked);
    const before = asked.isOfConversation
      ? this.#memory
      : newMemory(this.#memory.language, this.#memory.firstName, this.#memory.isFormal);
    const { language } = before;
    const given = asked.metadata['say'];
    if (given !== undefined) {
      // A welcome can be given in any language.
      this.#step = this.#memory.said === '' ? (memory) => greet(memory) : undefined;
      this.#saidIn = language;
      this.#memory = { ...this.#memory, said: given };
      yield { kind: 'text', text: given, language };
      return;
    }
    const last = lastOf(asked.items, asked.hears);
    if (last.kind === 'noise') {
      // Asked once: whoever trains beside the kiosk is not talking to it.
      if (!this.#hasAskedAgain) yield { kind: 'text', text: wordsOf(before).notUnderstood(), language };
      this.#hasAskedAgain = true;
      return;
    }
    this.#hasAskedAgain = false;
    const { move: next, step } = this.#next(before, last, asked);
    const move = this.#offering(next, before, asked);
    if (signal.aborted) return;
    if (asked.isOfConversation) {
      const isNew = move.kind === 'say' && move.memory.said !== before.said;
      if (isNew) [this.#step, this.#saidIn] = [step, move.memory.language];
      this.#memory = move.memory;
    }
    const { pending } = move.memory;
    yield { kind: 'asking', call: pending?.kind === 'yes' ? pending.call : null };
    const first = asked.metadata['first'] ?? '';
    if (move.kind === 'call') {
      if (first !== '') yield { kind: 'text', text: first, language };
      yield { kind: 'call', name: move.call.name, args: JSON.stringify(move.call.args) };
      return;
    }
    if (move.ends) yield { kind: 'farewell' };
    const spoken = move.memory.language;
    const text = this.#isNameless ? withoutName(move.text, spoken) : move.text;
    yield { kind: 'text', text: `${first} ${text}`.trim(), language: spoken };
  }

  /** The client pins another language: what was asked and told stays known. */
  #follow({ language }: Asked): void {
    if (language !== this.#pinned) {
      this.#pinned = language;
      this.#memory = { ...this.#memory, language };
    }
    if (this.#saidIn !== this.#memory.language) this.#wordAnew();
  }

  /** Who asks for it once more gets it in the language that is spoken by then. */
  #wordAnew(): void {
    this.#saidIn = this.#memory.language;
    const again = this.#step?.(this.#memory);
    if (again?.kind !== 'say') return;
    this.#memory = { ...this.#memory, said: again.text };
  }

  #offering(move: Move, before: Memory, asked: Asked): Move {
    if (!asked.isOfConversation || !isListed(asked, 'keep_language')) return move;
    const offering = offeringToKeep(move, before, { usual: this.#usual, asked: this.#offered });
    if (offering !== move) this.#offered.add(offering.memory.language);
    return offering;
  }

  /** @returns The move, and how it comes about. */
  #next(
    memory: Memory,
    last: Exclude<Last, { kind: 'noise' }>,
    asked: Asked,
  ): { readonly move: Move; readonly step: Step } {
    const { timezone, classes, equipment } = this.#deps.place();
    const moment: Moment = { nowMs: this.#deps.nowMs(), timezone };
    const context = { ...moment, language: memory.language, classes, equipment };
    let step = stepOf(last, moment, (text) => hear(text, context, this.#deps.label));
    let from = memory;
    let move = step(from);
    for (let calls = 0; move.kind === 'call' && !isListed(asked, move.call.name); calls += 1) {
      if (calls === callsMost) throw new Error('The dialogue asks for one tool after the other.');
      step = (before) => toolAnswered(before, missingTool, moment);
      from = move.memory;
      move = step(from);
    }
    return { move, step: ({ language }) => step({ ...from, language }) };
  }
}

/** What comes next, by what is remembered. */
type Step = (memory: Memory) => Move;

const greet: Step = (memory) => say(memory, wordsOf(memory).greeting(memory.firstName));

function stepOf(last: Exclude<Last, { kind: 'noise' }>, moment: Moment, read: (text: string) => Heard): Step {
  switch (last.kind) {
    case 'words': {
      // Of several things said in a row the last one counts, but an emergency counts wherever it stands.
      const understood = last.texts.map((text) => ({ text, meant: read(text) }));
      const one = understood.find(({ meant }) => meant.intent === 'emergency') ?? understood.at(-1);
      return one === undefined ? goesOn : (memory) => heard(memory, one.text, one.meant, moment);
    }
    case 'result':
      return (memory) => toolAnswered(memory, last.result, moment);
    case 'sounds':
      return (memory) => beside(memory, cannotHear(memory));
    case 'beginning':
      return (memory) => beside(memory, wordsOf(memory).greeting(memory.firstName));
    case 'answered':
      return goesOn;
  }
}

const goesOn: Step = (memory) => beside(memory, wordsOf(memory).anythingElse());

/** Nothing of it is remembered. */
const beside = (memory: Memory, text: string): Move => ({ kind: 'say', text, ends: false, memory });

function isListed({ tools, toolChoice }: Asked, name: string): boolean {
  if (toolChoice === 'none') return false;
  if (typeof toolChoice === 'object' && toolChoice.name !== name) return false;
  return tools.some((tool) => tool.name === name);
}

function lastOf(items: readonly ConversationItem[], hears: boolean): Last {
  const said = items.filter((item) => item.type !== 'message' || item.role !== 'system');
  const last = said.at(-1);
  if (last === undefined) return { kind: 'beginning' };
  if (last.type === 'function_call_output') return { kind: 'result', result: parsed(last.output) };
  if (last.type !== 'message' || last.role !== 'user') return { kind: 'answered' };
  const unanswered = said.slice(said.findLastIndex((item) => item.type !== 'message' || item.role !== 'user') + 1);
  const texts = unanswered.map(textOf);
  const words = texts.filter((text) => text !== '');
  if (hears && words.length === 0) return { kind: 'noise' };
  return !hears && texts.at(-1) === '' ? { kind: 'sounds' } : { kind: 'words', texts: words };
}

function textOf(item: ConversationItem): string {
  if (item.type !== 'message' || item.role !== 'user') return '';
  return item.content
    .map(({ text, transcript }) => text ?? transcript ?? '')
    .join(' ')
    .trim();
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return output;
  }
}
