import { agrees, agreesLoosely } from './agreed.ts';
import type { Memory, Moment, Pending } from './memory.ts';
import { ofTold } from './booking-moves.ts';
import { saidBefore } from './last-words.ts';
import { ask, hereOf, offerMore, say, type Move } from './move.ts';
import { refuses } from './refusal.ts';
import { wordsOf } from './words/words.ts';

const thanks = /(?<!\p{L})(?:merci|thanks?|thx|cheers|gracias)(?!\p{L})/iu;

const takesIt =
  /(?<!\p{L})(?:je (?:le|la|les) prends|(?:i['’]?ll|i will) (?:take|have) (?:it|that|one)|me (?:lo|la) quedo|(?:lo|la) cojo)(?!\p{L})/iu;

/** Whether it is a goodbye in so many words, and not only an end of what was spoken of. */
export const bidsGoodbye = (text: string, { language }: Pick<Memory, 'language'>): boolean =>
  saidBefore(text, language) !== undefined;

/** What a goodbye comes to: what was agreed to in the same breath is done first, and a no to what was offered is none. */
export function takeLeave(calm: Memory, pending: Pending | undefined, text: string, moment: Moment): Move {
  const words = wordsOf(hereOf(calm, moment));
  if (pending?.kind === 'yes') {
    const isAgreed = agrees(pending, { intent: 'farewell', slots: {}, language: null }, text, moment);
    // "OK, bye" may only leave; who thanks as well has answered.
    if (isAgreed && (!agreesLoosely(text) || thanks.test(text)))
      return ask(calm, pending.call, 'last', {}, pending.about);
    // "No, that's fine" refuses what was offered, as "no, thanks" does.
    if (refuses(text) && !bidsGoodbye(text, calm)) return offerMore(calm, words.leftAlone());
  }
  const taken = pending?.kind === 'listed' && takesIt.test(text) ? ofTold(calm, {}, moment) : undefined;
  if (taken !== undefined) return taken;
  return say(calm, words.goodbye(calm.firstName), true);
}
