import { isQuestion, type Asked, type Call, type Candidate, type Memory, type Moment } from './memory.ts';
import type { Slots } from './slots-said.ts';
import type { Here } from './when.ts';

/** What comes of an utterance or of a tool's answer: either a tool is asked, or something is said. */
export type Move =
  | { readonly kind: 'call'; readonly call: Call; readonly memory: Memory }
  | { readonly kind: 'say'; readonly text: string; readonly ends: boolean; readonly memory: Memory };

/** Asks whether there is anything else: a no, or no more than thanks, ends the talk. */
export const offerMore = (memory: Memory, text: string): Move => say({ ...memory, pending: { kind: 'more' } }, text);

/** Nothing is written that was not agreed to. */
export const confirm = (memory: Memory, call: Call, question: string, about?: Candidate): Move =>
  say({ ...memory, pending: { kind: 'yes', call, about } }, question);

export const ask = (memory: Memory, call: Call, why: Asked['why'], slots: Slots, about?: Candidate): Move => ({
  kind: 'call',
  call,
  memory: { ...memory, asked: { call, why, slots, about } },
});

export const say = (memory: Memory, text: string, ends = false): Move => ({
  ...{ kind: 'say', text, ends },
  memory: { ...memory, said: text, isAnswered: true },
});

/** Says something that answers no question: an open one is put once more, and is what may be asked for again. */
export function asideOf(memory: Memory, text: string): Move {
  const { pending, said } = memory;
  const isOpen = isQuestion(pending) && pending.kind !== 'more';
  if (!isOpen) return say({ ...memory, pending: undefined, asked: undefined }, text);
  return {
    ...{ kind: 'say', text: `${text} ${said}`.trim(), ends: false },
    memory: { ...memory, asked: undefined, isAnswered: true },
  };
}

export const hereOf = ({ language, isFormal }: Memory, { nowMs, timezone }: Moment): Here => ({
  ...{ language, isFormal, nowMs, timezone },
});

export const only = (args: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
