import { expect, test } from 'vitest';
import { uncached } from './shape-answer.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import type { ShapeRequest } from './shape-request.ts';
import type { ShapeRecord, ShapeStorage } from './shape-storage.ts';
import { Shapes } from './shapes.ts';

const definition: ShapeDefinition = {
  ...{ schema: 'public', table: 'members', logName: 'members', columns: ['id'], key: ['id'], types: '{}' },
  ...{ filter: { kind: 'all' }, replica: 'default', log: 'full' },
};
const request: ShapeRequest = {
  ...{ at: { turn: 1, place: 0 }, offset: '1_0', handle: 'known-before', isLive: false, isStream: false },
  ...{ replica: 'default', log: 'full', known: [], asked: {} },
};

test('shapes are closed once no answer reads from the storage any more, also one whose caller has hung up', async () => {
  const found = Promise.withResolvers<ShapeRecord | undefined>();
  const nothing = async (): Promise<void> => undefined;
  const storage: ShapeStorage = {
    find: () => found.promise,
    rows: async () => '1:1:',
    changes: async () => [],
    firstTurn: async () => 0,
    ...{ record: nothing, touch: nothing, forget: nothing, prune: nothing },
  };
  const failed = (error: unknown): void => expect(error).toBeUndefined();
  const shapes = new Shapes({
    storage,
    caching: uncached,
    newHandle: () => 'new',
    now: () => 0,
    catchUp: nothing,
    failed,
  });
  const steps: string[] = [];
  const answer = shapes.answer(definition, request, AbortSignal.abort()).then(() => steps.push('answered'));
  const closed = shapes.close().then(() => steps.push('closed'));
  // All that could be done without the storage is done.
  await new Promise((resolve) => setImmediate(resolve));
  expect(steps).toEqual([]);
  found.resolve(undefined);
  await Promise.all([answer, closed]);
  expect(steps).toEqual(['answered', 'closed']);
});
