import type Database from 'better-sqlite3';
import { inTransaction } from '../store/open.ts';
import { afterFailure, rules, stillToWait, type Tries, type TryKind } from './back-off.ts';

interface Key {
  readonly kind: TryKind;
  readonly of: string;
}

/** Counts wrong PINs where neither a restart nor a power cut forgets them. */
export class TryCounts {
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #read: Database.Statement<[string], Tries>;
  readonly #write: Database.Statement<[string, number, number, number]>;
  readonly #delete: Database.Statement<[string]>;
  readonly #prune: Database.Statement<[number]>;

  constructor(db: Database.Database) {
    this.#atOnce = inTransaction(db);
    this.#read = db.prepare(
      `select failures, last_failed_at as lastFailedAt, blocked_until as blockedUntil from staff_tries where key = ?`,
    );
    this.#write = db.prepare(
      `insert into staff_tries (key, failures, last_failed_at, blocked_until) values (?, ?, ?, ?)
       on conflict (key) do update set failures = excluded.failures, last_failed_at = excluded.last_failed_at,
         blocked_until = excluded.blocked_until`,
    );
    this.#delete = db.prepare('delete from staff_tries where key = ?');
    this.#prune = db.prepare('delete from staff_tries where last_failed_at < ?');
  }

  /**
   * Begins a try: it counts as a wrong one until `succeeded` says otherwise, so that many at once are no way round.
   *
   * @returns how long is to be waited first, ms: 0 when the try may go on.
   */
  begin(keys: readonly Key[], nowMs: number): number {
    return this.#atOnce(() => {
      this.#prune.run(nowMs - rules.account.forgottenMs);
      const known = keys.map((key) => ({ key, tries: this.#read.get(textOf(key)) }));
      const waitMs = Math.max(
        0,
        ...known.map(({ key, tries }) => (tries === undefined ? 0 : stillToWait(key.kind, tries, nowMs))),
      );
      if (waitMs > 0) return waitMs;
      for (const { key, tries } of known) this.#save(key, afterFailure(key.kind, tries, nowMs));
      return 0;
    });
  }

  /** The try was right: an account begins anew; an address keeps its other wrong tries, which may have been at others' PINs. */
  succeeded(keys: readonly Key[]): void {
    this.#atOnce(() => {
      for (const key of keys) {
        const tries = this.#read.get(textOf(key));
        if (key.kind === 'account' || tries === undefined || tries.failures <= 1) this.#delete.run(textOf(key));
        else this.#save(key, { ...tries, failures: tries.failures - 1, blockedUntil: 0 });
      }
    });
  }

  #save(key: Key, { failures, lastFailedAt, blockedUntil }: Tries): void {
    this.#write.run(textOf(key), failures, lastFailedAt, blockedUntil);
  }
}

const textOf = ({ kind, of }: Key): string => `${kind}:${of}`;
