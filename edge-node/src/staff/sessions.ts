import { createHash, randomBytes } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { StaffMember } from '../staff-access.ts';
import type { Account, Accounts } from './accounts.ts';

/** A working day, and how long a screen may be left alone; ms. */
export const lastsMs = 12 * 3_600_000;
export const idleMs = 30 * 60_000;
/** That a session is in use is written down so often at most, ms. */
const seenEveryMs = 60_000;
/** Of one account; the one left alone the longest makes room. */
const openMax = 10;

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly pinMark: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly address: string | null;
  readonly device: string | null;
}

export interface OpenSession {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly address: string | null;
  readonly device: string | null;
}

export interface SessionsDeps {
  readonly db: Database.Database;
  readonly accounts: Accounts;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Unix ms. */
  readonly nowMs: () => number;
}

/** Who is signed in on which device. What the hub last said of an account is asked at every request. */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #insert: Database.Statement<unknown[]>;
  readonly #byToken: Database.Statement<[string], Row>;
  readonly #all: Database.Statement<[], Row>;
  readonly #seen: Database.Statement<[number, string]>;
  readonly #delete: Database.Statement<[string]>;

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    const { db } = deps;
    const select = `select id, account_id as accountId, pin_mark as pinMark, created_at as createdAt,
      last_seen_at as lastSeenAt, address, device from staff_sessions`;
    this.#insert = db.prepare(
      `insert into staff_sessions (id, token_hash, account_id, pin_mark, created_at, last_seen_at, address, device)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#byToken = db.prepare(`${select} where token_hash = ?`);
    this.#all = db.prepare(`${select} order by last_seen_at desc`);
    this.#seen = db.prepare('update staff_sessions set last_seen_at = ? where id = ?');
    this.#delete = db.prepare('delete from staff_sessions where id = ?');
  }

  /** @returns the token, for the device alone. */
  begin(account: Account, from: { address: string; device: string | null }): string {
    const { newId, nowMs } = this.#deps;
    this.#makeRoom(account.id);
    const token = randomBytes(32).toString('base64url');
    const now = nowMs();
    this.#insert.run(newId(), hashOf(token), account.id, account.pinMark, now, now, from.address, from.device);
    return token;
  }

  /** Whose session it is, or undefined when it is over; that it is in use is noted. */
  find(token: string): StaffMember | undefined {
    const row = this.#byToken.get(hashOf(token));
    const account = row && this.#accountOf(row);
    if (row === undefined || account === undefined) return undefined;
    const nowMs = this.#deps.nowMs();
    if (nowMs - row.lastSeenAt > seenEveryMs) this.#seen.run(nowMs, row.id);
    const { id: accountId, name, role, language } = account;
    return { accountId, name, role, language, sessionId: row.id };
  }

  /** @param of Whose; of everyone when undefined. */
  open(of: string | undefined): OpenSession[] {
    return this.#all.all().flatMap((row) => {
      const account = of === undefined || of === row.accountId ? this.#accountOf(row) : undefined;
      if (account === undefined) return [];
      const { id, accountId, createdAt, lastSeenAt, address, device } = row;
      return [{ id, accountId, name: account.name, createdAt, lastSeenAt, address, device }];
    });
  }

  end(id: string): void {
    this.#delete.run(id);
  }

  #makeRoom(accountId: string): void {
    let open = 0;
    for (const row of this.#all.all()) {
      if (row.accountId === accountId) open += 1;
      if (open >= openMax || this.#accountOf(row) === undefined) this.#delete.run(row.id);
    }
  }

  /** The account of a session that is not over. */
  #accountOf({ accountId, pinMark, createdAt, lastSeenAt }: Row): Account | undefined {
    const { accounts, nowMs } = this.#deps;
    const now = nowMs();
    // Begun in what is the future by now: the clock was set back, and nobody can tell how old the session is.
    const isOver = now - createdAt >= lastsMs || now - lastSeenAt >= idleMs || createdAt - now > seenEveryMs;
    const account = isOver || !accounts.isConfirmed ? undefined : accounts.byId(accountId);
    return account?.pinMark === pinMark ? account : undefined;
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
