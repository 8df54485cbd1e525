import { expect, test } from 'vitest';
import { ErrorBody } from './protocol.ts';
import { answerTo, notFound, RequestRefused } from './request-refused.ts';

test('a refusal is answered in its own words', () => {
  const refused = new RequestRefused(429, {
    code: 'too-many-tries',
    message: 'Too many.',
    remedy: 'Wait.',
    retryAfterSeconds: 9,
  });
  expect(answerTo(refused)).toEqual({
    status: 429,
    body: { error: { code: 'too-many-tries', message: 'Too many.', remedy: 'Wait.' } },
    retryAfterSeconds: 9,
  });
});

test('a request of the wrong form is told which fields are wrong', () => {
  const error = Object.assign(new Error('body/code Required'), {
    validation: [{ instancePath: '/operations/0/id', message: 'Required' }],
  });
  expect(answerTo(error)).toMatchObject({
    status: 400,
    body: { error: { fields: { 'operations.0.id': 'Required' } } },
  });
});

test('an error of the service tells nothing of what went wrong inside', () => {
  const { status, body } = answerTo(new Error('duplicate key value (email)=(marie@example.org)'));
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('marie');
});

test('every answer has the one form', () => {
  const tooLarge = Object.assign(new Error('Body is too large'), {
    statusCode: 413,
    code: 'FST_ERR_CTP_BODY_TOO_LARGE',
  });
  for (const { body } of [notFound, answerTo(new Error('x')), answerTo(tooLarge)]) {
    expect(ErrorBody.safeParse(body).success).toBe(true);
  }
  expect(answerTo(tooLarge)).toMatchObject({ status: 413, body: { error: { code: 'fst-err-ctp-body-too-large' } } });
});
