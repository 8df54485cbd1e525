import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import { expect, test } from 'vitest';
import { Problems } from './problems.ts';

test('a failure that goes on is told once, stays in view with its remedy, and goes when it works again', () => {
  let nowMs = 0;
  const told: string[] = [];
  const problems = new Problems(
    () => (nowMs += 1000),
    ({ what, cause }) => told.push(`${what}: ${cause}`),
  );
  const revoked = new RequestRefused(403, { code: 'box-revoked', message: 'Revoked.', remedy: 'Type a new code.' });
  problems.failed('members', revoked);
  problems.failed('members', revoked);
  problems.failed('upload', new Error('no cable'));
  expect(told).toEqual(['members: Revoked.', 'upload: no cable']);
  expect(problems.current).toEqual([
    { what: 'members', cause: 'Revoked.', remedy: 'Type a new code.', since: 1000 },
    { what: 'upload', cause: 'no cable', remedy: null, since: 2000 },
  ]);
  problems.worked('members');
  expect(problems.current.map(({ what }) => what)).toEqual(['upload']);
});
