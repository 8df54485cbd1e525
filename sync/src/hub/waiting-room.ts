import { setTimeout as sleep } from 'node:timers/promises';
import { scopeValues, type ShapeDefinition } from './shape-definition.ts';
import { isTruncate, type LoggedChange } from './shape-message.ts';

interface Waiter {
  readonly definition: ShapeDefinition;
  readonly wake: () => void;
}

/** Those who wait for something to happen to a shape, by table. */
export class WaitingRoom {
  readonly #waiters = new Map<string, Set<Waiter>>();

  /** Resolves when something that may concern one of the shapes happened, when `ms` are over, or when the signal aborts. */
  async wait(definitions: readonly ShapeDefinition[], ms: number, signal: AbortSignal): Promise<void> {
    const woken = Promise.withResolvers<void>();
    const waiting = definitions.map((definition): Waiter => ({ definition, wake: woken.resolve }));
    for (const waiter of waiting) this.#add(waiter);
    const over = new AbortController();
    const limit = sleep(ms, undefined, { signal: AbortSignal.any([signal, over.signal]) }).catch(() => undefined);
    await Promise.race([woken.promise, limit]);
    over.abort();
    for (const waiter of waiting) this.#remove(waiter);
  }

  #add(waiter: Waiter): void {
    const name = waiter.definition.logName;
    const waiters = this.#waiters.get(name) ?? new Set();
    this.#waiters.set(name, waiters.add(waiter));
  }

  #remove(waiter: Waiter): void {
    const name = waiter.definition.logName;
    const waiters = this.#waiters.get(name);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#waiters.delete(name);
  }

  /** Wakes those whom a turn concerns. */
  take(changes: readonly LoggedChange[]): void {
    for (const [table, ofTable] of Map.groupBy(changes, (change) => change.table)) {
      const waiters = this.#waiters.get(table);
      if (waiters === undefined) continue;
      const isTruncated = ofTable.some(isTruncate);
      const touched = new Map<string, ReadonlySet<string>>();
      for (const { definition, wake } of waiters) {
        if (isTruncated || concerns(definition, ofTable, touched)) wake();
      }
    }
  }

  /** Wakes everyone, or everyone at one table. */
  wakeAll(table?: string): void {
    for (const [name, waiters] of this.#waiters) {
      if (table === undefined || name === table) for (const { wake } of waiters) wake();
    }
  }
}

/**
 * Whether changes of its table may concern a shape.
 *
 * @param touched The scopes that the changes touch, by column: worked out once for all who wait.
 */
export function concerns(
  { filter }: ShapeDefinition,
  changes: readonly LoggedChange[],
  touched = new Map<string, ReadonlySet<string>>(),
): boolean {
  if (filter.kind !== 'scope') return true;
  const { column, match, value } = filter;
  const known = touched.get(column);
  if (known !== undefined) return known.has(value);
  const scopes = new Set(
    changes
      .flatMap(({ before, after }) => [before?.[column], after?.[column]])
      .flatMap((text) => (text === undefined || text === null ? [] : scopeValues(text, match))),
  );
  touched.set(column, scopes);
  return scopes.has(value);
}
