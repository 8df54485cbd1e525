/** How long somebody waits who guesses passwords or codes: the same for an account and for an address. */

/** Wrong tries as they are kept. Times are Unix ms. */
export interface Failures {
  readonly failures: number;
  readonly lastFailedAt: number;
  readonly blockedUntil: number;
}

/** Tries that cost no wait. */
export const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;
/** One wrong try is forgotten in this time, so that an office full of people is not shut out by its typing errors. */
export const forgottenMs = 15 * 60_000;

const waitAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (failures - freeTries), longestWaitMs);

/** How many count still. */
export function remembered(known: Failures | undefined, now: number): number {
  if (known === undefined) return 0;
  return Math.max(0, known.failures - Math.floor(Math.max(0, now - known.lastFailedAt) / forgottenMs));
}

/** Until the next try may be made, ms; 0 when it may be made now. */
export const waitMs = (known: Failures | undefined, now: number): number =>
  Math.max(0, (known?.blockedUntil ?? 0) - now);

/** After one more wrong try. */
export function oneMore(known: Failures | undefined, now: number): Failures {
  const failures = remembered(known, now) + 1;
  return { failures, lastFailedAt: now, blockedUntil: now + waitAfter(failures) };
}

/** What an address counts as: of IPv6 the half that one household has, which holds more addresses than anybody can count. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = tail === undefined ? front : [...front, ...zeros, ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
