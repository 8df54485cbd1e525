import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Move } from './move.ts';
import { isQuestion, type Call, type Memory } from './memory.ts';
import { wordsOf } from './words/words.ts';

export interface Keeping {
  /** What the next conversation would begin in; undefined where nobody would remember another. */
  readonly usual: Language | undefined;
  /** Languages that were asked about already. */
  readonly asked: ReadonlySet<Language>;
}

const isAlarm = (call: Call | undefined): boolean => call?.args['reason'] === 'emergency';

/**
 * Asks, once the member has been answered in another language than usual, whether it is to stay that one. Never beside another
 * question, in an emergency, at a goodbye, or when nothing was understood.
 *
 * @param before The conversation as it was before this move.
 */
export function offeringToKeep(move: Move, before: Memory, { usual, asked }: Keeping): Move {
  if (move.kind === 'call' || move.ends || usual === undefined) return move;
  const { memory } = move;
  const { language, pending, missed } = memory;
  if (language === usual || asked.has(language)) return move;
  if (isQuestion(pending) || missed > 0 || isAlarm(before.asked?.call) || move.text.endsWith('?')) return move;
  const call = { name: 'keep_language', args: { language } };
  const text = `${move.text} ${wordsOf(memory).keepLanguage()}`;
  return { ...move, text, memory: { ...memory, said: text, pending: { kind: 'yes', call, about: undefined } } };
}
