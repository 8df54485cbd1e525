import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortOperations, type OperationKey } from './sort-operations.ts';

const sort = (operations: readonly OperationKey[], ids: readonly string[] = [], known: readonly OperationKey[] = []) =>
  sortOperations(
    operations,
    new Set([...ids, ...known.map(({ id }) => id)]),
    new Map(known.map(({ id, sequence }) => [sequence, id])),
  );

const a1 = { id: 'a', sequence: 1 };

test.each([
  ['never received', a1, [], [], 'fresh'],
  ['received before', a1, [], [a1], 'duplicate'],
  ['received from another incarnation', a1, ['a'], [], 'duplicate'],
  ['received under another sequence', a1, [], [{ id: 'a', sequence: 7 }], 'duplicate'],
  ['at a sequence of another operation', a1, [], [{ id: 'b', sequence: 1 }], 'contested'],
  ['known, but now at the sequence of another', a1, ['a'], [{ id: 'b', sequence: 1 }], 'contested'],
] as const)('an operation %s', (_, operation, ids, known, expected) => {
  expect(sort([operation], ids, known)[expected]).toEqual([operation]);
});

test('an operation that comes twice in one batch is new once', () => {
  const again = { ...a1 };
  expect(sort([a1, again])).toEqual({ fresh: [a1], duplicate: [again], contested: [] });
  expect(sort([a1, { id: 'b', sequence: 1 }]).contested).toEqual([{ id: 'b', sequence: 1 }]);
});

test('however a history is cut into batches, repeated and mixed up, each operation is new exactly once', () => {
  const history = Array.from({ length: 12 }, (_, index) => ({ id: `op-${index}`, sequence: index + 1 }));
  const batches = fc.array(fc.array(fc.constantFrom(...history), { minLength: 1, maxLength: 8 }), { maxLength: 12 });
  fc.assert(
    fc.property(batches, (sent) => {
      const known: OperationKey[] = [];
      for (const batch of sent) {
        const { fresh, duplicate, contested } = sort(batch, [], known);
        expect(fresh.length + duplicate.length).toBe(batch.length);
        expect(contested).toEqual([]);
        known.push(...fresh);
      }
      expect(known.map(({ id }) => id).toSorted()).toEqual([...new Set(sent.flat().map(({ id }) => id))].toSorted());
    }),
  );
});
