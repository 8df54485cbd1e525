import { expect, test } from 'vitest';
import { addressIn, hashOf } from './address.ts';

test('an address names a page, what is shown on it and whose rows are looked at', () => {
  const address = { path: ['gyms', 'g 1/é'], franchiseId: 'f1', gymId: null };
  expect(hashOf(address)).toBe('#/gyms/g%201%2F%C3%A9?franchise=f1');
  expect(addressIn(hashOf(address))).toEqual(address);
});

test('an address without anything is the first page of everything', () => {
  expect(addressIn('')).toEqual({ path: [], franchiseId: null, gymId: null });
  expect(hashOf(addressIn('#/'))).toBe('#/');
});

test('an address that somebody broke still leads somewhere', () => {
  expect(addressIn('#/gyms/%E0%A4%A').path).toEqual(['gyms', '%E0%A4%A']);
});
