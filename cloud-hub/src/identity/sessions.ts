import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { LRUCache } from 'lru-cache';
import type { OpenSession, Person, Role, SessionState } from '../../protocol/person.ts';
import type * as z from 'zod/mini';
import type { SignedIn } from '../access.ts';
import { inScope, type Tx } from '../tenancy/scope.ts';
import { sessionToken } from './cookie.ts';
import { endsAt, idleMs, longestMs, stageOf, type MfaPolicy } from './session.ts';

/** How long another process may go on with what it has read of a session, ms; this one forgets at once. */
const cachedMs = 10_000;
/** How exactly a session knows when it was last used, ms. */
const seenEveryMs = 60_000;
const cachedAtMost = 10_000;

interface Row {
  id: string;
  code_given: boolean;
  stepped_up_until: Date | null;
  last_seen_at: Date;
  expires_at: Date;
  user_id: string;
  email: string;
  name: string;
  role: Role;
  franchise_id: string | null;
  gym_id: string | null;
  language: Person['language'];
  mfa_enabled: boolean;
}

interface Cached {
  readonly signedIn: SignedIn;
  readonly readAt: number;
  readonly endsAt: number;
}

export interface SessionsParts {
  readonly pool: pg.Pool;
  readonly policy: MfaPolicy;
  readonly now: () => number;
  readonly newId: () => string;
}

/** 256 bits that nobody guesses; only their hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Who is signed in on which device. */
export class Sessions {
  readonly #parts: SessionsParts;
  readonly #cache = new LRUCache<string, Cached>({ max: cachedAtMost });
  /** Grows with every forgetting: what was read before one is not kept after it. */
  #forgotten = 0;

  constructor(parts: SessionsParts) {
    this.#parts = parts;
  }

  /** @param cookies The header as it was sent. */
  readonly read = async (cookies: string | undefined): Promise<SignedIn | null> => {
    const token = sessionToken(cookies);
    return token === undefined ? null : this.readToken(token);
  };

