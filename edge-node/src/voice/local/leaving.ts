import { agrees, agreesLoosely } from './agreed.ts';
import type { Memory, Moment, Pending } from './memory.ts';
import { ask, hereOf, say, type Move } from './move.ts';
import { wordsOf } from './words/words.ts';

const thanks = /(?<!\p{L})(?:merci|thanks?|thx|cheers|gracias)(?!\p{L})/iu;

/** What a goodbye comes to: what was agreed to in the same breath is done first. */
export function takeLeave(calm: Memory, pending: Pending | undefined, text: string, moment: Moment): Move {
  const words = wordsOf(hereOf(calm, moment));
  if (pending?.kind === 'yes') {
    const isAgreed = agrees(pending, { intent: 'farewell', slots: {}, language: null }, text, moment);
    // "OK, bye" may only leave; who thanks as well has answered.
    if (isAgreed && (!agreesLoosely(text) || thanks.test(text)))
      return ask(calm, pending.call, 'last', {}, pending.about);
  }
  return say(calm, words.goodbye(calm.firstName), true);
}
