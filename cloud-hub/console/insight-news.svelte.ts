import * as z from 'zod/mini';
import { ask } from './ask.ts';

const Counted = z.object({ open: z.int() });

/** That something has come about alerts and conversations, for the pages that show them, and how many alerts are open. */
export class InsightNews {
  /** Each grows when there may be others than before. */
  alerts = $state.raw(0);
  conversations = $state.raw(0);
  open = $state.raw(0);

  async alertsChanged(): Promise<void> {
    this.alerts += 1;
    // A count that cannot be read stays what it was; the room itself says why.
    const counted = await ask(Counted, '/api/alerts?limit=0').catch(() => undefined);
    if (counted !== undefined) this.open = counted.open;
  }

  conversationsChanged(): void {
    this.conversations += 1;
  }
}
