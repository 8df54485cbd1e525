import { isDeepStrictEqual } from 'node:util';

export type Args = Readonly<Record<string, unknown>>;

/** A write that waits for the member's yes. */
export interface Held {
  readonly callId: string;
  readonly name: string;
  readonly args: Args;
  /** The member's turns before the question: a yes among them is no answer to it. */
  readonly afterTurn: number;
  readonly isAffirmed: boolean;
}

/** What a member's turn says to a question. */
export type Answer = 'yes' | 'no' | 'other';

/** Help is not asked about. */
export const needsYes = (writes: boolean, name: string, args: Args): boolean =>
  writes && !(name === 'call_staff' && args['reason'] === 'emergency');

/** @returns what is held after a turn of the member. */
export function afterTurn(held: Held | undefined, turn: number, answer: Answer): Held | undefined {
  if (held === undefined || turn <= held.afterTurn) return held;
  if (answer === 'no') return undefined;
  return { ...held, isAffirmed: answer === 'yes' };
}

/** Whether this call is the one that was asked about and agreed to. */
export const isAgreed = (held: Held | undefined, name: string, args: Args): held is Held =>
  held !== undefined && held.isAffirmed && held.name === name && isDeepStrictEqual(held.args, args);
