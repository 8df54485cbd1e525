import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import { v5 as idFrom } from 'uuid';
import { inTransaction } from '../../store/open.ts';
import type { Understood } from '../../understood.ts';
import { createIsErased, type IsErased } from '../erased.ts';
import { languageOf } from '../pipeline/pending.ts';
import { Rounds } from '../rounds.ts';
import { askCloud, type Answered, type ChatUsage, type CloudChat } from './ask.ts';
import { judged } from './judge.ts';
import { unnamed } from './unnamed.ts';
import { WaitingRefinements, type Refinement, type Waiting } from './waiting.ts';

/** The account that pays, and the line to it. */
export interface CloudAccount extends CloudChat {
  /** Asked only about conversations that may leave the box. */
  readonly isOnline: () => Promise<boolean>;
  /** Whether the day's or the month's money is spent. */
  readonly isCapReached: () => boolean;
  /** Called within a transaction. */
  readonly charge: (sessionId: string, model: string, usage: ChatUsage) => void;
}

export interface RefinementsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert'>;
  readonly cloud: CloudAccount;
  readonly hasConsent: (memberId: string, consent: 'conversation' | 'sentiment' | 'cloud_voice') => boolean;
  /** Told after a commit: something waits for the hub, and screens may show more. */
  readonly kept: (sessionId: string) => void;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Runs something later. @returns what forgets it. */
  readonly after: (ms: number, then: () => void) => () => void;
  /** For a log: nothing that was said is in it. */
  readonly report: (problem: string) => void;
}

export const triesMax = 3;
const retry = { firstMs: 60_000, maxMs: 3_600_000 };
const slowAfterMs = 30_000;
/** What needs no try of its own is looked at again after so long, ms. */
const againMs = { offline: 60_000, budget: 900_000 };
const everyMs = 15_000;

/** A second try writes the same row. */
export const refinedIdOf = (summaryId: string): string => idFrom('refined', summaryId);

/**
 * Has a cloud model word the summaries better that the box has made, beside the box's own work and never before it. Each
 * becomes a summary of its own. A try is counted before it begins: whatever instant the power goes at, none is made for ever.
 */
export class Refinements {
  readonly #deps: RefinementsDeps;
  readonly #waiting: WaitingRefinements;
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #closing = new AbortController();
  readonly #isErased: IsErased;
  readonly #rounds: Rounds;
  /** Unix ms: until then the service is left alone, whoever waits. */
  #quietUntil = 0;

  constructor(deps: RefinementsDeps) {
    this.#deps = deps;
    this.#waiting = new WaitingRefinements(deps.db);
    this.#atOnce = inTransaction(deps.db);
    this.#isErased = createIsErased(deps.db);
    this.#rounds = new Rounds(everyMs, () => this.#round());
  }

  /** Notes one whose summary is being kept. Call inside that transaction. */
  want({ sessionId, memberId }: Pick<Understood, 'sessionId' | 'memberId'>): void {
    if (this.#isConsented(memberId)) {
      this.#waiting.keep(sessionId, { tries: 0, nextAt: this.#deps.nowMs(), cause: null });
    }
  }

  /** Begins with what a former run left. */
  start(): void {
    this.#rounds.start();
  }

