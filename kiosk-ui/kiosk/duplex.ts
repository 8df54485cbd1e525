import { Duplex } from '../protocol/talk.ts';

const key = 'duplex';

/** What the echo test of this screen came to; undefined where it was never made. */
export function keptDuplex(): Duplex | undefined {
  try {
    return Duplex.safeParse(localStorage.getItem(key)).data;
  } catch {
    return undefined;
  }
}

export function keepDuplex(duplex: Duplex): void {
  try {
    localStorage.setItem(key, duplex);
  } catch {
    // A browser that forbids storage takes the test's outcome until the page is loaded anew.
  }
}
