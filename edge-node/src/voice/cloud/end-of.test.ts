import { expect, test } from 'vitest';
import { endOfClose, endOfError, endOfStatus } from './end-of.ts';

const none = { code: null, message: '' };
const now = Date.UTC(2026, 10, 21);

test.each([
  [401, none, 'refused'],
  [403, none, 'refused'],
  [404, { code: 'model_not_found', message: 'no such model' }, 'refused'],
  [426, none, 'refused'],
  [429, { code: 'insufficient_quota', message: 'You exceeded your current quota' }, 'refused'],
  [429, { code: 'rate_limit_exceeded', message: 'Slow down' }, 'busy'],
  [500, none, 'lost'],
  [503, none, 'lost'],
  [408, none, 'lost'],
  // A portal of the gym's own network stands in between.
  [302, none, 'lost'],
  [200, none, 'lost'],
] as const)('a handshake answered %i %j ends as it must', (status, error, cause) => {
  expect(endOfStatus(status, error, undefined, now).cause).toBe(cause);
});

test('how long to wait is read from seconds or a date, and is unknown otherwise', () => {
  const waitOf = (header: string | undefined) => endOfStatus(429, none, header, now);
  expect(waitOf('3')).toMatchObject({ retryAfterMs: 3000 });
  expect(waitOf('Sat, 21 Nov 2026 00:00:30 GMT')).toMatchObject({ retryAfterMs: 30_000 });
  expect(waitOf('Fri, 20 Nov 2026 00:00:30 GMT')).toMatchObject({ retryAfterMs: 0 });
  for (const header of [undefined, '', 'soon']) expect(waitOf(header)).toMatchObject({ retryAfterMs: null });
});

test.each([
  ['insufficient_quota', 'refused'],
  ['invalid_api_key', 'refused'],
  ['account_deactivated', 'refused'],
  ['billing_hard_limit_reached', 'refused'],
  ['beta_api_shape_disabled', 'refused'],
  ['model_not_found', 'refused'],
  ['session_expired', 'expired'],
  ['conversation_already_has_active_response', undefined],
  ['invalid_value', undefined],
  ['toString', undefined],
])('the error %s ends a session as %s', (code, cause) => {
  expect(endOfError({ code, message: 'x' })?.cause).toBe(cause);
});

test('a closing says by its code, its reason or the error before it why', () => {
  const quota = { code: 'insufficient_quota', message: 'no money' };
  expect(endOfClose(1006, '', undefined).cause).toBe('lost');
  expect(endOfClose(1000, '', undefined).cause).toBe('lost');
  expect(endOfClose(4000, 'invalid_request_error.beta_api_shape_disabled', undefined)).toMatchObject({
    ...{ cause: 'refused', message: expect.stringContaining('Update the box') },
  });
  expect(endOfClose(4000, 'something new', undefined).cause).toBe('refused');
  expect(endOfClose(3000, 'invalid_request_error.invalid_api_key', undefined).cause).toBe('refused');
  expect(endOfClose(1001, 'session_expired', undefined).cause).toBe('expired');
  expect(endOfClose(1000, '', quota).cause).toBe('refused');
  expect(endOfClose(1013, '', { code: 'rate_limit_exceeded', message: '' }).cause).toBe('busy');
});

test('whoever has to act is told what to do', () => {
  for (const end of [endOfStatus(401, none, undefined, now), endOfStatus(404, none, undefined, now)]) {
    expect(end).toMatchObject({ message: expect.stringMatching(/OPENAI_(API_KEY|BASE_URL)/) });
  }
});
