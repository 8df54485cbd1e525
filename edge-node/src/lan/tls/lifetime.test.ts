import { expect, test } from 'vitest';
import { authorityValidity, renewalOf, serverValidity, type Issued, type Time } from './lifetime.ts';

const day = 86_400_000;
const nowMs = Date.UTC(2026, 10, 21);
const names = { dns: ['box.local'], addresses: ['192.168.1.7'] };
const sure = (ms: number): Time => ({ nowMs: ms, trust: 'sure' });
const authority = authorityValidity(sure(nowMs));
const issuedAt = (time: Time): Issued => ({
  ...serverValidity(time, authority),
  names,
  isProvisional: time.trust !== 'sure',
});

test.each<[string, Issued, Time, string | undefined]>([
  ['made today', issuedAt(sure(nowMs)), sure(nowMs), undefined],
  ['with more than a third left', issuedAt(sure(nowMs)), sure(nowMs + 250 * day), undefined],
  ['with less than a third left', issuedAt(sure(nowMs)), sure(nowMs + 270 * day), 'age'],
  ['made by a clock that was ahead', issuedAt(sure(nowMs + 90 * day)), sure(nowMs), 'not-valid-yet'],
  ['made by a battery’s clock, once the time is sure', issuedAt({ nowMs, trust: 'likely' }), sure(nowMs), 'clock'],
  [
    'made by a battery’s clock, while nothing is surer',
    issuedAt({ nowMs, trust: 'likely' }),
    { nowMs, trust: 'likely' },
    undefined,
  ],
  [
    'old by a clock that may show any year',
    issuedAt(sure(nowMs)),
    { nowMs: nowMs + 4000 * day, trust: 'unknown' },
    undefined,
  ],
])('a certificate %s', (_which, issued, time, renewal) => {
  expect(renewalOf(issued, time, names, authority)).toBe(renewal);
});

test('no certificate outlives its authority, nor 397 days, nor begins before devices that are two days behind', () => {
  const { notBefore, notAfter } = serverValidity(sure(nowMs), authority);
  expect(nowMs - notBefore).toBe(2 * day);
  expect(notAfter - notBefore).toBeLessThan(397 * day);
  expect(serverValidity(sure(authority.notAfter - 30 * day), authority).notAfter).toBe(authority.notAfter);
});
