import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { EventClock, EventTime } from '@jarvis-edge/sync/event-time.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { inTransaction } from '../store/open.ts';
import type { Consent } from './consents.ts';

/** Without a word or a touch for so long a session is over whatever happened, ms. */
const idleMs = 30 * 60_000;
/** What is stored of the last activity is at most so old, ms. */
const activityEveryMs = 60_000;

export type Engine = 'cloud' | 'local';

/** Why a session ended. `idle` and `restart` are the box's own; `inactivity` is the kiosk's after its warning. */
export type CloseReason =
  'farewell' | 'touch' | 'another-badge' | 'inactivity' | 'idle' | 'restart' | 'staff' | 'kiosk-lost' | 'engine-lost';

export interface NewSession {
  readonly memberId: string;
  readonly kioskId: string;
  readonly language: Language;
  readonly engine: Engine;
}

export interface NewTurn {
  readonly sessionId: string;
  readonly role: 'member' | 'jarvis';
  readonly text: string;
  /** How long it was heard; null when it was typed or touched. */
  readonly audioMs: number | null;
}

export type TurnKept =
  { readonly kept: true; readonly turnId: string } | { readonly kept: false; readonly why: 'closed' | 'no-consent' };

/** Counts by kind, such as `audioIn`; whole numbers. */
export type TokenCounts = Readonly<Record<string, number>>;

export interface LiveSession {
  readonly sessionId: string;
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly kioskId: string | null;
  readonly kioskName: string | null;
  /** Unix ms by this box's clock, as is `lastActivityAt`. */
  readonly startedAt: number;
  readonly lastActivityAt: number;
  readonly engine: string | null;
  readonly language: string | null;
  readonly tokens: TokenCounts;
  readonly costMicrodollars: number;
}

export interface SessionsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  readonly hasConsent: (memberId: string, consent: Consent) => boolean;
  /** The gym of this box; undefined before it is provisioned. */
  readonly gymId: () => string | undefined;
  readonly clock: EventClock;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
  /** Told of each session that has ended, once, after the commit. */
  readonly closed: (sessionId: string, reason: CloseReason) => void;
}

interface SessionRow {
  readonly gymId: string;
  readonly memberId: string | null;
  readonly kioskId: string | null;
  readonly state: string;
  readonly tokens: string | null;
  readonly cost: number;
}

/** When something last happened in a session of this process, and when that was last written. */
interface Activity {
  readonly at: EventTime;
  readonly storedNs: bigint;
}

const StoredTokens = z.record(z.string(), z.int().nonnegative()).catch({});

/**
 * The conversations of this box from badge to goodbye. A session that ends leaves its pending summary in the same
 * transaction; without the member's consent the session alone is kept, and nothing that was said.
 */
export class Sessions {
  readonly #deps: SessionsDeps;
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #byId: Database.Statement<[string], SessionRow>;
  readonly #activeAt: Database.Statement<[string], string>;
  readonly #active: Database.Statement<[], string>;
  readonly #live: Database.Statement<[], Omit<LiveSession, 'tokens'> & { tokens: string | null }>;
  readonly #spentSince: Database.Statement<[number], number>;
  readonly #activity = new Map<string, Activity>();

