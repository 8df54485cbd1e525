import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * PINs of staff, made at the hub and proved at the box. Six digits are few: what protects them is that a box counts wrong
 * tries. Argon2id makes a stolen file costly to search, and no more: at 50 ms a try, a million PINs are a day on one core.
 */

/** OWASP's second set: 19 MiB, two passes, one lane. */
const parameters = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const hashBytes = 32;
/** What a box lends to one try at most, KiB and passes: a hash that asks for more is none of the hub's. */
const costliest = { memory: 64 * 1024, passes: 10, parallelism: 4 } as const;

const derive = promisify(argon2);

/**
 * @param salt 16 random bytes.
 * @returns A PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
 */
export async function hashPin(pin: string, salt: Uint8Array): Promise<string> {
  const { memory, passes, parallelism } = parameters;
  const hash = await derive('argon2id', { message: pin, nonce: salt, ...parameters, tagLength: hashBytes });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([\w+/]{11,88})\$([\w+/]{22,88})$/;

/** A hash of no PIN, for whoever has none: the answer takes the same work. */
export const noPin = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** @throws Error when the stored hash is not one that this product makes. */
export async function verifyPin(stored: string, pin: string): Promise<boolean> {
  const [, m, t, p, salt = '', hash = ''] = phc.exec(stored) ?? [];
  const [memory, passes, parallelism] = [Number(m), Number(t), Number(p)];
  const isCheapEnough =
    memory <= costliest.memory && passes <= costliest.passes && parallelism <= costliest.parallelism;
  if (hash === '' || !isCheapEnough) throw new Error('The stored hash of a PIN is not one that this product makes.');
  const expected = Buffer.from(hash, 'base64');
  const actual = await derive('argon2id', {
    message: pin,
    nonce: Buffer.from(salt, 'base64'),
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

/** Those that people choose and thieves try first, beside what `isWeakPin` sees by their pattern. */
const common = new Set([
  '159753',
  '147258',
  '258456',
  '147369',
  '258369',
  '789456',
  '456789',
  '102030',
  '112233',
  '135790',
  '246810',
  '314159',
  '696969',
  '420420',
  '142536',
]);

/** One digit, a run, a repeated part, a mirrored one, or one of the usual. */
export function isWeakPin(pin: string): boolean {
  if (common.has(pin)) return true;
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  if (steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0)) return true;
  const parts = [1, 2, 3, 4].filter((length) => pin.length % length === 0 && length < pin.length);
  if (parts.some((length) => pin === pin.slice(0, length).repeat(pin.length / length))) return true;
  return pin === [...pin].reverse().join('');
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
