import { Mirror } from '../src/box/mirror.ts';
import { Outbox } from '../src/box/outbox.ts';
import type { MergePatch } from '../src/merge.ts';
import { mergePatch } from '../src/merge.ts';
import { mergedColumns } from '../src/table.ts';
import type { Invariant } from './invariants.ts';
import { realParts } from './sim-box.ts';
import type { Parts } from './world.ts';
import { production } from './world.ts';

/** A fault that somebody could build in, and the invariant that notices it. */
export interface Mutant {
  readonly name: string;
  readonly breaks: Invariant;
  readonly parts: Parts;
  /** Where to begin to look: most seeds do not meet every fault. */
  readonly from?: number;
}

const withMerge = (merge: MergePatch): Parts => ({ ...production, rules: { ...production.rules, merge } });

const arrivalOrder: MergePatch = (table, current, patch) => {
  const merged = mergePatch(table, current, { ...patch, base: current?.clocks ?? {} });
  return {
    ...merged,
    clocks: { ...merged.clocks, ...Object.fromEntries(merged.won.map((name) => [name, patch.stamp])) },
  };
};

const revivingByEdit: MergePatch = (table, current, patch) => {
  const merged = mergePatch(table, current, patch);
  const isEdit = mergedColumns(table).some((column) => column !== 'deleted_at' && Object.hasOwn(patch.row, column));
  return isEdit && current?.row['deleted_at'] ? { ...merged, row: { ...merged.row, deleted_at: null } } : merged;
};

class OutboxThatNeverBeginsAnew extends Outbox {
  override meet(): 'same' {
    return 'same';
  }

  override settle(...[answer, incarnation, nowMs, told]: Parameters<Outbox['settle']>): number {
    const outcomes = answer.outcomes.map((outcome) =>
      outcome.outcome === 'contested' ? { ...outcome, outcome: 'duplicate' as const } : outcome,
    );
    return super.settle({ ...answer, outcomes }, incarnation, nowMs, told);
  }
}

export const mutants: readonly Mutant[] = [
  {
    name: 'the hub forgets what it has received',
    breaks: 'applied-once',
    parts: {
      ...production,
      wrapStore: (store) => ({ ...store, receivedBefore: async () => [] }),
    },
  },
  {
    name: 'the place in the log is saved before the rows',
    breaks: 'mirrors-equal',
    from: 45,
    parts: {
      ...production,
      box: {
        ...realParts,
        mirror: (db, overlay, changed) => {
          const mirror = new Mirror(db, changed, overlay);
          return {
            cursor: (table) => mirror.cursor(table),
            isLoaded: (table) => mirror.isLoaded(table),
            apply: (table, events, cursor) => {
              if (mirror.isLoaded(table)) mirror.apply(table, [], cursor);
              mirror.apply(table, events, cursor);
            },
          };
        },
      },
    },
  },
  { name: 'the edit that arrives last wins', breaks: 'last-writer', parts: withMerge(arrivalOrder) },
  { name: 'an edit revives what was deleted', breaks: 'deleted-stays', parts: withMerge(revivingByEdit) },
  {
    name: 'the box forgets what no backup of the hub has',
    breaks: 'nothing-lost',
    parts: { ...production, answer: (answer) => ({ ...answer, durable: answer.received }) },
  },
  {
    name: 'a restored box goes on under its former incarnation',
    breaks: 'nothing-lost',
    parts: { ...production, box: { ...realParts, outbox: (db, newId) => new OutboxThatNeverBeginsAnew(db, newId) } },
  },
  {
    name: 'the hub believes every clock',
    breaks: 'stamps-bounded',
    parts: { ...production, rules: { ...production.rules, bound: (stamp) => stamp } },
  },
];
