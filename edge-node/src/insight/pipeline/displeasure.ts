import type { Emotion, Intent, Labels } from '@jarvis-edge/sync/labels.ts';
import { machineFaults } from '../../machine-faults.ts';
import type { Outcome } from '../../understood.ts';
import { feelingOf } from './feeling.ts';

/** What somebody feels who is unwell or has cares of their own. */
const ownCares: ReadonlySet<Emotion> = new Set(['sadness', 'worry']);
/** What may be said in sadness and still be about the gym. */
const aboutGym: ReadonlySet<Intent> = new Set(['complaint', 'cancel_membership', 'ask_human', 'unknown']);

/**
 * The mood of a conversation without what is bad and nobody's fault, −1 to 1: calls for help; faults that were reported or are
 * told to staff by an alert of their own; and cares that are the member's own. 0 where nothing else was said. Who complains, is
 * angry or leaves is displeased; who is tired, feels unwell or tells of a broken machine is not.
 */
export function displeasureOf(said: readonly Labels[], outcomes: readonly Outcome[]): number {
  const isReported = outcomes.some(({ kind }) => kind === 'reported' || kind === 'reported-place');
  const told = new Set(machineFaults(said).map((fault) => fault.said));
  const left = said.filter((labels) => {
    const { intent, emotion } = labels;
    if (intent === 'emergency' || told.has(labels) || (intent === 'report_issue' && isReported)) return false;
    return aboutGym.has(intent) || !ownCares.has(emotion);
  });
  return left.length === 0 ? 0 : feelingOf(left).score;
}
