import { expect, test } from 'vitest';
import { readBoxShapeRequest } from './box-shape-request.ts';
import { parseOffset } from './offset.ts';

const caller = { gymId: 'g1', tenantId: 't1' };
const read = (query: Record<string, unknown>, name = 'plans') =>
  readBoxShapeRequest(name, query, caller, new Map([['plans', '{"id":{"type":"uuid"}}']]), '"h:-1:0_0", "x"');
const request = (query: Record<string, unknown>) => {
  const asked = read(query);
  return asked.kind === 'shape' ? asked.request : asked;
};

test('the ways of asking', () => {
  expect(request({ offset: '-1', handle: 'h', cursor: '1', expired_handle: 'g', 'cache-buster': 'b' })).toMatchObject({
    at: 'beginning',
    isLive: false,
    known: ['"h:-1:0_0"', '"x"'],
    asked: { offset: '-1', cursor: '1', expired_handle: 'g', 'cache-buster': 'b' },
  });
  expect(request({ offset: 'now' })).toMatchObject({ at: 'now' });
  const at = { turn: 3, place: 1 };
  expect(request({ offset: '3_1', handle: 'h' })).toMatchObject({ at, handle: 'h', isLive: false, isStream: false });
  expect(request({ offset: '3_1', handle: 'h', live: 'true', log: 'changes_only', replica: 'full' })).toMatchObject({
    isLive: true,
    isStream: false,
    log: 'changes_only',
    replica: 'full',
  });
  for (const name of ['live_sse', 'experimental_live_sse']) {
    expect(request({ offset: '3_1', handle: 'h', live: 'true', [name]: 'true' })).toMatchObject({ isStream: true });
  }
});

test('rows, columns and types are those of the catalogue and of the token', () => {
  expect(read({ offset: '-1' })).toMatchObject({
    definition: {
      schema: 'public',
      table: 'plans',
      columns: ['id', 'name', 'hours'],
      key: ['id'],
      filter: { kind: 'scope', column: 'gym_id', match: 'equals', value: 'g1' },
      types: '{"id":{"type":"uuid"}}',
    },
  });
  expect(read({ offset: '-1' }, 'gyms')).toMatchObject({ definition: { filter: { value: 't1' } } });
  expect(read({ offset: '-1' }, 'users')).toMatchObject({ kind: 'unknown' });
});

test('a caller may name what the hub would choose anyway', () => {
  expect(read({ offset: '-1', table: 'plans', columns: 'name,"id",hours', live_sse: 'false' })).toMatchObject({
    kind: 'shape',
  });
});

test.each([
  [{}, 'offset'],
  [{ offset: 'soon' }, 'offset'],
  [{ offset: '1_0' }, 'handle'],
  [{ offset: '-1', live: 'true' }, 'live'],
  [{ offset: 'now', live: 'true' }, 'live'],
  [{ offset: '1_0', handle: 'h', live_sse: 'true' }, 'live_sse'],
  [{ offset: '-1', table: 'members' }, 'table'],
  [{ offset: '-1', table: ['plans', 'members'] }, 'table'],
  [{ offset: '-1', columns: 'id,name,hours,gym_id' }, 'columns'],
  [{ offset: '-1', where: 'true' }, 'where'],
  [{ offset: '-1', 'params[1]': 'x' }, 'params[1]'],
  [{ offset: '-1', replica: 'some' }, 'replica'],
  [{ offset: '-1', log: 'none' }, 'log'],
  [{ offset: '-1', subset__where: 'true' }, 'subset__where'],
])('%j is refused for its %s', (query, parameter) => {
  expect(read(query)).toMatchObject({ kind: 'bad', errors: { [parameter]: [expect.any(String)] } });
});

test.each(['', '-1', 'now', '1', '1_', '_1', '1_2_3', '1_x'])('"%s" is no place in a log', (text) => {
  expect(parseOffset(text)).toBeUndefined();
});
