import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { LoggedChange, RowImage, ShapeRows } from './shape-message.ts';

/** A shape about to begin: its rows are read where the log stands, so nothing falls between the two or counts twice. */
interface Beginning {
  readonly rows: ShapeRows;
  readonly begin: (images: readonly RowImage[]) => void;
  readonly fail: (error: Error) => void;
}

export interface ChangeTailOptions {
  /** Of the sync login. */
  readonly url: string;
  /** Changes that became visible in one turn, in an order that holds for each row. Never empty. */
  readonly changes: (turn: number, changes: readonly LoggedChange[]) => void;
  /** Log rows went missing before they were read: what was built from the log no longer holds. */
  readonly lost: () => void;
  /** A turn failed; the next try follows by itself. */
  readonly failed: (error: unknown) => void;
  /** How long a missed notification may go unnoticed. */
  readonly pollMs?: number;
}

/** The text of values must be what the triggers of the change log write. */
const pinned =
  '-c datestyle=iso,ymd -c timezone=UTC -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1';

/**
 * Follows the change log of the database, once a process.
 *
 * A turn reads what is visible now and was not visible in the snapshot of the turn before. Following the sequence
 * instead would lose a transaction that commits after one with higher numbers; waiting until all lower transactions
 * have ended would stall behind a long one and could deliver two versions of a row in the wrong order.
 */
export class ChangeTail {
  readonly #options: ChangeTailOptions;
  readonly #beginnings: Beginning[] = [];
  readonly #stop = new AbortController();
  #client: pg.Client | undefined;
  #snapshot: string | undefined;
  #turn = 0;
  #woken = Promise.withResolvers<void>();
  #running: Promise<void> | undefined;

  constructor(options: ChangeTailOptions) {
    this.#options = options;
  }

  /** Resolves once the log has been read for the first time. */
  async start(): Promise<void> {
    await this.#read();
    this.#running = this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#woken.resolve();
    await this.#running;
    await this.#disconnect();
    this.#failBeginnings(new Error('The hub is stopping.'));
  }

  /** The snapshot up to which the log has been read, in PostgreSQL's text. */
  get consumed(): string | undefined {
    return this.#snapshot;
  }

  /** Reads the rows of a shape; `begin` is called before any change that these rows do not have yet. */
  begin(beginning: Beginning): void {
    this.#beginnings.push(beginning);
    this.#woken.resolve();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await Promise.race([this.#woken.promise, pause(this.#options.pollMs ?? 1000, signal)]);
      if (signal.aborted) return;
      // Before reading: what is logged from here on wakes the next turn.
      this.#woken = Promise.withResolvers<void>();
      try {
        await this.#read();
      } catch (error) {
        this.#options.failed(error);
        this.#failBeginnings(error as Error);
        await this.#disconnect();
        await pause(250, signal);
      }
    }
  }

  async #read(): Promise<void> {
    const client = (this.#client ??= await this.#connect());
    const beginnings = [...this.#beginnings];
    await client.query('begin isolation level repeatable read read only');
    const { snapshot, changes, isLost } = await readLog(client, this.#snapshot);
    const begun: [Beginning, RowImage[]][] = [];
    for (const beginning of beginnings) begun.push([beginning, await readRows(client, beginning.rows)]);
    await client.query('commit');
    // From here to the end nothing waits: a shape begins exactly between this turn's changes and the next one's.
    this.#snapshot = snapshot;
    if (isLost) this.#options.lost();
    if (changes.length > 0) this.#options.changes((this.#turn += 1), changes);
    this.#beginnings.splice(0, beginnings.length);
    for (const [beginning, images] of begun) beginning.begin(images);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#options.url, options: pinned });
    client.on('notification', () => this.#woken.resolve());
    // The turn that uses the connection meets the error too, and handles it.
    client.on('error', () => this.#woken.resolve());
    await client.connect();
    await client.query('listen jarvis_changes');
    return client;
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #failBeginnings(error: Error): void {
    for (const { fail } of this.#beginnings.splice(0)) fail(error);
  }
}

interface LogRow {
  snapshot: string;
  is_lost: boolean;
  table_name: string | null;
  before: RowImage | null;
  after: RowImage | null;
  xid: string;
}

async function readLog(client: pg.Client, last: string | undefined) {
  const { rows } = await client.query<LogRow>(
    `select now.snapshot::text, not pg_visible_in_snapshot(floor.pruned_xid, now.last) as is_lost,
       log.table_name, log.xid::text, app.hstore_to_json(log.before) as before, app.hstore_to_json(log.after) as after
     from (select pg_current_snapshot() as snapshot, coalesce($1::pg_snapshot, pg_current_snapshot()) as last) as now
     cross join change_log_floor as floor
     left join change_log as log
       on log.xid >= pg_snapshot_xmin(now.last) and not pg_visible_in_snapshot(log.xid, now.last)
     order by log.seq`,
    [last ?? null],
  );
  const [first] = rows;
  if (first === undefined) throw new Error('The change log has no floor; the migrations did not run to their end.');
  const changes: LoggedChange[] = rows.flatMap(({ table_name: table, before, after, xid }) =>
    table === null ? [] : [{ table, before, after, xid }],
  );
  return { snapshot: first.snapshot, changes, isLost: first.is_lost };
}

async function readRows(client: pg.Client, { name, table, scopeValue }: ShapeRows): Promise<RowImage[]> {
  const { column, match } = table.scope;
  const where = match === 'equals' ? `t.${column} = $1::uuid` : `t.${column} @> array[$1::uuid]`;
  const { rows } = await client.query<{ image: RowImage }>(
    `select app.hstore_to_json(app.slice(app.hstore(t), $2::text[])) as image from ${name} as t where ${where} order by t.id`,
    [scopeValue, Object.keys(table.columns)],
  );
  return rows.map(({ image }) => image);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
