import { setImmediate as otherWork } from 'node:timers/promises';
import { backoffMs } from '@jarvis-edge/sync/backoff.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type { WireRow } from '@jarvis-edge/sync/change.ts';
import type { LabelLanguage, LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import type Database from 'better-sqlite3';
import { inTransaction } from '../../store/open.ts';
import type { Understood } from '../../understood.ts';
import { createIsErased, type IsErased } from '../erased.ts';
import { Rounds } from '../rounds.ts';
import { outcomesOf } from './outcomes.ts';
import { languageOf, PendingSummaries, type Failure, type Pending } from './pending.ts';
import { saidBy, understand, type Meaning } from './understand.ts';

export interface PipelineDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'edit' | 'insert'>;
  /** What labels these texts; a larger model may take its time first. */
  readonly labelsFor: (texts: readonly string[], lang?: LabelLanguage) => LabelUtterance | Promise<LabelUtterance>;
  readonly hasConsent: (memberId: string, consent: 'conversation' | 'sentiment') => boolean;
  /** Told within the transaction that keeps the summary: what follows from it is kept with it, or neither is. */
  readonly understood: (understood: Understood) => void;
  /** Told after a commit: something waits for the hub, and screens may show more. */
  readonly kept: (sessionId: string) => void;
  /** The hub's time as far as it is known, Unix ms. */
  readonly nowMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** For a log: nothing that was said is in it. */
  readonly failed: (sessionId: string, tries: number, error: unknown) => void;
}

export const triesMax = 3;
const retry = { firstMs: 15_000, maxMs: 600_000 };
/** What is due is looked for this often, ms; a session that has just ended is not waited for. */
const everyMs = 15_000;

const nothing: WireRow = {
  ...{ summary_text: null, key_topics: null, sentiment_score: null, sentiment_label: null, emotion: null },
  ...{ intents: null, action_items: null, embedding: null, embedding_model: null, models: null },
};

/**
 * Understands conversations once they are over, each once: the summary that waits since the goodbye is done in the same
 * transaction as all that follows from it. Whatever instant the power goes at, a summary either still waits or is done.
 */
