import { afterTurn, compareOffsets, type Offset } from './offset.ts';
import type { RecentChanges } from './recent-changes.ts';
import type { ShapeDefinition } from './shape-definition.ts';
import {
  isTruncate,
  membershipOf,
  shapeMessages,
  type LoggedChange,
  type Membership,
  type ShapeMessage,
} from './shape-message.ts';
import type { ShapeStorage } from './shape-storage.ts';
import { sees, type TransactionSnapshot } from './transaction-snapshot.ts';

/** A stretch of a shape's log. */
export interface Page {
  /** JSON texts of messages. */
  readonly messages: readonly string[];
  readonly offset: Offset;
  /** Nothing follows, for now. */
  readonly isEnd: boolean;
}

export interface PageRequest {
  readonly definition: ShapeDefinition;
  /** What the shape's first load saw: these changes are in it already. */
  readonly seen: TransactionSnapshot;
  readonly after: Offset;
  /** The last turn that was read. */
  readonly throughTurn: number;
  readonly bytesMax: number;
}

const storedAtOnce = 2000;

/** What follows an offset in a shape's log, or `gone` when that cannot be told: the follower has to begin anew. */
export async function readPage(
  request: PageRequest,
  recent: RecentChanges,
  storage: Pick<ShapeStorage, 'changes' | 'firstTurn'>,
): Promise<Page | 'gone'> {
  const page = new PageWriter(request);
  const { definition, after, throughTurn } = request;
  if (after.turn > recent.floor && definition.filter.kind !== 'sql') {
    for (const { turn, change } of recent.from(definition.logName, after.turn)) {
      if (turn > throughTurn || !page.take(turn, change, undefined)) break;
    }
    return page.close();
  }
  let from = after;
  for (let isMore = true; isMore;) {
    const stored = await storage.changes(definition, from, throughTurn, storedAtOnce);
    isMore = stored.length === storedAtOnce;
    for (const one of stored) {
      if (page.take(one.turn, one.change, one.membership)) continue;
      isMore = false;
      break;
    }
    const last = stored.at(-1);
    if (last) from = { turn: last.turn, place: placeOf(last.change, 1) };
  }
  // Asked last: what was removed while reading would be missed otherwise.
  return after.turn < (await storage.firstTurn()) - 1 ? 'gone' : page.close();
}

/** A change can be two messages: one key goes, another comes. */
const placeOf = (change: LoggedChange, index: number): number => change.place * 2 + index;

class PageWriter {
  readonly #request: PageRequest;
  readonly #messages: string[] = [];
  #bytes = 0;
  #offset: Offset | undefined;
  #held: { readonly offset: Offset; readonly message: ShapeMessage } | undefined;
  #isFull = false;
  #isGone = false;

  constructor(request: PageRequest) {
    this.#request = request;
  }

  /** False when the page takes no more. */
  take(turn: number, change: LoggedChange, judged: Membership | undefined): boolean {
    const { definition, seen, after } = this.#request;
    if (sees(seen, Number(change.xid))) return true;
    if (isTruncate(change)) {
      this.#isGone = true;
      return false;
    }
    const membership = judged ?? membershipOf(definition, change);
    if (membership === undefined) throw new Error('Only the database can judge the filter of this shape.');
    for (const [index, message] of shapeMessages(definition, change, membership).entries()) {
      const offset = { turn, place: placeOf(change, index) };
      if (compareOffsets(offset, after) <= 0) continue;
      this.#flush(this.#held?.offset.turn !== turn);
      if (this.#bytes >= this.#request.bytesMax) {
        this.#isFull = true;
        return false;
      }
      this.#held = { offset, message };
    }
    return true;
  }

  close(): Page | 'gone' {
    if (this.#isGone) return 'gone';
    const { after, throughTurn } = this.#request;
    if (!this.#isFull) this.#flush(true);
    const end = afterTurn(throughTurn);
    const offset = this.#isFull ? (this.#offset ?? after) : compareOffsets(end, after) > 0 ? end : after;
    return { messages: this.#messages, offset, isEnd: !this.#isFull };
  }

  /** Words the message held back until it was known whether another of its turn follows. */
  #flush(isLast: boolean): void {
    if (this.#held === undefined) return;
    const { offset, message } = this.#held;
    const headers = {
      ...message.headers,
      lsn: String(offset.turn),
      op_position: offset.place,
      ...(isLast && { last: true }),
    };
    const json = JSON.stringify({ ...message, headers });
    this.#messages.push(json);
    this.#bytes += json.length;
    this.#offset = offset;
    this.#held = undefined;
  }
}
