import type { AuditEntry } from '../../protocol/audit.ts';
import { Deed, Loaded } from '../../../kiosk-ui/kit/loaded.svelte.ts';
import { readAudit } from './audit-client.ts';

export interface Wanted {
  text: string;
  action: string;
  gymId: string | null;
  /** Unix ms. */
  from: number | undefined;
  until: number | undefined;
}

/** The log as it is searched: a first page, and older ones behind it. */
export class AuditSearch extends Loaded<{ entries: readonly AuditEntry[]; cursor: string | null }> {
  actions: readonly string[] = $state.raw([]);
  readonly older = new Deed();
  readonly #query: () => Parameters<typeof readAudit>[0];

  constructor(wanted: () => Wanted) {
    const query = () => {
      const { text, action, gymId, from, until } = wanted();
      return {
        text: text.trim() || undefined,
        action: action || undefined,
        gymId: gymId ?? undefined,
        from,
        until,
      };
    };
    super(async () => {
      const { entries, cursor, actions } = await readAudit(query());
      this.actions = actions;
      return { entries, cursor };
    });
    this.#query = query;
  }

  /** The next page, unless the search has changed meanwhile. */
  async loadOlder(): Promise<void> {
    const before = this.value;
    if (before === undefined || before.cursor === null) return;
    const { cursor } = before;
    await this.older.run(async () => {
      const page = await readAudit({ ...this.#query(), cursor });
      if (this.value === before) {
        this.value = { entries: [...before.entries, ...page.entries], cursor: page.cursor };
      }
    });
  }
}
