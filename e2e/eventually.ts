import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** Until this much has passed, ms. Generous: it ends a test that hangs, it measures nothing. */
  readonly withinMs?: number;
  /** How often to look, ms. */
  readonly everyMs?: number;
}

/**
 * Looks until what is looked for is there.
 *
 * @param what Finishes the sentence "It did not come to pass that …".
 * @param look Gives what was looked for, or undefined while it is not there.
 * @returns What was found.
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { withinMs = 20_000, everyMs = 20 }: Patience = {},
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > until) throw new Error(`It did not come to pass that ${what}, in ${withinMs / 1000} s.`);
    await sleep(everyMs);
  }
}

/** Ends what takes for ever. */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not come to pass that ${what}, in ${ms / 1000} s.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
