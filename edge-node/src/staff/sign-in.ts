import { noPin } from '@jarvis-edge/sync/pin.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Account, Accounts } from './accounts.ts';
import { FewAtOnce } from './few-at-once.ts';
import type { Sessions } from './sessions.ts';
import type { TryCounts } from './try-counts.ts';

export interface SignInDeps {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly tries: TryCounts;
  /** Compares a PIN with a stored hash, off the main thread. */
  readonly verify: (stored: string, pin: string) => Promise<boolean>;
  /** Runs work in one transaction. */
  readonly atOnce: <Result>(work: () => Result) => Result;
  /** Unix ms. */
  readonly nowMs: () => number;
}

export interface SignInTry {
  readonly accountId: string;
  readonly pin: string;
  readonly address: string;
  readonly device: string | null;
}

/** A PIN takes 19 MiB and 50 ms of a core; a door is opened by what is left of the machine. */
const verifiedAtOnce = 2;
const inLine = 8;

/** From account and PIN to a session. @throws RequestRefused */
export function createSignIn({ accounts, sessions, tries, verify, atOnce, nowMs }: SignInDeps) {
  const line = new FewAtOnce({ atOnce: verifiedAtOnce, inLine });
  return async ({ accountId, pin, address, device }: SignInTry): Promise<{ account: Account; token: string }> => {
    if (!accounts.isConfirmed) throw refusals.notConfirmed();
    const tried = accounts.byId(accountId);
    // Of accounts that are none nothing is kept: anybody could fill the table with them.
    const keys = [
      { kind: 'address', of: address } as const,
      ...(tried === undefined ? [] : [{ kind: 'account', of: accountId } as const]),
    ];
    const waitMs = tries.begin(keys, nowMs());
    if (waitMs > 0) throw refusals.wait(Math.ceil(waitMs / 1000));
    const verified = line.run(() => verify(tried?.pinHash ?? noPin, pin));
    if (verified === undefined) throw refusals.busy();
    const isRight = await verified;
    // The hub may have taken the account or its PIN back meanwhile.
    const account = accounts.byId(accountId);
    if (!isRight || account === undefined || account.pinMark !== tried?.pinMark) throw refusals.wrong();
    // A commit waits for the disk, and a tap for the commit: one is enough.
    return atOnce(() => {
      tries.succeeded(keys);
      return { account, token: sessions.begin(account, { address, device }) };
    });
  };
}

const refusals = {
  wrong: () =>
    new RequestRefused(401, {
      code: 'wrong-pin',
      message: 'Name and PIN do not belong together.',
      remedy: 'Check both; whoever manages the gym can give a new PIN at the hub.',
    }),
  wait: (retryAfterSeconds: number) =>
    new RequestRefused(429, {
      code: 'too-many-tries',
      message: 'Too many wrong PINs.',
      remedy: 'Wait, or ask whoever manages the gym for a new PIN.',
      retryAfterSeconds,
    }),
  busy: () =>
    new RequestRefused(503, {
      code: 'busy',
      message: 'Too many people sign in at once.',
      remedy: 'Try again in a moment.',
      retryAfterSeconds: 2,
    }),
  notConfirmed: () =>
    new RequestRefused(403, {
      code: 'not-confirmed',
      message: 'The hub has not confirmed the accounts of this gym for 30 days, so none of them works here.',
      remedy: 'Connect the box to the internet; the accounts work again as soon as it has reached the hub.',
    }),
};