  constructor(deps: SessionsDeps) {
    this.#deps = deps;
    const { db } = deps;
    this.#atOnce = inTransaction(db);
    this.#byId = db.prepare(
      `select gym_id as gymId, member_id as memberId, kiosk_id as kioskId, state, tokens, cost_microdollars as cost
       from sessions where id = ?`,
    );
    this.#activeAt = db
      .prepare<[string], string>(`select id from sessions where state = 'active' and kiosk_id = ?`)
      .pluck();
    this.#active = db.prepare<[], string>(`select id from sessions where state = 'active'`).pluck();
    this.#live = db.prepare(
      `select s.id as sessionId, s.member_id as memberId,
         nullif(trim(coalesce(m.first_name, '') || ' ' || coalesce(m.last_name, '')), '') as memberName,
         s.kiosk_id as kioskId, k.name as kioskName, s.started_at as startedAt, s.last_activity_at as lastActivityAt,
         s.engine, s.language, s.tokens, s.cost_microdollars as costMicrodollars
       from sessions s left join members m on m.id = s.member_id left join kiosks k on k.id = s.kiosk_id
       where s.state = 'active' order by s.started_at, s.id`,
    );
    this.#spentSince = db
      .prepare<[number], number>('select coalesce(sum(cost_microdollars), 0) from sessions where started_at >= ?')
      .pluck();
  }

  /** Begins a session; the one that the kiosk still had is closed. @returns its id. */
  open({ memberId, kioskId, language, engine }: NewSession): string {
    const { edits, clock, newId } = this.#deps;
    const gymId = this.#deps.gymId();
    if (gymId === undefined) throw new Error('A box without a gym opens no session: provision it first.');
    const time = clock();
    const id = newId();
    const former = this.#atOnce(() => {
      const closed = this.#activeAt.all(kioskId).filter((active) => this.#close(active, 'another-badge', time));
      edits.insert('sessions', {
        id,
        gym_id: gymId,
        member_id: memberId,
        kiosk_id: kioskId,
        state: 'active',
        started_at: time.wallMs,
        last_activity_at: time.wallMs,
        engine,
        language,
        tokens: {},
        cost_microdollars: '0',
        ...stampOf(time),
      });
      return closed;
    });
    this.#activity.set(id, { at: time, storedNs: time.monotonicNs });
    for (const each of former) this.#ended(each, 'another-badge');
    this.#deps.queued();
    return id;
  }

  /** Keeps what was said, where the member agreed to that. */
  turn({ sessionId, role, text, audioMs }: NewTurn): TurnKept {
    const { edits, clock, newId, hasConsent, queued } = this.#deps;
    const time = clock();
    const kept = this.#atOnce((): TurnKept => {
      const session = this.#byId.get(sessionId);
      if (session?.state !== 'active') return { kept: false, why: 'closed' };
      this.#note(sessionId, time);
      const { gymId, memberId } = session;
      if (memberId === null || !hasConsent(memberId, 'conversation')) return { kept: false, why: 'no-consent' };
      const turnId = newId();
      edits.insert('session_turns', {
        id: turnId,
        gym_id: gymId,
        session_id: sessionId,
        member_id: memberId,
        role,
        text,
        at: time.wallMs,
        audio_ms: audioMs === null ? null : Math.round(audioMs),
        ...stampOf(time),
      });
      return { kept: true, turnId };
    });
    if (kept.kept) queued();
    return kept;
  }

  /** A word, a touch: the session is not idle. Nothing to a session that is over. */
  touch(sessionId: string): void {
    if (!this.#activity.has(sessionId)) return;
    this.#atOnce(() => this.#note(sessionId, this.#deps.clock()));
  }

  /** Another engine has taken over, or the member asked for another language. Nothing to a session that is over. */
  change(sessionId: string, changes: { readonly engine?: Engine; readonly language?: Language }): void {
    const isChanged = this.#atOnce(() => {
      if (this.#byId.get(sessionId)?.state !== 'active') return false;
      this.#deps.edits.edit('sessions', sessionId, { ...changes });
      return true;
    });
    if (isChanged) this.#deps.queued();
  }

  /** Counts what an engine has used, also when its bill comes after the goodbye. @throws RangeError */
  addUsage(
    sessionId: string,
    { tokens, costMicrodollars }: { readonly tokens: TokenCounts; readonly costMicrodollars: number },
  ): void {
    for (const count of [...Object.values(tokens), costMicrodollars]) {
      if (!Number.isSafeInteger(count) || count < 0)
        throw new RangeError(`Usage is counted in whole numbers: ${count}`);
    }
    const isCounted = this.#atOnce(() => {
      const session = this.#byId.get(sessionId);
      if (session === undefined) return false;
      const counts: Record<string, number> = { ...tokensOf(session.tokens) };
      for (const [kind, count] of Object.entries(tokens)) counts[kind] = (counts[kind] ?? 0) + count;
      this.#deps.edits.edit('sessions', sessionId, {
        tokens: counts,
        cost_microdollars: String(session.cost + costMicrodollars),
      });
      return true;
    });
    if (isCounted) this.#deps.queued();
  }

  /** @returns false when it was closed before, or there is no such session. */
  close(sessionId: string, reason: CloseReason): boolean {
    const isClosed = this.#atOnce(() => this.#close(sessionId, reason, this.#deps.clock()));
    if (isClosed) {
      this.#ended(sessionId, reason);
      this.#deps.queued();
    }
    return isClosed;
  }

  /** Ends what has been idle for half an hour, by a clock that does not jump. @returns the ids. */
  closeIdle(): string[] {
    const dueNs = this.#deps.clock().monotonicNs - BigInt(idleMs) * 1_000_000n;
    const idle = [...this.#activity].filter(([, { at }]) => at.monotonicNs <= dueNs).map(([id]) => id);
    return idle.filter((id) => this.close(id, 'idle'));
  }

  /** Ends what a former run of the box left open. Call it at start. @returns the ids. */
  closeLeftOpen(): string[] {
    const left = this.#active.all().filter((id) => !this.#activity.has(id));
    return left.filter((id) => this.close(id, 'restart'));
  }

  /** Who talks now, the longest first. */
  live(): LiveSession[] {
    return this.#live.all().map((row) => ({
      ...row,
      lastActivityAt: this.#activity.get(row.sessionId)?.at.wallMs ?? row.lastActivityAt,
      tokens: tokensOf(row.tokens),
    }));
  }

  /** What the sessions that began since then have cost. @param sinceMs Unix ms by this box's clock. */
  spentSince(sinceMs: number): number {
    return this.#spentSince.get(sinceMs) ?? 0;
  }

  #ended(id: string, reason: CloseReason): void {
    this.#activity.delete(id);
    this.#deps.closed(id, reason);
  }

  /** Call inside a transaction. */
  #close(id: string, reason: CloseReason, { wallMs }: EventTime): boolean {
    const { edits, newId, hasConsent } = this.#deps;
    const session = this.#byId.get(id);
    if (session?.state !== 'active') return false;
    const { gymId, memberId, kioskId } = session;
    const lastActivity = this.#activity.get(id);
    edits.edit('sessions', id, {
      state: 'closed',
      closed_at: wallMs,
      close_reason: reason,
      ...(lastActivity && { last_activity_at: lastActivity.at.wallMs }),
    });
    if (memberId === null || !hasConsent(memberId, 'conversation')) return true;
    edits.insert('conversation_summaries', {
      id: newId(),
      gym_id: gymId,
      session_id: id,
      member_id: memberId,
      kiosk_id: kioskId,
      status: 'pending',
      created_at: wallMs,
    });
    return true;
  }

  /** Remembers an activity, and stores it now and then: every word would be an edit for the hub. */
  #note(id: string, time: EventTime): void {
    const former = this.#activity.get(id);
    const isDue = former === undefined || time.monotonicNs - former.storedNs >= BigInt(activityEveryMs) * 1_000_000n;
    if (isDue) this.#deps.edits.edit('sessions', id, { last_activity_at: time.wallMs });
    this.#activity.set(id, { at: time, storedNs: isDue ? time.monotonicNs : former.storedNs });
  }
}

const stampOf = ({ bootId, monotonicNs, clockQuality }: EventTime) => ({
  boot_id: bootId,
  monotonic_ns: monotonicNs.toString(),
  clock_quality: clockQuality,
});

const tokensOf = (json: string | null): TokenCounts => StoredTokens.parse(JSON.parse(json ?? '{}'));
