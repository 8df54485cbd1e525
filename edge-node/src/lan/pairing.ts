import { createHash, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import type Database from 'better-sqlite3';
import { kioskCodeHmac } from '@jarvis-edge/sync/kiosk-code.ts';
import { Code } from '@jarvis-edge/sync/protocol.ts';

export type Pairing =
  | { readonly kind: 'paired'; readonly token: string }
  | { readonly kind: 'refused'; readonly code: 'unknown-kiosk' | 'wrong-code' | 'expired-code' }
  | { readonly kind: 'refused'; readonly code: 'too-many-tries'; readonly retryAfterS: number };

const triesAllowed = 5;
const triesForgottenMs = 15 * 60_000;

interface KioskRow {
  id: string;
  /** `kioskCodeHmac` of it: the box's file holds no code that somebody could type. */
  code: string | null;
  expires: number | null;
}

/** Which screens may show what happens at a kiosk. */
export class Pairings {
  readonly #db: Database.Database;
  readonly #now: () => number;
  readonly #tenantKey: () => KeyObject;
  readonly #failuresByKiosk = new Map<string, number[]>();
  readonly #kioskOfToken: Database.Statement<[string, string], { kioskId: string }>;

  /** @param now Unix ms. */
  constructor(db: Database.Database, { now, tenantKey }: { now: () => number; tenantKey: () => KeyObject }) {
    this.#db = db;
    this.#now = now;
    this.#tenantKey = tenantKey;
    // `+?` where a query sorts or joins: see `preparedOnce`.
    this.#kioskOfToken = db.prepare(
      `select p.kiosk_id as kioskId from kiosk_pairings p join kiosks k on k.id = p.kiosk_id
       where p.token_hash = +? and k.slug = +?`,
    );
  }

  /** The kiosk that a screen with this token is, or undefined when it is not that one. */
  kioskOf(slug: string, token: string | undefined): string | undefined {
    if (token === undefined) return undefined;
    return this.#kioskOfToken.get(hashOf(token), slug)?.kioskId;
  }

  /** A screen of the box itself: whoever can open it holds the box. */
  pairOwnScreen(slug: string): Pairing {
    const kiosk = this.#kiosk(slug);
    if (kiosk === undefined) return { kind: 'refused', code: 'unknown-kiosk' };
    return this.#pair(kiosk.id, 'this-machine');
  }

  /** Any other screen: the six characters that a manager was shown for this kiosk, good once. */
  pairByCode(slug: string, typed: string): Pairing {
    const kiosk = this.#kiosk(slug);
    if (kiosk === undefined) return { kind: 'refused', code: 'unknown-kiosk' };
    const now = this.#now();
    const failures = (this.#failuresByKiosk.get(kiosk.id) ?? []).filter((at) => now - at < triesForgottenMs);
    this.#failuresByKiosk.set(kiosk.id, failures);
    const oldest = failures[0];
    if (oldest !== undefined && failures.length >= triesAllowed) {
      const retryAfterS = Math.ceil((oldest + triesForgottenMs - now) / 1000);
      return { kind: 'refused', code: 'too-many-tries', retryAfterS };
    }
    const code = Code.safeParse(typed);
    if (!code.success || kiosk.code === null || !this.#isCodeOf(kiosk, code.data) || this.#wasUsed(kiosk)) {
      failures.push(now);
      return { kind: 'refused', code: 'wrong-code' };
    }
    if (kiosk.expires !== null && kiosk.expires <= now) return { kind: 'refused', code: 'expired-code' };
    return this.#db.transaction(() => {
      this.#db
        .prepare('insert into used_codes (kiosk_id, code, used_at) values (?, ?, ?)')
        .run(kiosk.id, hashOf(kiosk.code ?? ''), now);
      return this.#pair(kiosk.id, 'code');
    })();
  }

  #pair(kioskId: string, by: 'code' | 'this-machine'): Pairing {
    const token = randomBytes(32).toString('base64url');
    this.#db
      .prepare('insert into kiosk_pairings (token_hash, kiosk_id, paired_at, paired_by) values (?, ?, ?, ?)')
      .run(hashOf(token), kioskId, this.#now(), by);
    return { kind: 'paired', token };
  }

  #kiosk(slug: string): KioskRow | undefined {
    return this.#db
      .prepare<[string], KioskRow>(
        'select id, provisioning_code as code, provisioning_code_expires as expires from kiosks where slug = ?',
      )
      .get(slug);
  }

  #isCodeOf({ id, code }: KioskRow, typed: string): boolean {
    return code !== null && sameText(kioskCodeHmac(this.#tenantKey(), id, typed), code);
  }

  #wasUsed({ id, code }: KioskRow): boolean {
    return (
      code !== null &&
      this.#db.prepare('select 1 from used_codes where kiosk_id = ? and code = ?').get(id, hashOf(code)) !== undefined
    );
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
