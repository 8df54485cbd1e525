import { readConflicts, reviewConflict, type Conflict, type Decision, type List } from './conflicts-client.ts';

/** Edits that gave way unseen, and what is decided about them. */
export class Conflicts {
  all: readonly Conflict[] = $state.raw([]);
  open = $state.raw(0);
  names: Readonly<Record<string, string>> = $state.raw({});
  state: 'loading' | 'ready' | 'failed' = $state.raw('loading');
  /** The conflict whose decision the hub would not take. */
  refusedId: string | null = $state.raw(null);
  decided: { decision: Decision } | null = $state.raw(null);

  readonly waiting = $derived(this.all.filter(({ reviewedAt }) => reviewedAt === null));
  readonly done = $derived(this.all.filter(({ reviewedAt }) => reviewedAt !== null));

  async load() {
    try {
      this.#take(await readConflicts());
    } catch {
      if (this.state === 'ready') return;
      this.state = 'failed';
    }
  }

  async decide(id: string, decision: Decision) {
    this.refusedId = null;
    try {
      this.#take(await reviewConflict(id, decision));
      this.decided = { decision };
    } catch {
      this.refusedId = id;
      await this.load();
    }
  }

  #take({ conflicts, open, names }: List) {
    this.all = conflicts;
    this.open = open;
    this.names = names;
    this.state = 'ready';
  }
}
