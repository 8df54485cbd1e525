import { expect, test } from 'vitest';
import { hashPin, isWeakPin, noPin, verifyPin } from './pin.ts';

const salt = new Uint8Array(16).fill(7);

test('the PIN of a hash is right, and no other', async () => {
  const hash = await hashPin('482915', salt);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPin(hash, '482915')).toBe(true);
  expect(await verifyPin(hash, '482916')).toBe(false);
  expect(await verifyPin(noPin, '482915')).toBe(false);
});

test.each([
  '',
  'x',
  '$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA',
  noPin.replace('19456', '999999'),
])('a stored text that would cost a box dearly, or is no hash of ours, is not tried: %s', async (stored) => {
  await expect(verifyPin(stored, '482915')).rejects.toThrow('not one that this product makes');
});

test.each(['111111', '123456', '654321', '890123', '121212', '123123', '12341234', '147741', '102030', '00000000'])(
  'the PIN %s is among the first that anybody tries',
  (pin) => expect(isWeakPin(pin)).toBe(true),
);
test.each(['482915', '103947', '86420975'])('the PIN %s may be chosen', (pin) => expect(isWeakPin(pin)).toBe(false));