export class Pipeline {
  readonly #deps: PipelineDeps;
  readonly #pending: PendingSummaries;
  readonly #atOnce: <Result>(work: () => Result) => Result;
  readonly #isErased: IsErased;
  readonly #rounds: Rounds;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
    this.#pending = new PendingSummaries(deps.db);
    this.#atOnce = inTransaction(deps.db);
    this.#isErased = createIsErased(deps.db);
    this.#rounds = new Rounds(everyMs, () => this.#round());
  }

  /** Begins with what a former run left. */
  start(): void {
    this.#rounds.start();
  }

  /** A session has ended: its turn comes as soon as the goodbye has been said. Resolves when all that was due has been looked at. */
  async ended(): Promise<void> {
    await otherWork();
    if (this.#rounds.isStarted) await this.look();
  }

  close(): Promise<void> {
    return this.#rounds.close();
  }

  /** Works through what is due. */
  look(): Promise<void> {
    return this.#rounds.now();
  }

  /** Tries one again that was given up. @returns false where there is none. */
  retry(sessionId: string): boolean {
    const { db, edits } = this.#deps;
    const isFound = this.#atOnce(() => {
      const failed = db
        .prepare<[string], string>(`select id from conversation_summaries where session_id = ? and status = 'failed'`)
        .pluck()
        .get(sessionId);
      if (failed === undefined) return false;
      edits.edit('conversation_summaries', failed, { status: 'pending' });
      this.#pending.forgetTries(sessionId);
      return true;
    });
    if (isFound) void this.ended();
    return isFound;
  }

  failures(): Failure[] {
    return this.#pending.failures();
  }

  status() {
    const failures = this.#pending.failures();
    return { waiting: this.#pending.waiting(), failed: failures.length, cause: failures[0]?.cause ?? null };
  }

  /** Understands one conversation now. @returns whether it waited. @throws what understanding or the store throws. */
  async work(sessionId: string): Promise<boolean> {
    const { labelsFor, nowMs } = this.#deps;
    const before = this.#pending.one(sessionId);
    if (before === undefined) return false;
    const { turns, calls } = this.#pending.said(sessionId);
    const [outcomes, language] = [outcomesOf(calls), languageOf(before.language)];
    const texts = saidBy(turns).map(({ text }) => text);
    const meaning = this.#mayKeep(before)
      ? understand({ turns, outcomes, language }, await labelsFor(texts, language))
      : null;
    if (!this.#deps.db.open) return false;
    const isKept = this.#atOnce(() => {
      // It may have been done, or erased, or its consent taken back, since it was read.
      const now = this.#pending.one(sessionId);
      if (now === undefined) return false;
      this.#pending.forgetTries(sessionId);
      if (meaning === null || !this.#mayKeep(now)) this.#keepNothing(now);
      else this.#keep(now, meaning, { ...now, ...understoodOf(meaning), outcomes, at: nowMs() });
      return true;
    });
    if (isKept) this.#deps.kept(sessionId);
    return isKept;
  }

  /** @returns whether one has gone well: only so many are due at once, and there may be more behind. */
  async #round(): Promise<boolean> {
    let isAnyDone = false;
    for (const sessionId of this.#deps.db.open ? this.#dueNow() : []) {
      if (!this.#deps.db.open) return false;
      try {
        isAnyDone = (await this.work(sessionId)) || isAnyDone;
      } catch (error) {
        this.#note(sessionId, error);
      }
      // A tap or a word of the next member goes first.
      await otherWork();
    }
    return isAnyDone;
  }

  #dueNow(): string[] {
    try {
      return this.#pending.due(this.#deps.nowMs(), retry.maxMs);
    } catch (error) {
      this.#deps.failed('', 0, error);
      return [];
    }
  }

  /** Puts off what failed; gives it up, for staff to see, after the last try. A store that refuses this too is asked again later. */
  #note(sessionId: string, error: unknown): void {
    const { edits, nowMs, random, failed } = this.#deps;
    try {
      const tries = this.#atOnce(() => {
        const count = this.#pending.tries(sessionId) + 1;
        const nextAt = nowMs() + backoffMs(count, retry, random());
        this.#pending.keepTries(sessionId, { tries: count, nextAt, cause: causeOf(error) });
        const pending = this.#pending.one(sessionId);
        if (count >= triesMax && pending !== undefined) {
          edits.edit('conversation_summaries', pending.summaryId, { status: 'failed' });
        }
        return count;
      });
      failed(sessionId, tries, error);
    } catch (refusal) {
      failed(sessionId, 0, refusal);
    }
  }

  /** Without both consents JARVIS still talks, and nothing of it is kept. */
  #mayKeep(pending: Pending): boolean {
    const { hasConsent } = this.#deps;
    return (
      hasConsent(pending.memberId, 'conversation') &&
      hasConsent(pending.memberId, 'sentiment') &&
      !this.#isErased(pending)
    );
  }

  #keepNothing({ summaryId }: Pending): void {
    this.#deps.edits.edit('conversation_summaries', summaryId, { ...nothing, status: 'done' });
  }

  #keep(pending: Pending, meaning: Meaning, understood: Understood): void {
    const { feeling, actions, text, embedding, embeddingModel, models, intents, topics } = meaning;
    this.#deps.edits.edit('conversation_summaries', pending.summaryId, {
      ...{ status: 'done', summary_text: text, key_topics: [...topics], intents: [...intents], models: { ...models } },
      ...{ sentiment_score: feeling.score, sentiment_label: feeling.sentiment, emotion: feeling.emotion },
      action_items: actions.map(({ code, parameters }) => ({ code, parameters })) as WireRow[string],
      ...{ embedding: [...embedding], embedding_model: embeddingModel },
    });
    this.#pending.keepLabels(pending, meaning);
    this.#tellMoods(pending, meaning, understood.at);
    this.#deps.understood(understood);
  }

  /** How the member felt from turn to turn: what was said goes to the hub by itself. */
  #tellMoods({ sessionId, gymId, memberId }: Pending, { labels, turnIds }: Meaning, at: number): void {
    if (labels.length === 0) return;
    const moods = labels.map(({ score }, place) => ({ turn_id: turnIds[place] ?? null, score }));
    this.#deps.edits.insert('session_moods', { id: sessionId, gym_id: gymId, member_id: memberId, moods, at });
  }
}

const understoodOf = ({ feeling, displeasure, intents, topics, labels }: Meaning) => ({
  ...{ score: feeling.score, displeasure, emotion: feeling.emotion, intents, topics, said: labels },
});

/** What staff are told, as a code: the store could not be written, or a model failed. */
const causeOf = (error: unknown): 'store' | 'model' =>
  String((error as { code?: unknown } | null)?.code ?? '').startsWith('SQLITE_') ? 'store' : 'model';