  /** A summary was kept. */
  kept(): void {
    if (this.#rounds.isStarted) void this.look();
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#rounds.close();
  }

  /** Works through what is due. */
  look(): Promise<void> {
    return this.#rounds.now();
  }

  status() {
    return { state: 'on' as const, model: this.#deps.cloud.model, ...this.#waiting.counts() };
  }

  /** @returns whether all that were due were tried: there may be more behind. */
  async #round(): Promise<boolean> {
    if (!this.#isOpen) return false;
    const quietMs = this.#quietUntil - this.#deps.nowMs();
    // A longer rest was meant by a clock that was wrong.
    if (quietMs > 0 && quietMs <= retry.maxMs) return false;
    try {
      const due = this.#waiting.due(this.#deps.nowMs(), retry.maxMs);
      for (const sessionId of due) {
        // Where one is not to be tried, nobody else can be asked either.
        if (!this.#isOpen || !(await this.#work(sessionId))) return false;
      }
      return due.length > 0;
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      this.#deps.report(`a refined summary was not kept${typeof code === 'string' ? `: ${code}` : ''}`);
      return false;
    }
  }

  get #isOpen(): boolean {
    return this.#deps.db.open && !this.#closing.signal.aborted;
  }

  /** @returns whether the next one may be tried. */
  async #work(sessionId: string): Promise<boolean> {
    const { cloud, nowMs, random } = this.#deps;
    const now = this.#waiting.read(sessionId);
    if (now === undefined || this.#mayLeave(sessionId) === undefined) return this.#forget(sessionId);
    if (now.tries >= triesMax) return this.#note(sessionId, { ...now, nextAt: null });
    if (cloud.isCapReached()) return this.#putOff(sessionId, now, 'budget');
    const isOnline = await cloud.isOnline();
    if (!this.#isOpen) return false;
    if (!isOnline) return this.#putOff(sessionId, now, 'offline');
    // Consent may have been taken back while the line was looked at.
    const member = this.#mayLeave(sessionId);
    if (member === undefined) return this.#forget(sessionId);
    const tries = now.tries + 1;
    const nextAt = nowMs() + backoffMs(tries, retry, random());
    this.#waiting.keep(sessionId, { tries, nextAt, cause: 'interrupted' });
    const said = this.#waiting.said(sessionId);
    const answered = await this.#ask(member, said);
    if (!this.#deps.db.open) return false;
    if (answered.kind === 'slow' && this.#closing.signal.aborted) {
      this.#waiting.keep(sessionId, now);
      return false;
    }
    if (answered.kind !== 'answer') {
      const later = Math.min(answered.retryAfterMs ?? 0, retry.maxMs);
      const restedAt = Math.max(nextAt, nowMs() + later);
      this.#failed(sessionId, { tries, nextAt: restedAt, cause: answered.kind });
      if (answered.kind === 'slow') return true;
      this.#quietUntil = restedAt;
      return false;
    }
    return this.#answered(sessionId, answered, { said, tries, nextAt });
  }

  async #ask(waiting: Waiting, said: readonly string[]): Promise<Answered> {
    const given = new AbortController();
    const forget = this.#deps.after(slowAfterMs, () => given.abort());
    const names = [waiting.firstName ?? '', waiting.lastName ?? ''];
    const told = {
      language: languageOf(waiting.language) ?? 'fr',
      said: said.map((text) => unnamed(text, names)),
      draft: unnamed(waiting.draft, names),
    };
    try {
      return await askCloud(this.#deps.cloud, told, AbortSignal.any([given.signal, this.#closing.signal]));
    } finally {
      forget();
    }
  }

  #answered(
    sessionId: string,
    { text, model, usage }: Extract<Answered, { kind: 'answer' }>,
    { said, tries, nextAt }: { said: readonly string[]; tries: number; nextAt: number },
  ): boolean {
    const { cloud } = this.#deps;
    const failure = this.#atOnce(() => {
      if (usage !== null) cloud.charge(sessionId, model, usage);
      // It may have been erased, or its consent taken back, since it was sent.
      const now = this.#mayLeave(sessionId);
      if (now === undefined) {
        this.#waiting.forget(sessionId);
        return undefined;
      }
      const verdict = judged(text, said, languageOf(now.language) ?? 'fr');
      if ('refusal' in verdict) return verdict.refusal;
      this.#keep(now, verdict.text, model);
      this.#waiting.forget(sessionId);
      return undefined;
    });
    this.#deps.kept(sessionId);
    return failure === undefined || this.#failed(sessionId, { tries, nextAt, cause: failure });
  }

  #keep({ summaryId, gymId, sessionId, memberId, kioskId }: Waiting, text: string, model: string): void {
    this.#deps.edits.insert('conversation_summaries', {
      ...{ id: refinedIdOf(summaryId), gym_id: gymId, session_id: sessionId, member_id: memberId, kiosk_id: kioskId },
      ...{ summary_text: text, models: { summary: model }, status: 'refined', created_at: this.#deps.nowMs() },
    });
  }

  /** What may be sent now; undefined where there is nothing, it is refined already, was erased, or the member does not agree. */
  #mayLeave(sessionId: string): Waiting | undefined {
    const waiting = this.#waiting.one(sessionId);
    if (waiting === undefined || !this.#isConsented(waiting.memberId)) return undefined;
    if (this.#isErased(waiting) || this.#waiting.isRefined(refinedIdOf(waiting.summaryId))) return undefined;
    return this.#waiting.said(sessionId).length === 0 ? undefined : waiting;
  }

  #isConsented(memberId: string): boolean {
    const { hasConsent } = this.#deps;
    return (['conversation', 'sentiment', 'cloud_voice'] as const).every((consent) => hasConsent(memberId, consent));
  }

  #forget(sessionId: string): true {
    this.#waiting.forget(sessionId);
    return true;
  }

  #putOff(sessionId: string, { tries }: Refinement, cause: keyof typeof againMs): false {
    this.#waiting.keep(sessionId, { tries, nextAt: this.#deps.nowMs() + againMs[cause], cause });
    return false;
  }

  #failed(sessionId: string, failed: Refinement): true {
    return this.#note(sessionId, failed.tries >= triesMax ? { ...failed, nextAt: null } : failed);
  }

  #note(sessionId: string, refinement: Refinement): true {
    const { tries, nextAt, cause } = refinement;
    this.#waiting.keep(sessionId, refinement);
    this.#deps.report(
      `the summary of ${sessionId} was not refined (${cause}), try ${tries}${nextAt === null ? ', the last' : ''}`,
    );
    return true;
  }
}
