import type { LabelLanguage } from '@jarvis-edge/sync/labels.ts';
import { momentSlots, type Grammar, type MomentSlot } from './grammar.ts';
import { momentsEn } from './moments-en.ts';
import { momentsEs } from './moments-es.ts';
import { momentsFr } from './moments-fr.ts';

/** Words that name a day, a time or an amount as a whole. */
export interface Moment {
  readonly slot: MomentSlot;
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

const grammars: Record<LabelLanguage, Grammar> = { fr: momentsFr, en: momentsEn, es: momentsEs };
interface Rule {
  readonly slot: MomentSlot;
  readonly kind: string;
  readonly pattern: RegExp;
}
const rules = Object.fromEntries(
  Object.entries(grammars).map(([language, grammar]) => [
    language,
    momentSlots.flatMap((slot) =>
      grammar[slot].map(([kind, pattern]): Rule => ({
        slot,
        kind,
        pattern: new RegExp(` (?:${pattern})(?= )`, 'gu'),
      })),
    ),
  ]),
) as unknown as Record<LabelLanguage, readonly Rule[]>;

/**
 * What the words say of days, times and amounts; where two readings overlap the longer one holds, and of two alike a day before a
 * time before an amount.
 * @param words Folded, as an utterance says them.
 * @param breaks Where a comma, a full stop or the like stands before a word: nothing reaches over it.
 */
export function momentsIn(words: readonly string[], breaks: readonly boolean[], language: LabelLanguage): Moment[] {
  let line = ' ';
  const at = new Map<number, number>();
  for (const [index, word] of words.entries()) {
    if (breaks[index] === true) line += '| ';
    at.set(line.length, index);
    line += `${word} `;
  }
  const starts = [...at.keys()];
  const found: Moment[] = [];
  for (const { slot, kind, pattern } of rules[language]) {
    // A pattern that has found nothing more begins at the front again.
    for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
      const from = at.get(match.index + 1);
      if (from === undefined) continue;
      const end = match.index + match[0].length;
      const next = starts.findIndex((start) => start > end);
      found.push({ slot, kind, from, to: next < 0 ? words.length : next });
    }
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: Moment[] = [];
  for (const each of found) {
    if (kept.every(({ from, to }) => each.to <= from || each.from >= to)) kept.push(each);
  }
  return kept.sort((a, b) => a.from - b.from);
}
