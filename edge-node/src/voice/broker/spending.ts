import type { Caps } from '../ledger.ts';
import { capReached, costOf, ResponseUsage, tokensOf, TranscriptionUsage, transcriptionCostOf } from '../ledger.ts';
import type { Engine } from '../engine.ts';
import type { Sessions, TokenCounts } from '../sessions.ts';

export interface SpendingDeps {
  readonly sessionId: string;
  readonly sessions: Pick<Sessions, 'addUsage' | 'spentSince'>;
  readonly caps: Caps;
  /** Since when the day and the gym's own period count, Unix ms. */
  readonly periods: () => { readonly day: number; readonly gym: number };
  /** Unix ms. */
  readonly nowMs: () => number;
  readonly transcriptionModel: string;
}

/** What one conversation costs. */
export class Spending {
  readonly #deps: SpendingDeps;
  #micro = 0;

  constructor(deps: SpendingDeps) {
    this.#deps = deps;
  }

  response(usage: unknown, engine: Pick<Engine, 'kind' | 'model'>): void {
    const read = ResponseUsage.safeParse(usage);
    if (!read.success) return;
    const cost = engine.kind === 'local' ? 0 : costOf(read.data, engine.model, this.#deps.nowMs());
    this.#add(tokensOf(read.data), cost);
  }

  transcription(usage: unknown, engine: Pick<Engine, 'kind'>): void {
    const read = TranscriptionUsage.safeParse(usage);
    if (!read.success) return;
    const { transcriptionModel, nowMs } = this.#deps;
    const cost = engine.kind === 'local' ? 0 : transcriptionCostOf(read.data, transcriptionModel, nowMs());
    this.#add(
      read.data.type === 'duration' ? { transcribedMs: Math.round(read.data.seconds * 1000) } : tokensOf(read.data),
      cost,
    );
  }

  /** Whether an engine that costs money may answer once more. */
  isCapReached(): boolean {
    const { sessions, caps, periods } = this.#deps;
    const since = periods();
    const spent = {
      session: this.#micro,
      day: caps.day === null ? 0 : sessions.spentSince(since.day),
      gym: caps.gym === null ? 0 : sessions.spentSince(since.gym),
    };
    return capReached(spent, caps) !== undefined;
  }

  #add(counts: TokenCounts, costMicrodollars: number): void {
    const tokens = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    if (costMicrodollars === 0 && Object.keys(tokens).length === 0) return;
    this.#micro += costMicrodollars;
    this.#deps.sessions.addUsage(this.#deps.sessionId, { tokens, costMicrodollars });
  }
}
