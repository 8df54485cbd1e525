import { expect, test } from 'vitest';
import { downTable } from '../catalogue.ts';
import { parseShapeRequest } from './shape-request.ts';

const plans = downTable('plans')!;
const parse = (query: Record<string, unknown>) => parseShapeRequest(query, 'plans', plans);

test('the three ways of asking', () => {
  expect(parse({ offset: '-1' })).toEqual({ kind: 'beginning' });
  expect(parse({ offset: '-1', handle: 'h', cursor: '1', expired_handle: 'g', 'cache-buster': 'b' })).toEqual({
    kind: 'beginning',
  });
  expect(parse({ offset: 'now' })).toEqual({ kind: 'now' });
  const after = { kind: 'after', offset: { turn: 3, place: 1 }, handle: 'h' };
  expect(parse({ offset: '3_1', handle: 'h' })).toEqual({ ...after, isLive: false });
  expect(parse({ offset: '3_1', handle: 'h', live: 'true', log: 'full', replica: 'default' })).toEqual({
    ...after,
    isLive: true,
  });
});

test('a caller may name what the hub would choose anyway', () => {
  expect(parse({ offset: '-1', table: 'plans', columns: 'name,"id",hours', live_sse: 'false' })).toEqual({
    kind: 'beginning',
  });
});

test.each([
  [{}, 'offset'],
  [{ offset: 'soon' }, 'offset'],
  [{ offset: '1_0' }, 'handle'],
  [{ offset: '-1', live: 'true' }, 'live'],
  [{ offset: '-1', table: 'members' }, 'table'],
  [{ offset: '-1', table: ['plans', 'members'] }, 'table'],
  [{ offset: '-1', columns: 'id,name,hours,gym_id' }, 'columns'],
  [{ offset: '-1', where: 'true' }, 'where'],
  [{ offset: '-1', 'params[1]': 'x' }, 'params[1]'],
  [{ offset: '-1', replica: 'full' }, 'replica'],
  [{ offset: '-1', log: 'changes_only' }, 'log'],
  [{ offset: '-1', subset__where: 'true' }, 'subset__where'],
  [{ offset: '1_0', handle: 'h', live: 'true', live_sse: 'true' }, 'live_sse'],
])('%j is refused for its %s', (query, parameter) => {
  expect(parse(query)).toMatchObject({ kind: 'bad', errors: { [parameter]: [expect.any(String)] } });
});
