import { setTimeout as sleep } from 'node:timers/promises';
import { downTable } from '../catalogue.ts';
import type { ChangeTail } from './change-tail.ts';
import { compareOffsets, formatOffset, type Offset } from './offset.ts';
import { Shape } from './shape.ts';
import { insertMessage, shapeMessages, type LoggedChange, type RowImage, type ShapeRows } from './shape-message.ts';
import { parseShapeRequest } from './shape-request.ts';

/** The gym and tenant of the token that came with a request. */
export interface ShapeCaller {
  readonly gymId: string;
  readonly tenantId: string;
}

export interface ShapeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

export interface ShapesOptions {
  readonly tail: Pick<ChangeTail, 'begin'>;
  /** The `electric-schema` header by table. */
  readonly schemas: ReadonlyMap<string, string>;
  /** Never the same twice, over the life of all hubs. */
  readonly newHandle: () => string;
  /** Unix ms. */
  readonly now: () => number;
  /** How long a live request waits for a change. */
  readonly liveMs?: number;
  /** Beyond as many changes a shape begins anew, so that its log does not grow for ever. */
  readonly logLengthMax?: number;
}

interface OpenShape {
  readonly rows: ShapeRows;
  readonly shape: Shape;
}

/**
 * Serves shapes as Electric's HTTP protocol does, so that its official client can follow them. Logs are in memory: after
 * a restart every handle is unknown and is answered with "must refetch".
 */
export class Shapes {
  readonly #options: ShapesOptions;
  readonly #open = new Map<string, OpenShape>();
  readonly #opening = new Map<string, Promise<Shape>>();
  readonly #closed = new AbortController();
  #cursor = 0;

  constructor(options: ShapesOptions) {
    this.#options = options;
  }

  /** Takes in what the tail read in one turn. */
  readonly take = (turn: number, changes: readonly LoggedChange[]): void => {
    for (const { before, after, table } of changes) if (before === null && after === null) this.retire(table);
    const changesByTable = Map.groupBy(changes, ({ table }) => table);
    for (const { rows, shape } of this.#open.values()) {
      shape.append(turn, changesByTable.get(rows.name)?.flatMap((change) => shapeMessages(rows, change)) ?? []);
      if (shape.logLength > (this.#options.logLengthMax ?? 20_000)) this.#drop(rows);
    }
  };

  /** Ends the shapes of a table, or all: their followers fetch anew. */
  retire(table?: string): void {
    for (const { rows } of [...this.#open.values()]) if (table === undefined || rows.name === table) this.#drop(rows);
  }

  /** Answers all who wait, at once. */
  close(): void {
    this.#closed.abort();
  }

  /**
   * @param query The request's parameters.
   * @param gone Aborts when the caller hung up.
   */
  async answer(
    name: string,
    query: Readonly<Record<string, unknown>>,
    caller: ShapeCaller,
    gone: AbortSignal,
  ): Promise<ShapeAnswer> {
    const table = downTable(name);
    if (table === undefined) return badRequest({ table: ['is not one that boxes mirror'] }, 404);
    const request = parseShapeRequest(query, name, table);
    if (request.kind === 'bad') return badRequest(request.errors);
    const rows = { name, table, scopeValue: table.scope.is === 'gym' ? caller.gymId : caller.tenantId };
    const shape = await this.#shapeOf(rows);
    if (request.kind === 'beginning') return this.#page(name, shape, 'beginning', false);
    if (request.kind === 'now') return this.#page(name, shape, shape.end, false);
    const { offset, handle, isLive } = request;
    if (handle !== shape.handle) return mustRefetch(shape.handle);
    if (compareOffsets(offset, shape.end) > 0) return badRequest({ offset: ['is beyond the end of the log'] });
    if (isLive && shape.page(offset).messages.length === 0) await this.#changeOf(shape, gone);
    if (shape.isRetired) return mustRefetch((await this.#shapeOf(rows)).handle);
    return this.#page(name, shape, offset, isLive);
  }

  async #changeOf(shape: Shape, gone: AbortSignal): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([gone, this.#closed.signal, over.signal]);
    const waited = sleep(this.#options.liveMs ?? 20_000, undefined, { signal }).catch(() => undefined);
    await Promise.race([shape.change(), waited]);
    over.abort();
  }

  #page(name: string, shape: Shape, after: Offset | 'beginning', isLive: boolean): ShapeAnswer {
    const { messages, offset, isEnd } = shape.page(after);
    // Differs from every cursor before: clients take an answer with a known one for a cached one.
    this.#cursor = Math.max(this.#cursor + 1, this.#options.now());
    const cursor = String(this.#cursor);
    const from = after === 'beginning' ? '-1' : formatOffset(after);
    const upToDate = JSON.stringify({ headers: { control: 'up-to-date', global_last_seen_lsn: String(offset.turn) } });
    return {
      status: 200,
      headers: {
        'electric-handle': shape.handle,
        'electric-offset': formatOffset(offset),
        'electric-cursor': cursor,
        ...(!isLive && { 'electric-schema': this.#options.schemas.get(name) ?? '{}' }),
        ...(isEnd && { 'electric-up-to-date': '' }),
        etag: `"${shape.handle}:${from}:${formatOffset(offset)}${isEnd && messages.length === 0 ? `:${cursor}` : ''}"`,
        ...uncached,
      },
      body: `[${[...messages, ...(isEnd ? [upToDate] : [])].join(',\n')}]`,
    };
  }

  #shapeOf(rows: ShapeRows): Shape | Promise<Shape> {
    const key = keyOf(rows);
    const open = this.#open.get(key);
    if (open) return open.shape;
    const opening = this.#opening.get(key) ?? this.#begin(rows);
    this.#opening.set(key, opening);
    return opening;
  }

  #begin(rows: ShapeRows): Promise<Shape> {
    const key = keyOf(rows);
    return new Promise((resolve, reject) => {
      this.#options.tail.begin({
        rows,
        begin: (images: readonly RowImage[]) => {
          const shape = new Shape(
            this.#options.newHandle(),
            images.map((image) => insertMessage(rows, image)),
          );
          this.#open.set(key, { rows, shape });
          this.#opening.delete(key);
          resolve(shape);
        },
        fail: (error) => {
          this.#opening.delete(key);
          reject(error);
        },
      });
    });
  }

  #drop(rows: ShapeRows): void {
    this.#open.get(keyOf(rows))?.shape.retire();
    this.#open.delete(keyOf(rows));
  }
}

const keyOf = ({ name, scopeValue }: ShapeRows): string => `${name} ${scopeValue}`;

/** Answers differ by token, so no cache that others share may keep them. */
const uncached = { 'cache-control': 'private, no-cache', vary: 'authorization' };

const mustRefetch = (handle: string): ShapeAnswer => ({
  status: 409,
  headers: { 'electric-handle': handle, ...uncached },
  body: JSON.stringify([{ headers: { control: 'must-refetch' } }]),
});

/** As Electric words it, beside the words of our other errors. */
function badRequest(errors: Readonly<Record<string, readonly string[]>>, status = 400): ShapeAnswer {
  const message = 'The shape request cannot be served.';
  const fields = Object.fromEntries(Object.entries(errors).map(([field, reasons]) => [field, reasons.join(', ')]));
  const error = { code: 'shape-request-invalid', message, remedy: 'Correct the parameters named.', fields };
  return { status, headers: { 'cache-control': 'no-store' }, body: JSON.stringify({ message, errors, error }) };
}
