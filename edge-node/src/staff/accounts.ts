import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { StaffRole } from '../staff-access.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly language: string;
  readonly pinHash: string;
  /** Says which PIN, and nothing about it. */
  readonly pinMark: string;
}

/** So long a box believes what the hub last said of its staff, ms. */
export const confirmedForMs = 30 * 86_400_000;
/** When the hub was heard is written down so often at most, ms. */
const notedEveryMs = 3_600_000;

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly role: StaffRole;
  readonly language: string | null;
  readonly pinHash: string;
}

/** Who may sign in at this box, as the hub last said. */
export class Accounts {
  readonly #nowMs: () => number;
  readonly #all: Database.Statement<[], Row>;
  readonly #one: Database.Statement<[string], Row>;
  readonly #note: Database.Statement<[number]>;
  #heardAt: number | null;

  /** @param nowMs The hub's time as far as it is known, Unix ms. */
  constructor(db: Database.Database, nowMs: () => number) {
    this.#nowMs = nowMs;
    const usable = `select id, name, role, language, pin_hash as pinHash from lan_staff
      where is_active = 1 and pin_hash is not null and role in ('gym_manager', 'gym_staff')`;
    this.#all = db.prepare(`${usable} order by name, id`);
    this.#one = db.prepare(`${usable} and id = ?`);
    this.#note = db.prepare(
      `insert into staff_heard (only, heard_at) values (1, ?)
       on conflict (only) do update set heard_at = excluded.heard_at`,
    );
    this.#heardAt =
      (db.prepare('select heard_at from staff_heard').pluck().get() as unknown as number | undefined) ?? null;
  }

  all(): Account[] {
    return this.#all.all().map((row) => toAccount(row));
  }

  byId(id: string): Account | undefined {
    const row = this.#one.get(id);
    return row && toAccount(row);
  }

  /** The hub has said how the table of accounts stands, changed or not. */
  heard(): void {
    const nowMs = this.#nowMs();
    if (this.#heardAt !== null && Math.abs(nowMs - this.#heardAt) < notedEveryMs) return;
    this.#note.run(nowMs);
    this.#heardAt = nowMs;
  }

  /** When the hub last stood for the accounts, to the hour; Unix ms. */
  get confirmedAt(): number | null {
    return this.#heardAt;
  }

  get isConfirmed(): boolean {
    return this.#heardAt !== null && this.#nowMs() - this.#heardAt < confirmedForMs;
  }
}

const toAccount = ({ id, name, role, language, pinHash }: Row): Account => ({
  id,
  name: name ?? '',
  role,
  language: language ?? 'fr',
  pinHash,
  pinMark: createHash('sha256').update(pinHash).digest('base64url'),
});
