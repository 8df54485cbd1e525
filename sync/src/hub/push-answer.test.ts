import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { catalogue } from '../catalogue.ts';
import type { OperationOutcome } from '../change.ts';
import type { Judged, JudgedPush } from './judge.ts';
import { answerTo } from './push-answer.ts';

const operation = (sequence: number, name: 'visits' | 'members' = 'visits'): Judged => {
  const row = { id: newId() };
  return {
    id: newId(),
    sequence,
    verdict: { kind: 'insert', name, table: catalogue[name], row, stamp: undefined, base: {} },
  };
};
const saying = ({ id, sequence }: Judged, outcome: OperationOutcome['outcome'] = 'applied'): OperationOutcome => ({
  id,
  sequence,
  outcome,
});
const push = (operations: Judged[], takesRuns = true): JudgedPush => ({
  schemaVersion: 2,
  incarnation: newId(),
  takesRuns,
  operations,
});

test('events that the hub has are told as runs, edits and what went wrong one by one', () => {
  const [a, b, edit, bad, c] = [
    operation(4),
    operation(5),
    operation(6, 'members'),
    operation(7),
    operation(8),
  ] as const;
  const outcomes = [saying(a), saying(b, 'duplicate'), saying(edit), saying(bad, 'rejected'), saying(c)];
  expect(answerTo(push([a, b, edit, bad, c]), outcomes)).toEqual({
    outcomes: [saying(edit), saying(bad, 'rejected')],
    runs: [
      [4, 5],
      [8, 8],
    ],
  });
});

test('a box that does not ask for runs is told everything', () => {
  const events = [operation(1), operation(2)];
  const outcomes = events.map((event) => saying(event));
  expect(answerTo(push(events, false), outcomes)).toEqual({ outcomes });
});

test('a sequence that came with two operations is in no run', () => {
  const [first, second, other] = [operation(1), operation(2), operation(2)];
  const outcomes = [saying(first), saying(second), saying(other, 'contested')];
  expect(answerTo(push([first, second, other]), outcomes)).toEqual({
    outcomes: [saying(other, 'contested')],
    runs: [[1, 1]],
  });
});
