import * as z from 'zod/mini';
import { ask } from './ask.ts';

const Counted = z.object({ open: z.int() });

/** On a busy hub something is said in some gym every second: who reads a page is told of it this often at most, ms. */
const restMs = 3000;

/** That something has come about alerts and conversations, for the pages that show them, and how many alerts are open. */
export class InsightNews {
  /** Each grows when there may be others than before. */
  alerts = $state.raw(0);
  conversations = $state.raw(0);
  open = $state.raw(0);
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isMissed = false;

  async alertsChanged(): Promise<void> {
    this.alerts += 1;
    // A count that cannot be read stays what it was; the room itself says why.
    const counted = await ask(Counted, '/api/alerts?limit=0').catch(() => undefined);
    if (counted !== undefined) this.open = counted.open;
  }

  /** The first is told at once, and what comes soon after it together. */
  conversationsChanged(): void {
    this.#isMissed = this.#resting !== undefined;
    if (this.#isMissed) return;
    this.conversations += 1;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#isMissed) this.conversationsChanged();
    }, restMs);
  }
}
