import { expect, test } from 'vitest';
import { firstConfig, shownSession, updated } from './session-config.ts';

const first = firstConfig('scripted');

test('only what an update names changes, and what is set to nothing is off', () => {
  const set = updated(first, { type: 'realtime', instructions: 'Be brief.' }, false);
  expect(set).toEqual({ ...first, instructions: 'Be brief.' });
  const off = updated(first, { type: 'realtime', audio: { input: { turn_detection: null } } }, false);
  expect(off).toEqual({ ...first, turnDetection: null });
});

test('the voice may change until it has been heard', () => {
  const other = { type: 'realtime' as const, audio: { output: { voice: { id: 'other' } } } };
  expect(updated(first, other, false)).toMatchObject({ voice: 'other' });
  expect(updated(first, other, true)).toMatchObject({ code: 'cannot_update_voice' });
  const same = { type: 'realtime' as const, audio: { output: { voice: 'scripted' } } };
  expect(updated(first, same, true)).toEqual(first);
});

test('a session says when it ends, in seconds', () => {
  expect(shownSession(first, { id: 's', model: 'local', expiresAtMs: 1_999 })).toMatchObject({ expires_at: 1 });
});
