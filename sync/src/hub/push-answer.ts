import type { OperationOutcome } from '../change.ts';
import type { PushResponse } from '../protocol.ts';
import type { JudgedPush } from './judge.ts';

/**
 * What a box is answered to its operations. Of events that the hub has now there is nothing more to say, so where the box
 * can read it they are told as runs of sequences.
 */
export function answerTo(
  { operations, takesRuns = false }: JudgedPush,
  outcomes: readonly OperationOutcome[],
): Pick<PushResponse, 'outcomes' | 'runs'> {
  if (!takesRuns) return { outcomes: [...outcomes] };
  const events = new Set(
    operations.flatMap(({ id, verdict }) =>
      verdict.kind !== 'rejected' && verdict.table.rule === 'union' ? [id] : [],
    ),
  );
  const isPlain = ({ id, outcome }: OperationOutcome): boolean =>
    events.has(id) && (outcome === 'applied' || outcome === 'duplicate');
  const told = outcomes.filter((each) => !isPlain(each));
  // Where two operations came with one sequence, what is said of either counts.
  const apart = new Set(told.map(({ sequence }) => sequence));
  const plain = outcomes.filter((each) => isPlain(each) && !apart.has(each.sequence)).map(({ sequence }) => sequence);
  return { outcomes: told, runs: runsOf(plain) };
}

function runsOf(sequences: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const sequence of sequences.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && sequence <= run[1] + 1) run[1] = sequence;
    else runs.push([sequence, sequence]);
  }
  return runs;
}