  async readToken(token: string): Promise<SignedIn | null> {
    const now = this.#parts.now();
    const hash = hashOf(token);
    const key = hash.toString('base64');
    const cached = this.#cache.get(key);
    if (cached !== undefined && now - cached.readAt < cachedMs && now < cached.endsAt) return cached.signedIn;
    const forgotten = this.#forgotten;
    const found = await inScope(this.#parts.pool, { kind: 'system', reason: 'reading a session' }, (tx) =>
      this.#load(tx, hash, now),
    );
    if (found === undefined) {
      this.#cache.delete(key);
      return null;
    }
    if (forgotten === this.#forgotten) this.#cache.set(key, { ...found, readAt: now });
    return found.signedIn;
  }

  async #load(tx: Tx, hash: Buffer, now: number): Promise<Omit<Cached, 'readAt'> | undefined> {
    const [row] = await tx.query<Row>(
      `select s.id, s.code_given, s.stepped_up_until, s.last_seen_at, s.expires_at, u.id as user_id, u.email, u.name,
         u.role, u.franchise_id, u.gym_id, u.language, u.mfa_enabled
       from user_sessions s join users u on u.id = s.user_id
       where s.token_hash = $1 and u.is_active`,
      [hash],
      'read-session',
    );
    if (row === undefined) return undefined;
    const lifetime = { lastSeenAt: row.last_seen_at.getTime(), expiresAt: row.expires_at.getTime() };
    if (now >= endsAt(lifetime)) return undefined;
    if (now - lifetime.lastSeenAt >= seenEveryMs) {
      lifetime.lastSeenAt = now;
      await tx.query('update user_sessions set last_seen_at = $2 where id = $1', [row.id, new Date(now)]);
    }
    return { signedIn: signedInOf(row, this.#parts.policy), endsAt: endsAt(lifetime) };
  }

  /** @returns the token, which is nowhere else. */
  async begin(tx: Tx, who: { userId: string; address: string; userAgent: string | undefined }): Promise<string> {
    const now = this.#parts.now();
    const token = newToken();
    await tx.query(
      `delete from user_sessions where id in
         (select id from user_sessions where (user_id = $1 and last_seen_at < $2) or expires_at < $3 limit 100 for update skip locked)`,
      [who.userId, new Date(now - idleMs), new Date(now)],
    );
    await tx.query(
      `insert into user_sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, address, user_agent)
       values ($1, $2, $3, $4, $4, $5, $6, $7)`,
      [
        this.#parts.newId(),
        who.userId,
        hashOf(token),
        new Date(now),
        new Date(now + longestMs),
        who.address,
        who.userAgent?.slice(0, 300) ?? null,
      ],
    );
    return token;
  }

  /** What somebody may do has grown: their session goes on under a token that nobody has seen before. */
  async rotate(tx: Tx, sessionId: string, grown: { codeGiven?: true; steppedUpUntil?: number } = {}): Promise<string> {
    const token = newToken();
    await tx.query(
      `update user_sessions set token_hash = $2, code_given = code_given or $3, stepped_up_until = coalesce($4, stepped_up_until)
       where id = $1`,
      [
        sessionId,
        hashOf(token),
        grown.codeGiven ?? false,
        grown.steppedUpUntil === undefined ? null : new Date(grown.steppedUpUntil),
      ],
    );
    return token;
  }

  /** @returns whether there was one. */
  async end(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
    const ended = await tx.query('delete from user_sessions where id = $1 and user_id = $2 returning id', [
      sessionId,
      userId,
    ]);
    return ended.length > 0;
  }

  /** @param but The one that goes on. */
  async endAll(tx: Tx, userId: string, but: string | null = null): Promise<void> {
    await tx.query('delete from user_sessions where user_id = $1 and id is distinct from $2', [userId, but]);
  }

  async list(tx: Tx, userId: string, thisOne: string): Promise<z.infer<typeof OpenSession>[]> {
    const now = this.#parts.now();
    const rows = await tx.query<{
      id: string;
      created_at: Date;
      last_seen_at: Date;
      address: string | null;
      user_agent: string | null;
    }>(
      `select id, created_at, last_seen_at, address, user_agent from user_sessions
       where user_id = $1 and last_seen_at > $2 and expires_at > $3 order by last_seen_at desc limit 200`,
      [userId, new Date(now - idleMs), new Date(now)],
    );
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at.getTime(),
      lastSeenAt: row.last_seen_at.getTime(),
      address: row.address,
      device: row.user_agent,
      isThisOne: row.id === thisOne,
    }));
  }

  /** To be called once a change of that person or of their sessions is committed. */
  forget(userId: string): void {
    this.#forgotten += 1;
    for (const [key, { signedIn }] of this.#cache.entries()) {
      if (signedIn.person.userId === userId) this.#cache.delete(key);
    }
  }

  stateOf(signedIn: SignedIn | null): SessionState {
    const hubTime = this.#parts.now();
    return signedIn === null
      ? { stage: 'signed-out', person: null, steppedUpUntil: null, hubTime }
      : { stage: signedIn.stage, person: signedIn.person, steppedUpUntil: signedIn.steppedUpUntil, hubTime };
  }
}

function signedInOf(row: Row, policy: MfaPolicy): SignedIn {
  const { role, mfa_enabled: mfaEnabled, code_given: codeGiven } = row;
  return {
    sessionId: row.id,
    stage: stageOf({ role, mfaEnabled, codeGiven }, policy),
    steppedUpUntil: row.stepped_up_until?.getTime() ?? null,
    person: {
      userId: row.user_id,
      email: row.email,
      name: row.name,
      role,
      franchiseId: row.franchise_id,
      gymId: row.gym_id,
      language: row.language,
      mfaEnabled,
    },
  };
}
