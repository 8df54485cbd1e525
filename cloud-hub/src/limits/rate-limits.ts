import { LRUCache } from 'lru-cache';

/** Takes part of a caller's budget for a minute from what all processes share. */
export type Lease = (wanted: {
  readonly minute: number;
  readonly class: string;
  readonly caller: string;
  readonly amount: number;
  readonly limit: number;
}) => Promise<{ readonly granted: number; readonly used: number }>;

export interface Verdict {
  readonly isAllowed: boolean;
  readonly limit: number;
  /** At most what is left: another process may have taken some since. */
  readonly remaining: number;
  /** Until the next minute begins. */
  readonly resetSeconds: number;
}

interface Account {
  readonly minute: number;
  /** Taken from the shared budget by this process, and spent of it. */
  leased: number;
  spent: number;
  /** Of the shared budget, by all processes, as last heard. */
  used: number;
  waiting: number;
  lease: Promise<void> | undefined;
}

const minuteMs = 60_000;
/** Callers of a minute that one process knows; one that is forgotten takes a new slice. */
const callersMax = 50_000;
const slices = 10;

/**
 * Counts requests by class, caller and minute of the clock. A process takes a tenth of the budget at a time and spends it
 * alone, so that one request in ten asks the database. Together processes never let through more than the limit in a
 * minute; what one of them took and did not spend, at most a tenth each, is lost to the others for that minute.
 */
export class RateLimits {
  readonly #lease: Lease;
  readonly #now: () => number;
  readonly #leaseFailed: (error: unknown) => void;
  readonly #accounts = new LRUCache<string, Account>({ max: callersMax });
  #minuteOfFailure = 0;

  /**
   * @param options.now Unix ms.
   * @param options.leaseFailed Told once a minute; until the database answers, each process counts for itself.
   */
  constructor(options: { lease: Lease; now: () => number; leaseFailed: (error: unknown) => void }) {
    this.#lease = options.lease;
    this.#now = options.now;
    this.#leaseFailed = options.leaseFailed;
  }

  /** Counts one request against a budget that all processes share. */
  async take(name: string, caller: string, limit: number): Promise<Verdict> {
    const account = this.#account(name, caller);
    account.waiting += 1;
    while (account.spent >= account.leased && account.used < limit) {
      account.lease ??= this.#takeSlice(account, name, caller, limit).finally(() => (account.lease = undefined));
      await account.lease;
    }
    account.waiting -= 1;
    return this.#spend(account, limit);
  }

  /** Counts one request in this process alone. */
  takeHere(name: string, caller: string, limit: number): Verdict {
    const account = this.#account(name, caller);
    account.leased = account.used = limit;
    return this.#spend(account, limit);
  }

  #spend(account: Account, limit: number): Verdict {
    const isAllowed = account.spent < account.leased;
    if (isAllowed) account.spent += 1;
    const remaining = Math.max(0, limit - account.used + account.leased - account.spent);
    const resetSeconds = Math.max(1, Math.ceil(((account.minute + 1) * minuteMs - this.#now()) / 1000));
    return { isAllowed, limit, remaining, resetSeconds };
  }

  #account(name: string, caller: string): Account {
    const key = `${name} ${caller}`;
    const minute = Math.floor(this.#now() / minuteMs);
    const known = this.#accounts.get(key);
    if (known?.minute === minute) return known;
    const account: Account = { minute, leased: 0, spent: 0, used: 0, waiting: 0, lease: undefined };
    this.#accounts.set(key, account);
    return account;
  }

  async #takeSlice(account: Account, name: string, caller: string, limit: number): Promise<void> {
    const { minute } = account;
    const amount = Math.min(limit, Math.max(Math.ceil(limit / slices), account.waiting));
    try {
      const { granted, used } = await this.#lease({ minute, class: name, caller, amount, limit });
      account.leased += granted;
      account.used = Math.min(used, limit);
    } catch (error) {
      if (this.#minuteOfFailure !== minute) this.#leaseFailed(error);
      this.#minuteOfFailure = minute;
      const granted = Math.min(amount, limit - account.used);
      account.leased += granted;
      account.used += granted;
    }
  }
}
