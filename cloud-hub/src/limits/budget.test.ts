import { expect, test } from 'vitest';
import { boxBudget, callerAt } from './budget.ts';

test('a box may hold all its shapes, follow a long edit and send what waited, and no more', () => {
  expect(boxBudget(20)).toBe(60 + 1200 + 2250);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('whoever asks from %s is counted as %s', (address, caller) => {
  expect(callerAt(address)).toBe(caller);
});
